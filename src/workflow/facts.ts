/** Describes certificates and CRLs in the one form that the answers of all commands use. This file makes no decision. */

import type { Authority } from '../authority/authority.ts'
import { type Backlog, findBacklog, isBehind, keyOf } from '../authority/backlog.ts'
import { isForgotten } from '../authority/dating.ts'
import type { Home } from '../authority/home.ts'
import { lookAtCrl } from '../authority/published.ts'
import { keptShards, shardsBehind } from '../authority/shards.ts'
import { formatInstant, type Instant, type Oid } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import { countedStateOf } from '../core/record.ts'
import { CountersignError, isRefusal, type RefusalCode } from '../core/refusal.ts'
import { type ClaimDefinition, namesOf, readClaims } from '../policy/claim.ts'
import { parseOidNames } from '../policy/oids.ts'
import { findExtension, type TbsCertificate } from '../x509/certificate.ts'
import type { CertificateList } from '../x509/crl.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseCertificatePolicies } from '../x509/extensions/certificate-policies.ts'
import { parseExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { parseKeyUsage } from '../x509/extensions/key-usage.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import { formatName } from '../x509/name.ts'
import { fingerprintOf, pinOf } from '../x509/pin.ts'
import { describePublicKey } from '../x509/public-key.ts'
import { type FoundCertificate, readRecorded } from './find.ts'

export type CertificateFacts = {
  readonly name: string
  readonly authority: string
  readonly profile: string
  /** `unrecorded`: an authority of the home has signed it, and the record does not know it. */
  readonly state: Exclude<FoundCertificate['state'], 'listed'> | 'superseded' | 'not-yet-valid' | 'expired'
  readonly serial?: string
  readonly fingerprint?: string
  readonly subject?: string
  readonly issuer?: string
  readonly subjectAltNames?: readonly string[]
  readonly claims?: Readonly<Record<string, string | boolean | readonly string[]>>
  readonly keyUsage?: readonly string[]
  readonly extendedKeyUsage?: readonly string[]
  readonly policies?: readonly string[]
  readonly key?: string
  /** `elsewhere`: the certificate lies in its folder, and its private key does not: it is where the request was made. */
  readonly privateKey?: 'elsewhere'
  readonly pin?: string
  readonly notBefore: string
  readonly notAfter: string
  readonly issuedAt?: string
  /** The serial number of the certificate that has renewed it. */
  readonly supersededBy?: string
  /** For a certificate in a file: the fingerprint of another certificate that the record has under this serial number. */
  readonly recorded?: string
  readonly revokedAt?: string
  readonly reason?: string
  /** Of a revoked one that has not ended: whether the CRL of its authority says so. */
  readonly published?: boolean
  readonly extensions?: readonly {
    readonly oid: string
    readonly name: string
    readonly critical: boolean
    readonly value: string
  }[]
}

export type CrlFacts = {
  readonly authority: string
  readonly number: number
  readonly thisUpdate: string
  readonly nextUpdate: string
  readonly entries: number
  readonly file: string
  readonly state: 'not-yet-valid' | 'fresh' | 'half-life' | 'expired'
  /** Its shards, where it has any: how many are signed with it, and the names of those that are not there, or are no part of it. */
  readonly shards?: { readonly directory: string; readonly total: number; readonly behind: readonly string[] }
  /** Whether the next one is to be signed now, for whatever reason; an authority that has ended, or not begun, signs none. */
  readonly due: boolean
  /** Whether the next CRL is signed only if the operator confirms the clock: `crl --clock-is-right`. */
  readonly clockInQuestion?: true
} & Backlog

/** A CRL that cannot be told of: it is not there, or nothing can be read from it. Until there is another, none is exported or signed. */
export type UnusableCrl = {
  readonly authority: string
  readonly file: string
  readonly state: 'missing' | 'unusable'
  /** What is wrong, and what to do. */
  readonly problem: string
  readonly next: string
}

/** The names that a home uses: its claims, and the names of object identifiers. */
export type Lexicon = {
  readonly home: Home
  readonly claims: readonly ClaimDefinition[]
  readonly oidNames: ReadonlyMap<Oid, string>
}

export async function loadLexicon(home: Home, claims: Lexicon['claims'], files: Files): Promise<Lexicon> {
  const text = await files.readText(home.paths.oids)
  return {
    home,
    claims,
    oidNames: text === undefined ? new Map() : parseOidNames(text, home.paths.oids),
  }
}

type ContentFacts = Pick<
  CertificateFacts,
  'subject' | 'issuer' | 'subjectAltNames' | 'claims' | 'keyUsage' | 'extendedKeyUsage' | 'policies' | 'key' | 'pin'
>

/** The content of the certificate itself, with claims by name. */
export function contentFacts(tbs: TbsCertificate, claims: readonly ClaimDefinition[]): ContentFacts {
  const usage = findExtension(tbs, extensionOids.keyUsage)
  const purposes = findExtension(tbs, extensionOids.extendedKeyUsage)
  const policies = findExtension(tbs, extensionOids.certificatePolicies)
  const shown = Object.entries(readClaims(tbs, claims)).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? String(value) : typeof value === 'number' ? formatInstant(value) : value,
  ])
  return {
    subject: formatName(tbs.subject),
    issuer: formatName(tbs.issuer),
    subjectAltNames: namesOf(tbs).map(formatGeneralName),
    claims: Object.fromEntries(shown) as ContentFacts['claims'] & object,
    keyUsage: usage === undefined ? [] : parseKeyUsage(usage),
    extendedKeyUsage: purposes === undefined ? [] : parseExtendedKeyUsage(purposes),
    ...(policies && { policies: parseCertificatePolicies(policies).map(({ policy }) => policy) }),
    key: describePublicKey(tbs.spki).title,
    pin: pinOf(tbs.spki),
  }
}

