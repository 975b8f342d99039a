/**
 * Renews certificates: each gets a successor of its name with the names, claims and profile that it was issued with, of the same key or of
 * a new one. What follows a renewal is in `after-renewal.ts`.
 */
import { type KeptPins, type OpenAuthority, requireListed } from '../authority/authority.ts'
import { requirePlausibleClock } from '../authority/dating.ts'
import { publishCrl } from '../authority/publish.ts'
import { gatherPublished } from '../authority/published.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { addSeconds, type EntryName, type SerialNumber } from '../core/brand.ts'
import { parseDuration } from '../core/duration.ts'
import type { Finding } from '../core/finding.ts'
import { type KeyType, keyTypes } from '../core/key.ts'
import type { PrivateKey } from '../core/port/keys.ts'
import { present } from '../core/present.ts'
import type { CertificateRecord, Superseding, Usage } from '../core/record.ts'
import { CountersignError, isRefusal, type RefusalCode } from '../core/refusal.ts'
import { DAY_SECONDS } from '../policy/profile.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { describePublicKey, isSameKey } from '../x509/public-key.ts'
import { type FollowUp, followUp, owe } from './after-renewal.ts'
import type { BeforeFacts } from './before.ts'
import { openForSigning } from './crl.ts'
import { type CertificateFacts, type CrlFacts, crlFacts } from './facts.ts'
import { type Designation, findCertificates, type IssuedRecord, readRecorded } from './find.ts'
import { finishRevocations } from './finish.ts'
import { type IssueAnswer, type IssueRequest, issueReady, prepareCredential, type ReadyCredential } from './issue.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import { outdatedExports } from './outdated.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import type { Sharing } from './sharing.ts'

/** Certificates that end soon are read so many at a time. */
const READ = 500

export type Expiring = { readonly expiring: string; readonly authority?: string }

export type RenewalRequest = {
  /** The certificates, or the time within which those end that are renewed, such as `30d`: of one authority where it is named. */
  readonly which: readonly Designation[] | Expiring
  /** `same` needs the public key alone, so that also a certificate is renewed whose key came with a request. */
  readonly key: 'same' | 'new'
  /** Where there are any, they replace the names of their kind. */
  readonly subjectAltNames: IssueRequest['subjectAltNames']
  /** Where there are any, they replace all claims. */
  readonly claims: IssueRequest['claims']
  readonly profile?: string
  readonly days?: number
  /** Of the new key; that of the old one where absent. */
  readonly keyType?: KeyType
  /** What becomes of a certificate whose successor says something else: the CRL revokes it at once, or it stays good until its end. */
  readonly fate: 'by-content' | 'keep'
  /** A command that is run once something was renewed. */
  readonly command?: string
  /** The pin of an authority as kept elsewhere. */
  readonly pin?: (usage: Usage) => KeptPins | undefined
  readonly mode: 'renew' | 'dry-run'
  readonly passphrase: AskPassphrase
  readonly watch: Watch
}

export type Renewal = {
  readonly certificate: CertificateFacts
  readonly files?: NonNullable<IssueAnswer['files']>
  /** The certificate that was renewed; its `notAfter` is the end until which it is accepted where it is kept. */
  readonly before: BeforeFacts
  readonly fate: Superseding['fate']
  readonly findings: readonly Finding[]
  /** Good certificates of other names that carry an identity of the new one. */
  readonly sharing: readonly Sharing[]
}

export type RenewalAnswer = {
  readonly mode: 'renew' | 'dry-run'
  readonly renewed: readonly Renewal[]
  /** Of those that end soon, the ones that were not renewed, and why. */
  readonly refused: readonly {
    readonly name: string
    readonly authority: EntryName
    readonly serial: SerialNumber
    readonly code: string
    readonly problem: string
    readonly next: string
  }[]
  /** The CRLs that revoke what was renewed with other content. */
  readonly crls: readonly CrlFacts[]
  /** Directories of exports on this machine whose CRL is older. */
  readonly outdated: readonly string[]
  /** What became of the command; absent where it was not owed. */
  readonly followUp?: FollowUp
  readonly warnings: readonly string[]
}

function refuse({ name, serial }: Pick<CertificateRecord, 'name' | 'serial'>, problem: string, next?: string): never {
  throw new CountersignError('certificate.unrenewable', { name, serial, problem, ...present({ next }) })
}

const isIssued = (one: CertificateRecord): one is IssuedRecord & { state: 'issued' } => one.state === 'issued'

