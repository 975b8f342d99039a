/**
 * Issues a certificate for each row of a file: what single issuance does, in groups, with the authority's key opened once. A second
 * run goes on where one was cut short.
 */
import {
  type Authority,
  authorityFor,
  findAuthority,
  type KeptPins,
  openAuthority,
  pinFor,
} from '../authority/authority.ts'
import { abandonGroup, finishGroups, handOutGroup } from '../authority/group.ts'
import { requireRecordedPlace } from '../authority/hand-out.ts'
import { requireShards } from '../authority/shards.ts'
import { addSeconds, formatInstant, type SerialNumber } from '../core/brand.ts'
import type { Finding } from '../core/finding.ts'
import { present } from '../core/present.ts'
import { LEASE_SECONDS, type Reservation, type Usage } from '../core/record.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../core/refusal.ts'
import { type Filled, fillRows, knownColumns } from '../policy/batch/columns.ts'
import { readRows } from '../policy/batch/table.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { fingerprintOf } from '../x509/pin.ts'
import { standingOf } from './batch-before.ts'
import { type BatchTerms, createPress, faultOf, type Job, type Press, planRow, requestFacts } from './batch-press.ts'
import { NamesOfGroup, requestsIn, requireOwnKey } from './batch-request.ts'
import {
  type BatchOutcome,
  chunksOf,
  failed,
  inGroups,
  type Names,
  openSource,
  readJob,
  type Surveyed,
  survey,
} from './batch-rows.ts'
import { finishRevocations } from './finish.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import type { RequestFacts } from './request.ts'

/** So many certificates are journalled, reserved, signed and recorded together: a command that is killed leaves at most these unfinished. */
const GROUP = 256
/** Between two looks at names that another command holds, and how often they are looked at: longer than a reservation holds. */
const WAIT_MS = 1000
const LONGEST_WAIT = 2 * LEASE_SECONDS

export type { BatchCertificate, BatchOutcome } from './batch-rows.ts'

export type BatchRequest = {
  readonly usage: Usage
  /** Path of the file; `-` and what is no file, such as a pipe, is read at once, up to 64 MiB. */
  readonly file: string
  /** The authority that signs; the default of the usage where absent. */
  readonly authority?: string
  /** For rows that do not say it. */
  readonly usual: BatchTerms['usual']
  readonly names: Names
  /** The authority's pin as kept elsewhere. */
  readonly pin?: KeptPins
  readonly mode: 'issue' | 'dry-run'
  readonly passphrase: AskPassphrase
  readonly watch: Watch
}

export type BatchSummary = {
  readonly mode: 'issue' | 'dry-run'
  readonly file: string
  readonly rows: number
  /** In a dry run, those that would be issued. */
  readonly issued: number
  readonly present: number
  readonly failed: number
  /** Of all certificates, each once. */
  readonly findings: readonly Finding[]
  /** The pin of the authority that signed. */
  readonly pin: string
  readonly warnings: readonly string[]
}

/** Takes outcomes, in the order of the rows but for those that had to wait; the batch waits for it. */
export type TakeOutcomes = (outcomes: readonly BatchOutcome[]) => Promise<void>

const failedBusy = ({ line, name }: Job, given: string, until: string): BatchOutcome =>
  failed(line, given, { column: 'name', refusal: new CountersignError('name.busy', { name, until }) as AnyRefusal })

/** A row on its way: its outcome, if that is clear already; none where it has to wait. */
type Looked = { readonly given: string } & ({ readonly job: Job } | { readonly outcome?: BatchOutcome })

/** A row whose name another command holds for the moment, or has taken since it was looked at. */
type Busy = { readonly given: string; readonly job: Job; readonly until: string }

/** A row that may be reserved. */
type Ready = {
  readonly job: Job
  readonly given: string
  readonly reservation: Reservation
  readonly request?: RequestFacts
}

/** What a look gives, or the fault that it finds in the row. */
async function unlessFaulty(line: number, given: string, look: () => Promise<Looked>): Promise<Looked> {
  try {
    return await look()
  } catch (error) {
    return { given, outcome: failed(line, given, faultOf(error)) }
  }
}

class Batch {
  readonly #opened: Opened
  readonly #ports: Ports
  readonly #request: BatchRequest
  readonly #terms: BatchTerms
  readonly #authority: Authority
  readonly findings = new Map<string, Finding>()
  #busy: Busy[] = []

