/**
 * Revokes certificates and publishes the CRL that names them. A server refuses a revoked certificate after it has loaded this
 * CRL.
 */
import { findAuthority, type OpenAuthority } from '../authority/authority.ts'
import { findBacklog, keyOf } from '../authority/backlog.ts'
import { requirePlausibleClock } from '../authority/dating.ts'
import { publishCrl } from '../authority/publish.ts'
import { gatherPublished, lookAtCrl } from '../authority/published.ts'
import { parseReason, revoke } from '../authority/revoke.ts'
import { formatInstant, type Instant } from '../core/brand.ts'
import { present } from '../core/present.ts'
import { CountersignError, isRefusal, type RefusalCode } from '../core/refusal.ts'
import type { ClaimDefinition } from '../policy/claim.ts'
import { findExtension, isSignedBy, parseCertificate, type TbsCertificate } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { openForSigning } from './crl.ts'
import { type CrlFacts, crlFacts } from './facts.ts'
import { type Designation, type Found, type FoundCertificate, findCertificates } from './find.ts'
import { type Deployed, type DeployWish, openFinishLine, planDeployments } from './finish-line.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import { outdatedExports } from './outdated.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import { findOfSameKey, findSharing, readOrNothing, type Sharing } from './sharing.ts'
import { listTargets, type TargetFacts } from './targets.ts'

export type RevokeAnswer = {
  readonly mode: 'revoke' | 'dry-run'
  readonly revoked: readonly {
    readonly name: string
    readonly serial: string
    readonly authority: string
    readonly reason: string
    readonly revokedAt: string
    readonly notAfter: string
    /** `before`: by a command that was cut off, so that no CRL said so until now. */
    readonly recorded: 'now' | 'before'
  }[]
  readonly crls: readonly CrlFacts[]
  /** Those that say that they are never revoked (noRevAvail, RFC 9608), and which targets look them up all the same; absent if none does. */
  readonly noRevAvail?: {
    readonly serials: readonly string[]
    readonly lookedUpBy: readonly string[]
    readonly ignoredBy: readonly string[]
    /** Those that are only asked to, because no test starts them. */
    readonly unseen: readonly string[]
  }
  /** Directories of exports on this machine whose CRL is older. */
  readonly outdated: readonly string[]
  /** Certificates that were not meant, carry the name or an identity of one that was, and stay good. */
  readonly sharing: readonly Sharing[]
  /** After `keyCompromise`: certificates that were not meant, have the key of one that was, and stay good. */
  readonly sameKey: readonly Sharing[]
  /** What became of it at each server that the home knows; absent where nobody asked for that. */
  readonly deployments?: readonly Deployed[]
}

/** The home's claims; a definition that cannot be read must not prevent a revocation. */
async function knownClaims({ claims }: Opened): Promise<readonly ClaimDefinition[]> {
  try {
    return await claims()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return []
  }
}

function noRevAvailAt({ claims, asks }: TargetFacts): 'looked up' | 'ignored' | 'unseen' {
  if (claims.noRevAvail === true) return 'looked up'
  return asks.some((one) => one.for.some((name) => name === 'noRevAvail')) ? 'unseen' : 'ignored'
}

/** What becomes of the revocation of certificates that say that they are never revoked: RFC 9608 §4 lets a server not look them up. */
async function tellNoRevAvail(
  subjects: readonly { readonly tbs?: TbsCertificate }[],
  ports: Ports,
): Promise<Pick<RevokeAnswer, 'noRevAvail'>> {
  const serials = subjects.flatMap(({ tbs }) =>
    tbs !== undefined && findExtension(tbs, extensionOids.noRevAvail) ? [tbs.serial] : [],
  )
  if (serials.length === 0) return {}
  const { targets } = await listTargets(ports)
  const where = (how: string) => targets.filter((one) => noRevAvailAt(one) === how).map(({ name }) => name)
  return {
    noRevAvail: { serials, lookedUpBy: where('looked up'), ignoredBy: where('ignored'), unseen: where('unseen') },
  }
}

type Revoked = Extract<FoundCertificate, { readonly revokedAt: Instant }>

const isRevoked = (record: FoundCertificate): record is Revoked => 'revokedAt' in record