/** A file whose certificate the record does not hold is not recorded, though another under its serial number may be. */
function stateOf(found: FoundCertificate, now: Instant): CertificateFacts['state'] {
  if (found.state === 'unrecorded' || (found.state === 'issued' && found.handedIn !== undefined)) return 'unrecorded'
  return countedStateOf(found, now)
}

/**
 * Describes a recorded certificate at a moment. `detail` adds every extension as hex; with `unpublished`, those revoked that no CRL
 * names yet, whether it is on the CRL.
 */
export function certificateFacts(
  record: FoundCertificate,
  lexicon: Lexicon,
  now: Instant,
  detail: 'row' | 'whole',
  unpublished?: ReadonlySet<string>,
): CertificateFacts {
  const entry = {
    name: record.name,
    authority: record.authority,
    profile: record.profile,
    state: stateOf(record, now),
    serial: record.serial,
    notBefore: formatInstant((record.handedIn?.tbs ?? record).notBefore),
    notAfter: formatInstant((record.handedIn?.tbs ?? record).notAfter),
  }
  const end =
    'revokedAt' in record
      ? {
          revokedAt: formatInstant(record.revokedAt),
          reason: record.reason,
          ...(record.notAfter >= now && unpublished !== undefined
            ? { published: !unpublished.has(keyOf(record)) }
            : {}),
        }
      : {}
  const { serial, certificate, handedIn } = { certificate: undefined, handedIn: undefined, ...record }
  const content = handedIn ?? (certificate && readRecorded({ serial, certificate }, lexicon.home))
  if (content === undefined) return { ...entry, ...end }
  const { der, tbs } = content
  return {
    ...entry,
    fingerprint: fingerprintOf(der),
    ...contentFacts(tbs, lexicon.claims),
    ...(handedIn && certificate ? { recorded: fingerprintOf(certificate) } : {}),
    ...('issuedAt' in record && handedIn === undefined ? { issuedAt: formatInstant(record.issuedAt) } : {}),
    ...('supersededBy' in record && handedIn === undefined ? present({ supersededBy: record.supersededBy }) : {}),
    ...end,
    ...(detail === 'row'
      ? {}
      : {
          extensions: tbs.extensions.map(({ oid, critical, value }) => ({
            oid,
            name: lexicon.claims.find((claim) => claim.oid === oid)?.name ?? lexicon.oidNames.get(oid) ?? oid,
            critical,
            value: Buffer.from(value).toString('hex'),
          })),
        }),
  }
}

