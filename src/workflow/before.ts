/**
 * Finds the last certificate of a name, and decides which parts of its content the next certificate gets too. This file issues
 * no certificate.
 */

import { authorityFor } from '../authority/authority.ts'
import type { Home } from '../authority/home.ts'
import { type EntryName, formatInstant, type Instant } from '../core/brand.ts'
import type { KeyType } from '../core/key.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import type { Usage } from '../core/record.ts'
import { type ClaimDefinition, type Claims, formatClaimValue, namesOf, readClaims } from '../policy/claim.ts'
import { DAY_SECONDS, type Profile } from '../policy/profile.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import { formatGeneralName, type GeneralName } from '../x509/general-name.ts'
import { describePublicKey } from '../x509/public-key.ts'
import { type IssuedRecord, readRecorded } from './find.ts'

/** The content of the certificate before, and the parts of it that the new certificate has. */
export type BeforeFacts = {
  readonly serial: string
  readonly state: IssuedRecord['state'] | 'expired'
  readonly notAfter: string
  /** The parts that were copied from the last certificate: the kinds of names, `claims`, `profile`, `lifetime`, `key type`. */
  readonly kept: readonly string[]
  /** Names and claims that the new one does not have. */
  readonly lost: readonly string[]
}

/** Reasons that say that the holder may no longer do what the certificate said. */
const withdrawn = ['privilegeWithdrawn', 'affiliationChanged']

export type Before = { readonly record: IssuedRecord; readonly tbs: TbsCertificate }

/** Finds the newest certificate of a name, of any authority; undefined where there is none. */
export async function findBefore(home: Home, name: EntryName, store: Store): Promise<Before | undefined> {
  const record = (await store.certificates.findByName(name)).find(
    (one): one is IssuedRecord => one.state === 'issued' || one.state === 'revoked',
  )
  return record && { record, tbs: readRecorded(record, home).tbs }
}

/**
 * Whether a new certificate of this authority may take over the content of an old certificate: it may not if the old certificate
 * was revoked because its holder may no longer do what the certificate said. Pure.
 */
export const isModel = ({ record }: Before, authority: EntryName): boolean =>
  record.authority === authority && !(record.state === 'revoked' && withdrawn.includes(record.reason))

/**
 * The authority that signs for a request: the one that it names; with `again` that of the last certificate, where it is of the same
 * usage; or the default. Pure.
 *
 * @throws {CountersignError} `authority.unknown`, `authority.other-usage`
 */
export function signerFor(
  home: Home,
  { usage, naming, authority }: { readonly usage: Usage; readonly naming: string; readonly authority?: string },
  before: Before | undefined,
): EntryName {
  const last = naming === 'again' ? before?.record.authority : undefined
  const isFit = home.settings.authorities.some((one) => one.name === last && one.usage === usage)
  return authorityFor(home, usage, authority ?? (isFit ? last : undefined))
}

/** The contents of a certificate that a request states; the rest may be taken from the previous certificate. */
export type Wanted = {
  readonly names: readonly GeneralName[]
  readonly claims: Claims
  readonly days?: number
  readonly keyType?: KeyType
}

/** URIs that carry a claim come with the claim. */
const ownNames = (tbs: TbsCertificate, definitions: readonly ClaimDefinition[]): readonly GeneralName[] =>
  namesOf(tbs).filter(
    (name) => name.kind !== 'uri' || !definitions.some(({ uri }) => uri !== undefined && name.value.startsWith(uri)),
  )

/**
 * Fills in what a request does not say by what the certificate before had: kind of names by kind of names, all claims
 * together, and under the same profile its lifetime and kind of key, as far as the profile still allows them.
 *
 * Pure.
 *
 * @returns the request, and in words what was taken over
 */
export function takeOver(
  wanted: Wanted,
  { record, tbs }: Before,
  profile: Profile,
  definitions: readonly ClaimDefinition[],
): Wanted & { readonly kept: readonly string[] } {
  const names = ownNames(tbs, definitions).filter(({ kind }) => wanted.names.every((name) => name.kind !== kind))
  const claims = Object.keys(wanted.claims).length === 0 ? readClaims(tbs, definitions) : {}
  const same = record.profile === profile.name
  const lasted = Math.min(tbs.notAfter - tbs.notBefore + 1, profile.maximumSeconds)
  const days = wanted.days ?? (same ? lasted / DAY_SECONDS : undefined)
  const keyType = wanted.keyType ?? (same ? profile.keyTypes.find((type) => type === typeOf(tbs)) : undefined)
  return {
    names: [...wanted.names, ...names],
    claims: { ...wanted.claims, ...claims },
    ...present({ days, keyType }),
    kept: [
      ...new Set(names.map((name) => formatGeneralName(name).split(':', 1)[0]!)),
      ...(Object.keys(claims).length === 0 ? [] : ['claims']),
      ...(same ? ['profile'] : []),
      ...(days === wanted.days ? [] : ['lifetime']),
      ...(keyType === wanted.keyType ? [] : ['key type']),
    ],
  }
}

const typeOf = (tbs: TbsCertificate): string => describePublicKey(tbs.spki).type

/** Names and claims of a certificate, one a text, such as `role = admin`. */
function contentOf(tbs: TbsCertificate, definitions: readonly ClaimDefinition[]): readonly string[] {
  const claims = readClaims(tbs, definitions)
  const shown = definitions.flatMap((definition) => {
    const value = claims[definition.name]
    return value === undefined ? [] : [`${definition.name} = ${formatClaimValue(definition, value)}`]
  })
  return [...ownNames(tbs, definitions).map(formatGeneralName), ...shown]
}

/** Whether two certificates have the same names and claims. Pure. */
export function hasSameContent(
  one: TbsCertificate,
  other: TbsCertificate,
  definitions: readonly ClaimDefinition[],
): boolean {
  const [these, those] = [new Set(contentOf(one, definitions)), new Set(contentOf(other, definitions))]
  return these.size === those.size && [...these].every((text) => those.has(text))
}

/** Tells of the certificate before, and what the one that follows lacks of it. Pure. */
export function beforeFacts(
  { record, tbs }: Before,
  next: TbsCertificate,
  kept: readonly string[],
  definitions: readonly ClaimDefinition[],
  now: Instant,
): BeforeFacts {
  const has = contentOf(next, definitions)
  return {
    serial: record.serial,
    state: record.state === 'issued' && record.notAfter < now ? 'expired' : record.state,
    notAfter: formatInstant(record.notAfter),
    kept,
    lost: contentOf(tbs, definitions).filter((text) => !has.includes(text)),
  }
}
