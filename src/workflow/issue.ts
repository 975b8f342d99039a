/**
 * Issues one certificate, for a key that is made here or that came with a request (PKCS#10): from what a person asks for to the
 * folder with the certificate. Does not read files of requests.
 */

import { join } from 'node:path'
import {
  type Authority,
  findAuthority,
  type KeptPins,
  type OpenAuthority,
  openAuthority,
  pinFor,
} from '../authority/authority.ts'
import { keyOf } from '../authority/backlog.ts'
import { handOut, requireRecordedPlace } from '../authority/hand-out.ts'
import { BUNDLE, requireProfile } from '../authority/home.ts'
import { type Issuance, issue } from '../authority/issue.ts'
import { Prepared } from '../authority/prepare.ts'
import { parseNewName } from '../authority/reserved.ts'
import { requireShards } from '../authority/shards.ts'
import { type EntryName, formatInstant, type SerialNumber } from '../core/brand.ts'
import type { Finding } from '../core/finding.ts'
import type { KeyType } from '../core/key.ts'
import type { Files } from '../core/port/files.ts'
import type { PrivateKey } from '../core/port/keys.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import { type Superseding, UNKNOWN_PROFILE, type Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { type ClaimDefinition, namesOf, parseClaims } from '../policy/claim.ts'
import { type NameKind, parseSubjectAltName } from '../policy/identity.ts'
import { planCertificate, spiffeIdFor } from '../policy/plan.ts'
import type { Profile } from '../policy/profile.ts'
import { drawSerial } from '../policy/serial.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import { fingerprintOf } from '../x509/pin.ts'
import {
  type Before,
  type BeforeFacts,
  beforeFacts,
  findBefore,
  hasSameContent,
  isModel,
  signerFor,
  takeOver,
} from './before.ts'
import { type CertificateFacts, contentFacts } from './facts.ts'
import { finishRevocations } from './finish.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import {
  compareRequest,
  type HandedInRequest,
  type ProvenRequest,
  proveRequest,
  type RequestFacts,
  requireNoAuthority,
  requireOwnNames,
  takeNames,
} from './request.ts'
import { findSharing, type Sharing } from './sharing.ts'

/**
 * `once` refuses a name that is in use. `again` issues one more, which has what the last one had wherever the request says
 * nothing; `afresh` issues one more that has what the request says, and nothing else.
 */
export type Naming = 'once' | 'again' | 'afresh'

export type IssueRequest = {
  readonly usage: Usage
  readonly name: string
  /** The authority that signs; with `again` that of the last certificate, else the default of its usage, where absent. */
  readonly authority?: string
  readonly subjectAltNames: readonly { readonly kind: NameKind; readonly value: string }[]
  readonly claims: readonly { readonly name: string; readonly value: string }[]
  /** `client` or `server` where absent. */
  readonly profile?: string
  readonly days?: number
  /** Of the key that is made; not with a request, which brings a key. */
  readonly keyType?: KeyType
  /** The certificate is for the key of this request, and takes names from it; a key is made where absent. */
  readonly request?: HandedInRequest
  /** The certificate takes the place of another of its name; with `again`, and no request. */
  readonly renews?: Renewed
  readonly naming: Naming
  /** The authority's pin as kept elsewhere. */
  readonly pin?: KeptPins
  readonly mode: 'issue' | 'dry-run'
  readonly passphrase: AskPassphrase
  readonly watch: Watch
}

/**
 * A certificate that is renewed, and the key of the one that follows: the same (of which only the public half must be known), or a new one.
 * `fate` says what becomes of the old one; `by-content` revokes it where the new one says something else.
 */
export type Renewed = {
  readonly before: Before
  readonly key: { readonly of: 'before'; readonly held?: PrivateKey } | { readonly of: 'new' }
  readonly fate: 'keep' | 'by-content'
}