function crlStateAt(thisUpdate: Instant, nextUpdate: Instant, now: Instant): CrlFacts['state'] {
  if (now < thisUpdate) return 'not-yet-valid'
  if (now > nextUpdate) return 'expired'
  return now >= thisUpdate + (nextUpdate - thisUpdate) / 2 ? 'half-life' : 'fresh'
}

/**
 * Reads the CRL that an authority has published, and holds it against the clock and the record. Half of its life over counts
 * as a warning: from then on a new one is due.
 *
 * @param published the one that this command has just put in place: then it need not be read
 * @throws {CountersignError} `crl.missing`, `crl.malformed`
 * @see RFC 5280 §6.3.3: a CRL is used from thisUpdate to nextUpdate
 */
export async function crlFacts(
  home: Home,
  authority: Authority,
  { files, store }: { files: Files; store: Store },
  now: Instant,
  published?: CertificateList,
): Promise<CrlFacts> {
  const { name, certificate } = authority
  const { tbs } = certificate
  const crl = published ?? (await lookAtCrl(home, authority, { files, store }))
  const recorded = await store.crls.findLast(name)
  if (crl === undefined)
    throw new CountersignError('crl.missing', { authority: name, ...present({ number: recorded?.number }) })
  const nextUpdate = crl.nextUpdate ?? crl.thisUpdate
  const state = crlStateAt(crl.thisUpdate, nextUpdate, now)
  const backlog = await findBacklog(crl, authority, store)
  const last = recorded?.nextUpdate ?? nextUpdate
  const kept = await keptShards(home, authority, files)
  const behind = shardsBehind(kept, crl)
  const { crl: file, shards: directory } = home.paths.authority(name)
  return {
    authority: name,
    number: Number(crl.number ?? 0n),
    thisUpdate: formatInstant(crl.thisUpdate),
    nextUpdate: formatInstant(nextUpdate),
    entries: crl.count(),
    file,
    ...(kept.length > 0 && { shards: { directory, total: kept.length, behind } }),
    state,
    due: now >= tbs.notBefore && now <= tbs.notAfter && (state !== 'fresh' || isBehind(backlog) || behind.length > 0),
    ...((state === 'not-yet-valid' || isForgotten(last, now)) && { clockInQuestion: true }),
    ...backlog,
  }
}

const unusableBy: Readonly<Partial<Record<RefusalCode, UnusableCrl['state']>>> = {
  'crl.missing': 'missing',
  'crl.malformed': 'unusable',
  'input.too-large': 'unusable',
  'disk.failed': 'unusable',
}

/** Tells of the CRL of each of several authorities: one that is missing or cannot be used leaves the others to be seen. */
export async function allCrlFacts(
  home: Home,
  authorities: readonly Authority[],
  ports: { files: Files; store: Store },
  now: Instant,
): Promise<{ readonly crls: readonly CrlFacts[]; readonly unusableCrls: readonly UnusableCrl[] }> {
  const crls: CrlFacts[] = []
  const unusableCrls: UnusableCrl[] = []
  for (const authority of authorities) {
    const { name } = authority
    try {
      crls.push(await crlFacts(home, authority, ports, now))
    } catch (error) {
      const state = isRefusal(error) ? unusableBy[error.code] : undefined
      if (!isRefusal(error) || state === undefined) throw error
      const { message: problem, hint: next } = error
      unusableCrls.push({ authority: name, file: home.paths.authority(name).crl, state, problem, next })
    }
  }
  return { crls, unusableCrls }
}