/** The newest certificate of the name that is not revoked: it has the folder of the name. */
const newestOf = async ({ name, authority }: CertificateRecord, { store }: Opened) =>
  (await store.certificates.findByName(name)).find((one) => one.authority === authority && isIssued(one))

/** @throws {CountersignError} `certificate.unrenewable` */
async function requireRenewable(record: CertificateRecord, opened: Opened): Promise<IssuedRecord> {
  if ('revokedAt' in record) {
    const { usage } = opened.home.settings.authorities.find(({ name }) => name === record.authority) ?? {}
    const again = `countersign issue ${usage ?? 'client'} ${record.name} --afresh`
    return refuse(record, 'it was revoked', `if its holder may have a certificate again, issue one: ${again}`)
  }
  if (!isIssued(record)) return refuse(record, 'its issuance was not completed')
  if (record.supersededBy !== undefined) {
    const next = `to renew that one: countersign renew --serial ${record.supersededBy}`
    return refuse(record, `${record.supersededBy} has renewed it already`, next)
  }
  const newest = await newestOf(record, opened)
  if (newest !== undefined && newest.serial !== record.serial) {
    const next = `to renew that one: countersign renew --serial ${newest.serial}`
    return refuse(record, `${newest.serial} is a newer certificate of this name`, next)
  }
  return record
}

/** The certificates that a designation means. Of a name, and of the pin of a key, it is the newest that is not revoked. */
async function choose(what: Designation, opened: Opened, { files }: Ports): Promise<readonly IssuedRecord[]> {
  const { by, certificates } = await findCertificates(what, opened.store, files)
  const recorded = certificates.map((one) => {
    if (one.state !== 'unrecorded' && one.handedIn === undefined) return one as CertificateRecord
    return refuse(one, 'the record of this home does not hold it')
  })
  const meant = by === 'name' || by === 'fingerprint' ? [recorded.find(isIssued) ?? recorded[0]!] : recorded
  if (by === 'serial' && meant.length > 1) {
    const flags = [...new Set(meant.map(({ authority }) => `--authority ${authority}`))]
    const word = meant[0]!.serial
    throw new CountersignError('name.ambiguous', { word, meanings: 'the serial number of two certificates', flags })
  }
  const chosen: IssuedRecord[] = []
  for (const one of meant) chosen.push(await requireRenewable(one, opened))
  return chosen
}

/**
 * What ends within a time, the first to end first: the newest of each name, unless it was renewed. What has ended is left out. One whose
 * successor would also end within that time is due when half of its life has passed: otherwise each run would renew the one of the last run.
 */
async function chooseExpiring(
  { expiring, authority }: Expiring,
  { days }: Pick<RenewalRequest, 'days'>,
  opened: Opened,
  { clock }: Ports,
): Promise<readonly IssuedRecord[]> {
  const now = clock.now()
  const within = parseDuration(expiring)
  const isDue = ({ notBefore, notAfter }: CertificateRecord): boolean => {
    const lasts = notAfter - notBefore
    return (days === undefined ? lasts : days * DAY_SECONDS) > within || 2 * (notAfter - now) <= lasts
  }
  const query = {
    states: ['issued'],
    except: PROBE_NAME,
    order: 'expires',
    endingFrom: now,
    expiringBefore: addSeconds(now, within),
    limit: READ,
    ...present({ authority: authority === undefined ? undefined : requireListed(opened.home, authority) }),
  } as const
  const chosen: IssuedRecord[] = []
  for (let before: string | undefined; ; ) {
    const { rows, next } = await opened.store.certificates.list({ ...query, ...present({ before }) })
    for (const row of rows) {
      const newest = isIssued(row) && isDue(row) ? await newestOf(row, opened) : undefined
      if (newest?.serial === row.serial) chosen.push(row as IssuedRecord)
    }
    before = next
    if (before === undefined) return chosen
  }
}

/** The private key in the folder of a name, where it is that of the certificate. @throws {CountersignError} `file.malformed`, `file.exposed` */
async function heldKey(
  { name, serial }: IssuedRecord,
  { spki }: TbsCertificate,
  { home }: Opened,
  { files, keys }: Ports,
): Promise<PrivateKey | undefined> {
  const { key: path } = home.paths.credential(name)
  if ((await files.describe(path)) === undefined) return undefined
  const key = await keys.load(path)
  if (isSameKey(key.spki, spki)) return key
  const problem = `it is not the key of the certificate ${serial}`
  throw new CountersignError('file.malformed', { path, what: 'private key', problem })
}

const standard: readonly string[] = Object.values(extensionOids)