export type IssueAnswer = {
  readonly mode: 'issue' | 'dry-run'
  readonly certificate: CertificateFacts
  readonly files?: {
    readonly directory: string
    readonly certificate: string
    readonly chain: string
    /** Absent where the key came with a request: it stays where it was made. */
    readonly key?: string
  }
  /** The request, and how the certificate differs from it; absent where the key was made here. */
  readonly request?: RequestFacts
  readonly findings: readonly Finding[]
  /** The last certificate of this name; absent where this is the first. */
  readonly before?: BeforeFacts
  /** The pin of the authority that signed. */
  readonly pin: string
  /** Certificates of other names that carry an identity of this one, and stay good. */
  readonly sharing: readonly Sharing[]
  /** Further warnings, one sentence each. */
  readonly warnings: readonly string[]
}

/**
 * Refuses a name that cannot be one, or that is in use.
 *
 * @throws {CountersignError} `identity.refused`, `name.reserved`, `name.taken`, `name.busy`
 */
export function checkNewName(name: string, naming: Naming, held: HeldHome): Promise<void> {
  const parsed = parseNewName(name)
  return held.read(async ({ store }) => {
    if (naming === 'once') await store.certificates.requireFreeName(parsed)
  })
}

async function chooseProfile(usage: Usage, name: string, { profiles }: Opened): Promise<Profile> {
  const open = (await profiles()).filter((profile) => profile.usage === usage && profile.attack !== true)
  return requireProfile(open, name)
}

/**
 * Gives the SPIFFE ID of a client whose request names no URI; undefined if its profile gives none.
 *
 * @throws {CountersignError} `profile.unknown`, `identity.refused`, `home.*`
 */
export function usualSpiffeId(
  request: { readonly name: string; readonly profile?: string },
  held: HeldHome,
): Promise<string | undefined> {
  return held.write(async (opened) => {
    const profile = await chooseProfile('client', request.profile ?? 'client', opened)
    return spiffeIdFor(profile, opened.home.settings.trustDomain, parseNewName(request.name))
  })
}

/**
 * Reads the request that the certificate is for, where there is one.
 *
 * @throws {CountersignError} `request.*`, `key.unfit`, `input.too-large`; `usage.wrong` where a type of key is asked for besides
 */
function requestOf({ request, keyType }: Pick<IssueRequest, 'request' | 'keyType'>): ProvenRequest | undefined {
  if (request === undefined) return undefined
  if (keyType === undefined) return proveRequest(request)
  throw new CountersignError('usage.wrong', {
    problem: `a key of the type ${keyType} would be made, but ${request.source} brings a key of its own`,
    next: 'give either a request or a type of key',
  })
}

/** The plan that is made of what is asked for, under its profile, with what it takes from a request and from the certificate before. */
async function planFor(
  request: Omit<IssueRequest, 'mode' | 'passphrase' | 'watch'>,
  proven: ProvenRequest | undefined,
  before: Before | undefined,
  opened: Opened,
) {
  const { home } = opened
  const definitions = await opened.claims()
  const { settings } = home
  const { usage, days } = request
  const keyType = proven?.keyType ?? request.keyType
  const authority = signerFor(home, request, before)
  const source = request.naming === 'again' && before !== undefined && isModel(before, authority) ? before : undefined
  const last = source?.record.profile === UNKNOWN_PROFILE ? undefined : source?.record.profile
  const profile = await chooseProfile(usage, request.profile ?? last ?? usage, opened)
  const scope = { usage, trustDomain: settings.trustDomain }
  const given = request.subjectAltNames.map(({ kind, value }) => parseSubjectAltName(kind, value, scope))
  const overruled = new Set(given.map(({ kind }) => kind))
  const name = parseNewName(request.name)
  const owner = { name, ...(source && { before: namesOf(source.tbs) }) }
  const asked = proven && takeNames(proven, { profile, scope, definitions, overruled, ...owner })
  const said = {
    names: [...given, ...(asked?.names ?? [])],
    claims: parseClaims(
      definitions,
      request.claims.map(({ name, value }) => ({ claim: name, text: value })),
    ),
    ...present({ days, keyType }),
  }
  const { kept, ...wanted } =
    source === undefined ? { ...said, kept: [] } : takeOver(said, source, profile, definitions)
  const plan = planCertificate({
    ...wanted,
    name,
    profile,
    settings,
    authority,
    definitions,
  })
  return { plan, kept, asked }
}

