/**
 * Takes the rows of a group through the steps of docs/issuance.md: looks them up, prepares them, and from there to their folders. Does not read
 * the file.
 */
import type { Authority } from '../authority/authority.ts'
import { abandonGroup, handOutGroup } from '../authority/group.ts'
import { requireRecordedPlace } from '../authority/hand-out.ts'
import { issuedOf } from '../authority/issue.ts'
import { addSeconds, formatInstant, type SerialNumber } from '../core/brand.ts'
import type { Finding } from '../core/finding.ts'
import { present } from '../core/present.ts'
import type { Reservation } from '../core/record.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../core/refusal.ts'
import type { Filled } from '../policy/batch/columns.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { fingerprintOf } from '../x509/pin.ts'
import { standingOf } from './batch-before.ts'
import { type BatchTerms, faultOf, type Job, type Press, type Pressed, planRow, requestFacts } from './batch-press.ts'
import { NamesOfGroup, requireOwnKey } from './batch-request.ts'
import { type BatchOutcome, failed, type Names, readJob, type Surveyed } from './batch-rows.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'
import type { RequestFacts } from './request.ts'

export const failedBusy = ({ line, name }: Job, given: string, until: string): BatchOutcome =>
  failed(line, given, { column: 'name', refusal: new CountersignError('name.busy', { name, until }) as AnyRefusal })

/** A row on its way: its outcome, if that is clear already; none where it has to wait. */
export type Looked = { readonly given: string } & ({ readonly job: Job } | { readonly outcome?: BatchOutcome })

/** A row whose name another command holds for the moment, or has taken since it was looked at. */
export type Busy = { readonly given: string; readonly job: Job; readonly until: string }

/** A group whose keys are journalled, where any were made; `first` is the serial number by which its journal is found. */
export type PreparedGroup = {
  readonly looked: readonly Looked[]
  readonly jobs: readonly Job[]
  /** What became of each job. */
  readonly pressed: readonly Pressed[]
  readonly first?: SerialNumber
}

/** A row that may be reserved. */
type Ready = {
  readonly job: Job
  readonly given: string
  readonly reservation: Reservation
  readonly request?: RequestFacts
}

/** What is asked for each group. */
export type GroupRequest = { readonly mode: 'issue' | 'dry-run'; readonly names: Names }

/** What a look gives, or the fault that it finds in the row. */
async function unlessFaulty(line: number, given: string, look: () => Promise<Looked>): Promise<Looked> {
  try {
    return await look()
  } catch (error) {
    return { given, outcome: failed(line, given, faultOf(error)) }
  }
}

/** The groups of one batch: each is looked up, prepared, and then finished or abandoned. Keeps the rows that have to wait. */
export class BatchGroups {
  readonly #opened: Opened
  readonly #ports: Ports
  readonly #request: GroupRequest
  readonly #terms: BatchTerms
  readonly #authority: Authority
  readonly findings = new Map<string, Finding>()
  #busy: Busy[] = []

  constructor(opened: Opened, ports: Ports, request: GroupRequest, terms: BatchTerms, authority: Authority) {
    this.#opened = opened
    this.#ports = ports
    this.#request = request
    this.#terms = terms
    this.#authority = authority
  }

  get #own() {
    return { store: this.#opened.store, files: this.#ports.files, keys: this.#ports.keys }
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

  /** Takes a group as far as nobody sees anything of it: its keys are on the disk then. */
  async prepare(looked: readonly Looked[], press: Press): Promise<PreparedGroup> {
    const { paths } = this.#opened.home
    const jobs = looked.flatMap((one) => ('job' in one ? [one.job] : []))
    const journal = this.#request.mode === 'issue' ? (first: SerialNumber) => paths.batch(first).keys : undefined
    const pressed = await press.prepare(jobs, this.#ports.clock.now(), journal)
    const [first] = pressed.flatMap((one) => ('fault' in one ? [] : one.reservation.serial))
    return { looked, jobs, pressed, ...present({ first }) }
  }

  /** Ends a group that was prepared and goes no further. */
  async abandon({ first }: PreparedGroup): Promise<void> {
    if (first !== undefined && this.#request.mode === 'issue') await abandonGroup(this.#opened.home, first, this.#own)
  }

  /** Takes a prepared group through the steps that are left. */
  async finish({ looked, jobs, pressed, first }: PreparedGroup, press: Press): Promise<readonly BatchOutcome[]> {
    const { mode } = this.#request
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
    const outcomes = new Map<Job, BatchOutcome>()
    const reserved: Ready[] = []
    try {
      reserved.push(...(await this.#reserve(prepared, outcomes)))
      const serials = reserved.map(({ reservation }) => reservation.serial)
      const certificates = await press.sign(first, serials)
      const recorded = reserved.map(({ reservation }, index) => issuedOf(reservation, certificates[index]!))
      const lost = new Set(await store.certificates.recordIssued(recorded))
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
      await handOutGroup(home, first, issued, this.#own)
      return outcomes
    } catch (error) {
      const authority = this.#authority.name
      // Where even this cannot be written, the leases lapse by themselves, and the next command that writes ends the group.
      await store.certificates
        .abandon(reserved.map(({ reservation: { serial } }) => ({ authority, serial })))
        .catch(() => undefined)
      await abandonGroup(home, first, this.#own).catch(() => undefined)
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