/** Refuses to drop without a word what no claim of the home describes any more. */
function requireKnownContent(record: IssuedRecord, old: TbsCertificate, next: TbsCertificate): void {
  const kept = new Set<string>([...standard, ...next.extensions.map(({ oid }) => oid)])
  const lost = old.extensions.find(({ oid }) => !kept.has(oid))
  if (lost === undefined) return
  const why = `it has the extension ${lost.oid}, which is no claim of this home any more`
  refuse(record, why, `put the file of that claim back, or say which claims the new one has: --claim NAME=VALUE`)
}

/** A certificate that is ready to take the place of another, which it knows. */
type ReadyRenewal = ReadyCredential & { readonly old: IssuedRecord; readonly before: BeforeFacts }

async function prepareRenewal(
  record: IssuedRecord,
  request: RenewalRequest,
  opened: Opened,
  ports: Ports,
): Promise<ReadyRenewal> {
  const { home } = opened
  const usage = home.settings.authorities.find(({ name }) => name === record.authority)?.usage
  if (usage === undefined) return refuse(record, `${record.authority} is no authority of this home any more`)
  const { tbs } = readRecorded(record, home)
  const held = await heldKey(record, tbs, opened, ports)
  const type = describePublicKey(tbs.spki).type
  const own = keyTypes.find((one) => one === type)
  if (request.key === 'new' && held === undefined) {
    const next = `renew it for the same key: countersign renew ${record.name}; or issue for a new request of its holder: countersign issue ${usage} ${record.name} --again --csr FILE`
    return refuse(record, 'its key is not in this home, so that no new key can take its place', next)
  }
  const { subjectAltNames, claims, profile, days, keyType } = request
  const ready = await prepareCredential(
    {
      usage,
      name: record.name,
      authority: record.authority,
      subjectAltNames,
      claims,
      naming: 'again',
      renews: {
        before: { record, tbs },
        key: request.key === 'same' ? { of: 'before', ...present({ held }) } : { of: 'new' },
        fate: request.fate,
      },
      ...present({ profile, days, keyType: request.key === 'same' ? own : keyType, pin: request.pin?.(usage) }),
    },
    opened,
    ports,
  )
  if (claims.length === 0) requireKnownContent(record, tbs, ready.issuance.prepared.tbs)
  return { ...ready, old: record, before: ready.common.before! }
}

/** Refusals that are about the machine or the home, and not about one certificate: they end all. */
const ofAll = /^(disk|home|store|passphrase|pin|authority|output|command|signature)\./

/** What another command does at the same time: it renews that certificate itself. */
const elsewhere: readonly RefusalCode[] = ['name.busy', 'certificate.unrenewable']

/**
 * Renews certificates, each once: also where two commands want to at once, and where one was killed at any point. The keys of the authorities
 * are opened first, each once, and only where something is to be renewed. Of certificates that are named, one that cannot be renewed stops
 * all before any is; of those that end soon it stops no other.
 *
 * @throws {CountersignError} `name.unknown`, `name.ambiguous`, `serial.unknown`, `certificate.unrenewable`, `certificate.foreign`,
 * `authority.unknown`, `input.malformed` (duration), and what an issue throws; `crl.*` where the old one is to be revoked: it is revoked by the
 * next CRL then
 */
export function renewCertificates(request: RenewalRequest, held: HeldHome, ports: Ports): Promise<RenewalAnswer> {
  const within = request.mode === 'renew' ? held.write : held.read
  return within(async (opened) => {
    const { which, mode, command } = request
    const several = 'expiring' in which
    const chosen: IssuedRecord[] = []
    if (several) chosen.push(...(await chooseExpiring(which, request, opened, ports)))
    else for (const what of which) chosen.push(...(await choose(what, opened, ports)))
    const records = [...new Map(chosen.map((one) => [`${one.authority} ${one.serial}`, one])).values()]
    const prepare = (record: IssuedRecord) => prepareRenewal(record, request, opened, ports)
    const named: ReadyRenewal[] = []
    if (!several) for (const record of records) named.push(await prepare(record))
    const signing: Signing = { open: new Map(), readyForCrl: new Set(), removed: [] }
    if (mode === 'renew') {
      for (const name of new Set(records.map(({ authority }) => authority))) {
        signing.open.set(name, await openForSigning(opened.home, { name }, opened.store, ports, request.passphrase))
      }
      for (const ready of named) await requireCrlFor(ready, signing, opened, ports)
    }
    const renewed: Renewal[] = []
    const refused: RenewalAnswer['refused'][number][] = []
    for (const [index, record] of records.entries()) {
      request.watch('renewing', index, records.length)
      try {
        renewed.push(await renewOne(named[index] ?? (await prepare(record)), request, signing, opened, ports))
      } catch (error) {
        if (!several || !isRefusal(error) || ofAll.test(error.code)) throw error
        const { code, message: problem, hint: next } = error
        const { name, authority, serial } = record
        refused.push({ name, authority, serial, code, problem, next })
      }
    }
    const left: RenewalAnswer['refused'][number][] = []
    for (const one of refused) if (!(await wasRenewedElsewhere(one, opened))) left.push(one)
    if (mode === 'dry-run') return { mode, renewed, refused: left, crls: [], outdated: [], warnings: [] }
    const told = await revokeOld(renewed, signing, opened, ports, request)
    const owes = () => request.watch('running the command of --then')
    const after = command === undefined ? undefined : await followUp(command, opened, ports, owes)
    return { mode, renewed, refused: left, ...told, ...present({ followUp: after }) }
  })
}