/** What becomes of a certificate that is renewed. */
const supersedingOf = (
  { before, fate }: Renewed,
  next: TbsCertificate,
  claims: readonly ClaimDefinition[],
): Superseding => ({
  serial: before.record.serial,
  fate: fate === 'keep' || hasSameContent(before.tbs, next, claims) ? 'keep' : 'revoke',
})

/** A certificate that is ready to be signed: linted, with the key that is made for it, or for the key of a request. */
export type ReadyCredential = {
  readonly name: EntryName
  readonly authority: Authority
  readonly issuance: Issuance
  /** Its key, which is not in its folder yet; absent where the key is elsewhere. */
  readonly key?: PrivateKey
  facts(state: CertificateFacts['state']): CertificateFacts
  /** What is said of it, whether it is issued or only would be. */
  readonly common: Omit<IssueAnswer, 'mode' | 'certificate' | 'files' | 'warnings'>
}

/**
 * Makes a certificate ready to be signed: steps 1 to 3 of docs/issuance.md. Writes nothing, and asks for no passphrase.
 *
 * @throws {CountersignError} `profile.unknown`, `profile.refused`, `claim.*`, `identity.refused`, `name.taken`, `name.busy`,
 * `name.reserved`, `request.*`, `key.*`, `credential.unrecorded`, `pin.mismatch`, `issuer.expires-first`
 */
export async function prepareCredential(
  request: Omit<IssueRequest, 'mode' | 'passphrase' | 'watch'>,
  opened: Opened,
  { files, keys, clock, entropy }: Pick<Ports, 'files' | 'keys' | 'clock' | 'entropy'>,
): Promise<ReadyCredential> {
  const { home, store } = opened
  const { claims } = await opened.lexicon()
  const name = parseNewName(request.name)
  const proven = requestOf(request)
  const { renews } = request
  const before = renews?.before ?? (await findBefore(home, name, store))
  const { plan, kept, asked } = await planFor(request, proven, before, opened)
  if (request.naming === 'once') await store.certificates.requireFreeName(name)
  if (proven !== undefined) await requireNoAuthority(proven, store)
  const old = renews?.key.of === 'before' ? { spki: renews.before.tbs.spki, held: renews.key.held } : undefined
  const brought = proven?.spki ?? old?.spki
  if (brought !== undefined) await store.certificates.requireFreeKey(name, brought)
  await requireRecordedPlace(home, plan.name, { store, files })
  const pin = pinFor(request.pin, plan.authority)
  const authority = await findAuthority(home, plan.authority, store, files, pin)
  if (plan.shardUrl !== undefined) await requireShards(home, authority, files)
  const key = brought === undefined ? keys.generate(plan.keyType) : old?.held
  const now = clock.now()
  const prepared = Prepared.from(plan, authority, brought ?? key!.spki, now, drawSerial(entropy))
  const { tbs, findings } = prepared
  const namesakes = new Set((await store.certificates.findByName(name)).map(keyOf))
  const sharing = await findSharing([{ authority: authority.name, tbs }], namesakes, { store, claims, now })
  if (proven !== undefined) requireOwnNames(proven, asked!.names.map(formatGeneralName), sharing)
  const naming = request.naming === 'once' ? 'once' : 'again'
  const supersedes = renews && supersedingOf(renews, tbs, claims)
  return {
    name,
    authority,
    issuance: { prepared, naming, ...(brought && { key: 'brought' }), ...present({ supersedes }) },
    ...present({ key }),
    facts: (state) => ({
      name,
      authority: authority.name,
      profile: plan.profile.name,
      state,
      ...contentFacts(tbs, claims),
      ...(key === undefined && { privateKey: 'elsewhere' }),
      notBefore: formatInstant(tbs.notBefore),
      notAfter: formatInstant(tbs.notAfter),
    }),
    common: {
      ...(proven && { request: compareRequest(proven, tbs, { refused: asked!.unmet, definitions: claims }) }),
      findings,
      ...present({ before: before && beforeFacts(before, tbs, kept, claims, now) }),
      pin: authority.pin,
      sharing,
    },
  }
}

