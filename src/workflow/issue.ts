/** Issues one certificate with its key: from the request of a person to the folder with the key and the certificate. */

import { authorityFor, findAuthority, openAuthority } from '../authority/authority.ts'
import { handOut, requireRecordedPlace } from '../authority/hand-out.ts'
import { requireProfile } from '../authority/home.ts'
import { issue } from '../authority/issue.ts'
import { Prepared } from '../authority/prepare.ts'
import { parseNewName } from '../authority/reserved.ts'
import { formatInstant, parsePin, type SerialNumber } from '../core/brand.ts'
import type { Finding } from '../core/finding.ts'
import type { KeyType } from '../core/key.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import { UNKNOWN_PROFILE, type Usage } from '../core/record.ts'
import { parseClaims } from '../policy/claim.ts'
import { type NameKind, parseSubjectAltName } from '../policy/identity.ts'
import { planCertificate, spiffeIdFor } from '../policy/plan.ts'
import type { Profile } from '../policy/profile.ts'
import { drawSerial } from '../policy/serial.ts'
import { fingerprintOf } from '../x509/pin.ts'
import { type Before, type BeforeFacts, beforeFacts, findBefore, isModel, takeOver } from './before.ts'
import { type CertificateFacts, contentFacts } from './facts.ts'
import { finishRevocations } from './finish.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import { findSharing, type Sharing } from './sharing.ts'

/**
 * `once` refuses a name that is in use. `again` issues one more, which has what the last one had wherever the request says
 * nothing; `afresh` issues one more that has what the request says, and nothing else.
 */
export type Naming = 'once' | 'again' | 'afresh'

export type IssueRequest = {
  readonly usage: Usage
  readonly name: string
  readonly subjectAltNames: readonly { readonly kind: NameKind; readonly value: string }[]
  readonly claims: readonly { readonly name: string; readonly value: string }[]
  /** `client` or `server` where absent. */
  readonly profile?: string
  readonly days?: number
  readonly keyType?: KeyType
  readonly naming: Naming
  /** The authority's pin as kept elsewhere. */
  readonly pin?: string
  readonly mode: 'issue' | 'dry-run'
  readonly passphrase: AskPassphrase
  readonly watch: Watch
}

export type IssueAnswer = {
  readonly mode: 'issue' | 'dry-run'
  readonly certificate: CertificateFacts
  readonly files?: {
    readonly directory: string
    readonly certificate: string
    readonly chain: string
    readonly key: string
  }
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

/** The plan that a request becomes under its profile, with what it takes over from the certificate before. */
async function planFor(request: IssueRequest, before: Before | undefined, opened: Opened) {
  const { home } = opened
  const definitions = await opened.claims()
  const { settings } = home
  const { usage, days, keyType } = request
  const authority = authorityFor(home, usage)
  const source = request.naming === 'again' && before !== undefined && isModel(before, authority) ? before : undefined
  const last = source?.record.profile === UNKNOWN_PROFILE ? undefined : source?.record.profile
  const profile = await chooseProfile(usage, request.profile ?? last ?? usage, opened)
  const said = {
    names: request.subjectAltNames.map(({ kind, value }) =>
      parseSubjectAltName(kind, value, { usage, trustDomain: settings.trustDomain }),
    ),
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
    name: parseNewName(request.name),
    profile,
    settings,
    authority,
    definitions,
  })
  return { plan, kept }
}

/**
 * Issues a credential: key, certificate and chain in `issued/<name>/`.
 *
 * @throws {CountersignError} `profile.unknown`, `profile.refused`, `claim.*`, `identity.refused`, `name.taken`,
 * `name.busy`, `name.reserved`, `credential.unrecorded`, `pin.mismatch`, `passphrase.*`, `issuer.expires-first`, `disk.*`;
 * nothing is handed out then
 * @throws {CountersignError} `certificate.unplaced`, `name.overtaken`: issued and recorded, and not in its place
 */
export function issueCredential(request: IssueRequest, held: HeldHome, ports: Ports): Promise<IssueAnswer> {
  const { files, keys, clock, entropy } = ports
  const within = request.mode === 'issue' ? held.write : held.read
  return within(async (opened) => {
    const { home, store } = opened
    const lexicon = await opened.lexicon()
    const name = parseNewName(request.name)
    const before = await findBefore(home, name, store)
    const { plan, kept } = await planFor(request, before, opened)
    // Before a passphrase is asked for.
    if (request.naming === 'once') await store.certificates.requireFreeName(name)
    await requireRecordedPlace(home, plan.name, { store, files })
    const pin = request.pin === undefined ? undefined : parsePin(request.pin)
    const authority = await findAuthority(home, authorityFor(home, request.usage), store, files, pin)
    const key = keys.generate(plan.keyType)
    const prepared = Prepared.from(plan, authority, key.spki, clock.now(), drawSerial(entropy))
    const { tbs, findings } = prepared
    const facts = (state: CertificateFacts['state']): CertificateFacts => ({
      name: plan.name,
      authority: authority.name,
      profile: plan.profile.name,
      state,
      ...contentFacts(tbs, lexicon.claims),
      notBefore: formatInstant(tbs.notBefore),
      notAfter: formatInstant(tbs.notAfter),
    })
    const namesakes = (await store.certificates.findByName(plan.name)).map(({ serial }) => serial)
    const common = {
      findings,
      ...present({ before: before && beforeFacts(before, tbs, kept, lexicon.claims, clock.now()) }),
      pin: authority.pin,
      sharing: await findSharing([{ authority: authority.name, tbs }], new Set(namesakes), {
        store,
        claims: lexicon.claims,
        now: clock.now(),
      }),
    }
    if (request.mode === 'dry-run') return { mode: 'dry-run', certificate: facts('reserved'), ...common, warnings: [] }
    const open = await openAuthority(home, authority, keys, files, (refused) => request.passphrase('open', refused))
    request.watch('issuing')
    const pending = home.paths.pending(tbs.serial)
    try {
      await files.makeDirectory(pending.directory, 'private')
      await keys.save(key, pending.key, 'unprotected')
      const naming = request.naming === 'once' ? 'once' : 'again'
      const [certificate] = await issue([{ prepared, naming }], open, store)
      const place = await handOut(home, { name, serial: tbs.serial, certificate: certificate! }, { store, files })
      return {
        mode: 'issue',
        certificate: {
          ...facts('issued'),
          serial: tbs.serial,
          fingerprint: fingerprintOf(certificate!),
          issuedAt: formatInstant(clock.now()),
        },
        files: place,
        ...common,
        warnings: await finishRevocations(opened, open, request.passphrase, ports),
      }
    } catch (error) {
      // A recorded certificate is handed out by the next command. Otherwise the folder is removed now, or by that command.
      await removeUnrecorded(pending.directory, tbs.serial, { store, files }).catch(() => undefined)
      throw error
    }
  })
}

async function removeUnrecorded(
  directory: string,
  serial: SerialNumber,
  { store, files }: { store: Store; files: Files },
): Promise<void> {
  const record = await store.certificates.findBySerial(serial)
  if (record?.state !== 'issued') await files.remove(directory)
}