/** Revocations that are recorded, but whose publication was interrupted: they are published, and not recorded again. */
async function cutOff(
  records: readonly FoundCertificate[],
  { home, store }: Opened,
  ports: Ports,
): Promise<readonly Revoked[]> {
  const now = ports.clock.now()
  const revoked = records.filter(isRevoked).filter(({ notAfter }) => notAfter >= now)
  const found: Revoked[] = []
  for (const name of new Set(revoked.map(({ authority }) => authority))) {
    const authority = await findAuthority(home, name, store, ports.files)
    const crl = await lookAtCrl(home, authority, { ...ports, store })
    const { unpublished, recordedUpTo } = await findBacklog(crl, authority, store)
    const waiting = new Set(unpublished)
    found.push(
      ...revoked.filter(
        (record) => record.authority === name && (recordedUpTo !== undefined || waiting.has(record.serial)),
      ),
    )
  }
  return found
}

/**
 * Chooses the certificates to revoke. Of a name: those that are still valid, or if all have ended, those that have ended. Of a
 * serial number or file: the certificate, unless it was revoked before. A revocation that was interrupted is completed.
 */
async function choose({ by, certificates }: Found, opened: Opened, ports: Ports): Promise<readonly FoundCertificate[]> {
  const [first, ...more] = certificates
  if (by === 'serial' && more.length > 0) {
    const serials = [...new Set(certificates.map(({ serial }) => serial))]
    const meanings = 'the serial number of two certificates'
    throw new CountersignError('name.ambiguous', {
      word: serials.join(' '),
      meanings,
      ...(serials.length > 1
        ? { flags: serials.map((serial) => `--serial 0x${serial}`) }
        : { flags: ['--file PATH'], authorities: certificates.map(({ authority }) => authority) }),
    })
  }
  const open = certificates.filter((one) => (by === 'name' ? one.state === 'issued' : !isRevoked(one)))
  const good = open.filter(({ notAfter }) => notAfter >= ports.clock.now())
  const unfinished = await cutOff(certificates, opened, ports)
  const chosen = [...(by === 'name' && good.length + unfinished.length > 0 ? good : open), ...unfinished]
  if (chosen.length > 0) return chosen
  const done = certificates.find(isRevoked)
  if (by === 'name' || done === undefined) {
    throw new CountersignError('name.nothing-to-revoke', { name: first?.name ?? '' })
  }
  const { serial, revokedAt } = done
  throw new CountersignError('serial.already-revoked', { serial, revokedAt: formatInstant(revokedAt) })
}

const alreadyDone: readonly RefusalCode[] = ['name.nothing-to-revoke', 'serial.already-revoked']

/**
 * Chooses by several designations, each certificate once. Where a command that was cut off had come to only some of its
 * authorities, the same again is not refused for what is done.
 */
async function chooseAll(
  whats: readonly Designation[],
  opened: Opened,
  ports: Ports,
): Promise<readonly FoundCertificate[]> {
  const chosen = new Map<string, FoundCertificate>()
  const refusals: unknown[] = []
  for (const what of whats) {
    try {
      const found = await findCertificates(what, opened.store, ports.files)
      for (const one of await choose(found, opened, ports)) chosen.set(keyOf(one), one)
    } catch (error) {
      if (!isRefusal(error) || !alreadyDone.includes(error.code)) throw error
      refusals.push(error)
    }
  }
  const records = [...chosen.values()]
  if (refusals.length > 0 && !records.some(isRevoked)) throw refusals[0]
  return records
}

/**
 * Demands that certificates are those of their rows: a record that was changed would put another number on a CRL, or the number
 * on that of another authority, and call it revoked.
 *
 * @throws {CountersignError} `store.damaged`
 */
async function requireOwnRows(records: readonly FoundCertificate[], { home, store }: Opened): Promise<void> {
  const authorities = await store.authorities.list()
  for (const { authority, serial, ...rest } of records) {
    const certificate = readOrNothing('certificate' in rest ? rest.certificate : undefined)
    const signer = authorities.find(({ name }) => name === authority)
    if (!certificate || signer === undefined) continue
    const isOwn =
      certificate.tbs.serial === serial && isSignedBy(certificate, parseCertificate(signer.certificate).tbs.spki)
    if (isOwn) continue
    const problem = `the record holds a wrong certificate for serial ${serial}: its serial number differs, or ${authority} has not signed it; revoke the right certificate by its file`
    throw new CountersignError('store.damaged', { path: home.paths.record, problem })
  }
}