/** Whether another command has renewed a certificate that was refused here for its sake: it is asked last, so that the command may have ended. */
async function wasRenewedElsewhere(
  { code, serial, authority }: { readonly code: string; readonly serial: SerialNumber; readonly authority: EntryName },
  { store }: Opened,
): Promise<boolean> {
  if (!elsewhere.some((one) => one === code)) return false
  const now = await store.certificates.findBySerial(serial, authority)
  return now?.state === 'issued' && now.supersededBy !== undefined
}

/** The authorities of a run by their names, those of them that were found ready to sign a CRL, and what the run has removed. */
type Signing = {
  readonly open: Map<EntryName, OpenAuthority>
  readonly readyForCrl: Set<EntryName>
  /** What is said of files that went with the old certificates. */
  readonly removed: string[]
}

/**
 * Requires of its authority what a CRL needs, where the old certificate is to be revoked: what would stop the CRL must stop the renewal,
 * before anything is recorded. The published CRL may be long, and is read once for each authority.
 */
async function requireCrlFor(
  { authority: { name }, issuance: { supersedes } }: ReadyRenewal,
  { open, readyForCrl }: Signing,
  { home, store }: Opened,
  ports: Ports,
): Promise<OpenAuthority> {
  const authority = open.get(name)
  if (authority === undefined) throw new TypeError('an authority is opened before it signs')
  if (supersedes?.fate === 'revoke' && !readyForCrl.has(name)) {
    await requirePlausibleClock(authority, { ...ports, store })
    await gatherPublished(home, authority, { ...ports, store })
    readyForCrl.add(name)
  }
  return authority
}

async function renewOne(
  ready: ReadyRenewal,
  request: RenewalRequest,
  signing: Signing,
  opened: Opened,
  ports: Ports,
): Promise<Renewal> {
  const { findings, sharing } = ready.common
  const common = { before: ready.before, fate: ready.issuance.supersedes!.fate, findings, sharing }
  if (request.mode === 'dry-run') return { certificate: ready.facts('reserved'), ...common }
  const authority = await requireCrlFor(ready, signing, opened, ports)
  if (request.command !== undefined) await owe(opened, ready.old.serial, ports)
  const { removed, ...issued } = await issueReady(ready, authority, opened, ports)
  signing.removed.push(...removed)
  return { ...issued, ...common }
}

/** Signs the CRLs that revoke what was renewed with other content, now or by a command that was cut off. */
async function revokeOld(
  renewed: readonly Renewal[],
  { open, removed }: Signing,
  opened: Opened,
  ports: Ports,
  { passphrase, watch }: RenewalRequest,
): Promise<Pick<RenewalAnswer, 'crls' | 'outdated' | 'warnings'>> {
  const { home, store } = opened
  const [crls, outdated, warnings]: [CrlFacts[], string[], string[]] = [[], [], [...removed]]
  for (const authority of open.values()) {
    const { name } = authority
    const isDue = renewed.some(({ certificate, fate }) => fate === 'revoke' && certificate.authority === name)
    if (isDue) {
      watch(`signing the CRL of ${name}`)
      const { list } = await publishCrl(home, authority, { ...ports, store })
      crls.push(await crlFacts(home, authority, { ...ports, store }, ports.clock.now(), list))
      outdated.push(...(await outdatedExports(opened, authority, crls.at(-1)?.number ?? 0, ports)))
    }
    warnings.push(...(await finishRevocations(opened, authority, passphrase, ports)))
  }
  return { crls, outdated, warnings }
}