  constructor(opened: Opened, ports: Ports, request: BatchRequest, terms: BatchTerms, authority: Authority) {
    this.#opened = opened
    this.#ports = ports
    this.#request = request
    this.#terms = terms
    this.#authority = authority
  }

  /** Gives the rows that have to wait, and forgets them. */
  takeBusy(): readonly Busy[] {
    return this.#busy.splice(0)
  }

  /** Finds out which rows of a group can be issued. Most names are new ones, and the record is asked once for all of them. */
  async look(rows: readonly Filled[], file: Surveyed): Promise<readonly Looked[]> {
    const read: Looked[] = []
    for (const row of rows) read.push(await this.#readRow(row, file))
    const names = read.flatMap((one) => ('job' in one ? [one.job.name] : []))
    const used = await this.#opened.store.certificates.listUsedNames(names)
    const looked: Looked[] = []
    for (const one of read) looked.push('job' in one ? await this.lookUp(one, used.has(one.job.name)) : one)
    return looked
  }

  async #readRow(row: Filled, file: Surveyed): Promise<Looked> {
    const { line } = row
    if (!('cells' in row)) return { given: '', outcome: failed(line, '', row.fault) }
    const given = row.cells['name']?.[0] ?? ''
    return unlessFaulty(line, given, async () => ({ given, job: await readJob(row, this.#request.names, file) }))
  }

  /** Finds out whether a row can be issued, also one that had to wait. @param isUsed whether the record may have its name */
  lookUp({ given, job }: Pick<Busy, 'given' | 'job'>, isUsed: boolean): Promise<Looked> {
    return unlessFaulty(job.line, given, () => this.#lookUp(job, given, isUsed))
  }

  /** Holds a row against the record. */
  async #lookUp(job: Job, given: string, isUsed: boolean): Promise<Looked> {
    const { store, home } = this.#opened
    const plan = () => planRow(job, this.#terms, this.#authority.name)
    const free = { state: 'free' } as const
    const standing = isUsed ? await standingOf(job, this.#terms.usage, () => plan().plan, store) : free
    if (standing.state === 'differs') {
      const { serial, why, next } = standing
      const refusal = new CountersignError('batch.differs', { name: job.name, serial, why, next }) as AnyRefusal
      return { given, outcome: failed(job.line, given, { column: 'name', refusal }) }
    }
    if (standing.state === 'present') {
      const { serial, fingerprint, notAfter } = standing.record
      const { directory } = home.paths.credential(job.name)
      const facts = { name: job.name, serial, fingerprint, notAfter: formatInstant(notAfter), directory }
      const tbs = () => parseCertificate(standing.record.certificate).tbs
      const request = job.request && requestFacts(job.request, plan().asked, tbs(), this.#terms)
      return { given, outcome: { line: job.line, given, state: 'present', ...facts, ...present({ request }) } }
    }
    if (standing.state === 'busy') {
      this.#busy.push({ given, job, until: formatInstant(addSeconds(standing.until, 1)) })
      return { given }
    }
    if (job.request !== undefined) await requireOwnKey(job.name, job.request, store)
    await requireRecordedPlace(home, job.name, { store, files: this.#ports.files })
    return { given, job }
  }

  /** The names of a group, where a request may bring some. */
  #namesOf(jobs: readonly Job[]): NamesOfGroup | undefined {
    if (jobs.every(({ request }) => request === undefined)) return undefined
    const { definitions: claims } = this.#terms
    const terms = { store: this.#opened.store, claims, now: this.#ports.clock.now() }
    return new NamesOfGroup(this.#authority.name, terms)
  }

  /** Takes a group through all steps. */
  async issue(looked: readonly Looked[], press: Press): Promise<readonly BatchOutcome[]> {
    const { home } = this.#opened
    const jobs = looked.flatMap((one) => ('job' in one ? [one.job] : []))
    const { mode } = this.#request
    const journal = mode === 'issue' ? (first: SerialNumber) => home.paths.batch(first).keys : undefined
    const pressed = await press.prepare(jobs, this.#ports.clock.now(), journal)
    const outcomes = new Map<Job, BatchOutcome>()
    const ready: Ready[] = []
    const names = this.#namesOf(jobs)
    const givenOf = new Map(looked.flatMap((one) => ('job' in one ? [[one.job, one.given]] : [])))
    for (const [index, job] of jobs.entries()) {
      const one = pressed[index]!
      const given = givenOf.get(job) ?? ''
      const fault = 'fault' in one ? one.fault : await names?.objectionTo(job, one)
      if ('fault' in one || fault !== undefined) {
        if (fault !== undefined) outcomes.set(job, failed(job.line, given, fault))
        continue
      }
      for (const finding of one.findings) this.findings.set(`${finding.rule} ${finding.message}`, finding)
      const { name, notAfter } = one.reservation
      const request = present({ request: one.request?.facts })
      const would = { state: 'would-issue', name, notAfter: formatInstant(notAfter), ...request } as const
      if (mode === 'dry-run') outcomes.set(job, { line: job.line, given, ...would })
      else ready.push({ job, given, reservation: one.reservation, ...request })
    }
    // Its journal is on the disk, also where none of them is ready.
    const [first] = pressed.flatMap((one) => ('fault' in one ? [] : one.reservation.serial))
    if (mode === 'issue' && first !== undefined) {
      for (const [job, outcome] of await this.#carryThrough(first, ready, press)) outcomes.set(job, outcome)
    }
    return looked.flatMap((one) => ('job' in one ? (outcomes.get(one.job) ?? []) : (one.outcome ?? [])))
  }

  /** From the keys on the disk to the folders: reserve, sign, record, hand out. */
  async #carryThrough(
    first: SerialNumber,
    prepared: readonly Ready[],
    press: Press,
  ): Promise<ReadonlyMap<Job, BatchOutcome>> {
    const { home, store } = this.#opened
    const ports = { store, files: this.#ports.files, keys: this.#ports.keys }
    const outcomes = new Map<Job, BatchOutcome>()
    const reserved: Ready[] = []
    try {
      reserved.push(...(await this.#reserve(prepared, outcomes)))
      const serials = reserved.map(({ reservation }) => reservation.serial)
      const certificates = await press.sign(first, serials)
      const authority = this.#authority.name
      const lost = new Set(
        await store.certificates.recordIssued(
          serials.map((serial, index) => ({ authority, serial, certificate: certificates[index]! })),
        ),
      )
      const issued = reserved.flatMap(({ job, given, reservation: { serial, notAfter }, request }, index) => {
        const certificate = certificates[index]!
        if (lost.has(serial)) {
          const refusal = new CountersignError('reservation.lost', { serial }) as AnyRefusal
          outcomes.set(job, failed(job.line, given, { refusal }))
          return []
        }
        const { directory } = home.paths.credential(job.name)
        const facts = { serial, fingerprint: fingerprintOf(certificate), notAfter: formatInstant(notAfter), directory }
        const row = { line: job.line, given, ...present({ request }) }
        outcomes.set(job, { ...row, state: 'issued', name: job.name, ...facts })
        return [{ name: job.name, serial, certificate }]
      })
      await handOutGroup(home, first, issued, ports)
      return outcomes
    } catch (error) {
      const authority = this.#authority.name
      // Where even this cannot be written, the leases lapse by themselves, and the next command that writes ends the group.
      await store.certificates
        .abandon(reserved.map(({ reservation: { serial } }) => ({ authority, serial })))
        .catch(() => undefined)
      await abandonGroup(home, first, ports).catch(() => undefined)
      throw error
    }
  }

  /** Reserves a group; names and keys of requests that another command took meanwhile are left out, and the names looked at again. */
  async #reserve(prepared: readonly Ready[], outcomes: Map<Job, BatchOutcome>): Promise<readonly Ready[]> {
    let left = prepared
    for (;;) {
      try {
        await this.#opened.store.certificates.reserve(left.map(({ reservation }) => reservation))
        return left
      } catch (error) {
        const taken = takenIn(error)
        const refused = taken && left.find(({ job }) => job.name === taken.asker)
        if (taken === undefined || refused === undefined) throw error
        const { job, given } = refused
        const { column, refusal } = taken
        if (refusal.code === 'name.busy') this.#busy.push({ given, job, until: refusal.facts.until })
        // It may be issued as the row says: by another command with the same file.
        else if (refusal.code === 'name.taken') {
          this.#busy.push({ given, job, until: formatInstant(this.#ports.clock.now()) })
        } else outcomes.set(job, failed(job.line, given, { column, refusal }))
        left = left.filter((one) => one !== refused)
      }
    }
  }
}

/** Of what cannot be reserved: which row, and which column is at fault; undefined where it is about no row. */
function takenIn(error: unknown) {
  if (!isRefusal(error)) return undefined
  const { code } = error
  if (code === 'name.taken' || code === 'name.busy') return { asker: error.facts.name, column: 'name', refusal: error }
  if (code === 'key.taken' || code === 'key.compromised') {
    return { asker: error.facts.asker, column: 'csr', refusal: error }
  }
  return undefined
}

async function termsOf(request: BatchRequest, opened: Opened): Promise<BatchTerms> {
  const { usage, usual } = request
  const profiles = (await opened.profiles()).filter((profile) => profile.usage === usage && profile.attack !== true)
  return { usage, usual, profiles, settings: opened.home.settings, definitions: await opened.claims() }
}

/**
 * Issues a credential for each row of a file, whose name no certificate has yet. Rows that cannot be issued stop no other.
 *
 * @throws {CountersignError} `batch.malformed`, `batch.column`, `file.missing`, `pin.mismatch`, `passphrase.*`: nothing is issued then
 * @throws {CountersignError} `command.interrupted`, `disk.*`, `store.*`, `claim.oid-changed`: what was issued so far stands, and the
 * same command goes on from there
 */
export function issueBatch(
  request: BatchRequest,
  held: HeldHome,
  ports: Ports,
  take: TakeOutcomes,
): Promise<BatchSummary> {
  const { mode, names, watch } = request
  const file = request.file === '-' ? 'stdin' : request.file
  const within = mode === 'issue' ? held.write : held.read
  return within(async (opened) => {
    const { home, store } = opened
    const terms = await termsOf(request, opened)
    const signing = authorityFor(home, request.usage, request.authority)
    const authority = await findAuthority(home, signing, store, ports.files, pinFor(request.pin, signing))
    await requireShards(home, authority, ports.files)
    const known = knownColumns(terms.definitions)
    const { chunks, folder } = await openSource(request.file, ports)
    const rows = () => fillRows(file, readRows(file, chunks()), known)
    const reading = (done: number) => watch('reading the file', done)
    const surveyed = await survey(rows(), names, requestsIn(folder, ports.files), reading)
    const batch = new Batch(opened, ports, request, terms, authority)
    const counts = { rows: 0, issued: 0, present: 0, failed: 0 }
    const states = { issued: 'issued', 'would-issue': 'issued', present: 'present', failed: 'failed' } as const
    const tell = async (outcomes: readonly BatchOutcome[]): Promise<void> => {
      for (const { state } of outcomes) counts[states[state]] += 1
      counts.rows += outcomes.length
      await take(outcomes)
    }
    let press: Press | undefined
    let warnings: readonly string[] = []
    const openPress = async (): Promise<Press> => {
      if (mode === 'dry-run') return createPress(terms, authority, ports)
      const open = await openAuthority(home, authority, ports.keys, ports.files, (refused) =>
        request.passphrase('open', refused),
      )
      warnings = await finishRevocations(opened, open, request.passphrase, ports)
      return createPress(terms, open, ports)
    }
    const carry = async (looked: readonly Looked[]): Promise<void> => {
      if (looked.some((one) => 'job' in one)) press ??= await openPress()
      const clear = looked.flatMap((one) => ('outcome' in one ? (one.outcome ?? []) : []))
      await tell(press === undefined ? clear : await batch.issue(looked, press))
    }
    try {
      for await (const group of inGroups(rows(), GROUP)) {
        watch(mode === 'issue' ? 'issuing' : 'checking', counts.rows, surveyed.count)
        await carry(await batch.look(group, surveyed))
      }
      for (let waited = 0; ; waited += 1) {
        const busy = batch.takeBusy()
        if (busy.length === 0) break
        if (waited > LONGEST_WAIT) {
          await tell(busy.map(({ job, given, until }) => failedBusy(job, given, until)))
          break
        }
        watch('waiting for names that another command holds', counts.rows, surveyed.count)
        await ports.clock.sleep(WAIT_MS)
        for (const group of chunksOf(busy, GROUP)) {
          const looked: Looked[] = []
          for (const one of group) looked.push(await batch.lookUp(one, true))
          await carry(looked)
        }
      }
      if (mode === 'issue') await finishGroups(home, { store, files: ports.files, keys: ports.keys })
    } finally {
      await press?.close()
    }
    return {
      mode,
      file,
      ...counts,
      findings: [...batch.findings.values()],
      pin: authority.pin,
      warnings: [...surveyed.shared, ...warnings],
    }
  })
}