/**
 * Revokes certificates and publishes the CRL of each authority concerned. The keys are opened first, so that a wrong
 * passphrase changes nothing. Revocations that an earlier command recorded and did not publish are published too. Entries of
 * CRLs that an authority signed and the record does not know are added to the record.
 *
 * @throws {CountersignError} `reason.unknown`, `name.unknown`, `name.ambiguous`, `name.nothing-to-revoke`, `serial.unknown`,
 * `serial.already-revoked`, `certificate.foreign`, `passphrase.wrong`, `crl.missing`, `authority.expired`, `crl.clock-ahead`;
 * `crl.clock-behind` and
 * `crl.unpublished` where it is recorded, but not published; `store.damaged` where the row of one is not that of its certificate
 */
export async function revokeCertificates(
  request: {
    readonly what: Designation | readonly Designation[]
    readonly reason: string
    readonly mode: 'revoke' | 'dry-run'
    readonly passphrase: AskPassphrase
    readonly watch: Watch
    /** Brings the CRL to the servers that the home knows, and asks them until they refuse. */
    readonly deploy?: DeployWish
  },
  held: HeldHome,
  ports: Ports,
): Promise<RevokeAnswer> {
  const reason = parseReason(request.reason)
  const within = request.mode === 'revoke' ? held.write : held.read
  return within(async (opened) => {
    const { home, store } = opened
    const now = ports.clock.now()
    const records = await chooseAll([request.what].flat(), opened, ports)
    await requireOwnRows(records, opened)
    const told = (at: Instant): RevokeAnswer['revoked'] =>
      records.map((record) => ({
        name: record.name,
        serial: record.serial,
        authority: record.authority,
        reason: isRevoked(record) ? record.reason : reason,
        revokedAt: formatInstant(isRevoked(record) ? record.revokedAt : at),
        notAfter: formatInstant(record.notAfter),
        recorded: isRevoked(record) ? 'before' : 'now',
      }))
    const subjects = records.map(({ authority, name, ...rest }) => {
      const tbs = readOrNothing('certificate' in rest ? rest.certificate : undefined)?.tbs
      return { authority, name, ...present({ tbs }) }
    })
    const meant = records.map(keyOf)
    const stolen = reason === 'keyCompromise' ? await findOfSameKey(subjects, new Set(meant), { store, now }) : []
    const sharing = await findSharing(subjects, new Set([...meant, ...stolen.map(keyOf)]), {
      store,
      claims: await knownClaims(opened),
      now,
    })
    const others = { sharing, sameKey: stolen.map(({ authority, ...one }) => one) }
    const never = await tellNoRevAvail(subjects, ports)
    if (request.mode === 'dry-run') {
      const names = records.map(({ authority }) => authority)
      const planned = request.deploy && { deployments: await planDeployments(names, opened) }
      return { mode: 'dry-run', revoked: told(now), crls: [], outdated: [], ...others, ...never, ...planned }
    }
    const open: OpenAuthority[] = []
    for (const name of new Set(records.map((record) => record.authority))) {
      open.push(await openForSigning(home, { name }, store, ports, request.passphrase))
    }
    // A condition that would stop the CRL must stop the revocation too, before anything is recorded.
    for (const authority of open) {
      await requirePlausibleClock(authority, { ...ports, store })
      await gatherPublished(home, authority, { ...ports, store })
    }
    const line = request.deploy && (await openFinishLine(request.deploy, open, subjects, opened, ports, request.watch))
    const toRecord = records.filter((record) => !isRevoked(record))
    const revocations = toRecord.length === 0 ? [] : await revoke(toRecord, reason, store)
    await line?.revokeClients()
    const crls: CrlFacts[] = []
    const outdated: string[] = []
    for (const authority of open) {
      request.watch(`signing the CRL of ${authority.name}`)
      const { list } = await publishCrl(home, authority, { ...ports, store }).catch((cause: unknown) => {
        if (!isRefusal(cause)) throw cause
        // A clock that is behind says so itself, and what to do then.
        if (cause.code === 'crl.clock-behind') {
          throw new CountersignError('crl.clock-behind', { ...cause.facts, recorded: 'revocation' }, { cause })
        }
        throw new CountersignError('crl.unpublished', { authority: authority.name, problem: cause.message }, { cause })
      })
      crls.push(await crlFacts(home, authority, { ...ports, store }, ports.clock.now(), list))
    }
    const deployments = await line?.finish()
    for (const [index, authority] of open.entries()) {
      outdated.push(...(await outdatedExports(opened, authority, crls[index]?.number ?? 0, ports)))
    }
    const revoked = told(revocations[0]?.revokedAt ?? now)
    return { mode: 'revoke', revoked, crls, outdated, ...others, ...never, ...present({ deployments }) }
  })
}