/**
 * Issues a credential: certificate and chain in `issued/<name>/`, and the key where it was made here.
 *
 * @throws {CountersignError} what {@link prepareCredential} does, and `passphrase.*`, `disk.*`; nothing is handed out then
 * @throws {CountersignError} `certificate.unplaced`, `name.overtaken`: issued and recorded, and not in its place
 */
export function issueCredential(request: IssueRequest, held: HeldHome, ports: Ports): Promise<IssueAnswer> {
  const { files, keys } = ports
  const within = request.mode === 'issue' ? held.write : held.read
  return within(async (opened) => {
    const { home } = opened
    const ready = await prepareCredential(request, opened, ports)
    const { authority, common } = ready
    if (request.mode === 'dry-run') {
      return { mode: 'dry-run', certificate: ready.facts('reserved'), ...common, warnings: [] }
    }
    const open = await openAuthority(home, authority, keys, files, (refused) => request.passphrase('open', refused))
    request.watch('issuing')
    const { removed, ...issued } = await issueReady(ready, open, opened, ports)
    return {
      mode: 'issue',
      ...issued,
      ...common,
      warnings: [...removed, ...(await finishRevocations(opened, open, request.passphrase, ports))],
    }
  })
}

/** What is said where a new credential takes the place of one that has a bundle, which has the old certificate. Pure. */
export const aboutBundle = (name: string): string =>
  `issued/${name}/${BUNDLE} had the certificate before, and was removed with it; to make one of the new certificate, under a new password: countersign export p12 ${name}`

/**
 * Issues what is ready, and hands it out: steps 5 to 9 of docs/issuance.md.
 *
 * @throws {CountersignError} what {@link issueCredential} does once the key of the authority is open
 */
export async function issueReady(
  { name, issuance, key: secret, facts }: ReadyCredential,
  open: OpenAuthority,
  { home, store }: Opened,
  { files, keys, clock }: Pick<Ports, 'files' | 'keys' | 'clock'>,
): Promise<Required<Pick<IssueAnswer, 'certificate' | 'files'>> & { readonly removed: readonly string[] }> {
  const { serial } = issuance.prepared.tbs
  const pending = home.paths.pending(serial)
  try {
    await files.makeDirectory(pending.directory, 'private')
    if (secret !== undefined) await keys.save(secret, pending.key, 'unprotected')
    const [certificate] = await issue([issuance], open, store)
    const bundle = await files.describe(join(home.paths.credential(name).directory, BUNDLE))
    const placed = await handOut(home, { name, serial, certificate: certificate! }, { store, files })
    const { key, ...place } = placed
    return {
      certificate: {
        ...facts('issued'),
        serial,
        fingerprint: fingerprintOf(certificate!),
        issuedAt: formatInstant(clock.now()),
      },
      files: { ...place, ...(secret && { key }) },
      removed: bundle === undefined ? [] : [aboutBundle(name)],
    }
  } catch (error) {
    // A recorded certificate is handed out by the next command. Otherwise the folder is removed now, or by that command.
    await removeUnrecorded(pending.directory, serial, { store, files }).catch(() => undefined)
    throw error
  }
}

async function removeUnrecorded(
  directory: string,
  serial: SerialNumber,
  { store, files }: { store: Store; files: Files },
): Promise<void> {
  const record = await store.certificates.findBySerial(serial)
  if (record?.state !== 'issued') await files.remove(directory)
}
