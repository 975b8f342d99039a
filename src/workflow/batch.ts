/**
 * Issues a certificate for each row of a file: what single issuance does, in groups, with the authority's key opened once. A second
 * run goes on where one was cut short.
 */
import { authorityFor, findAuthority, type KeptPins, openAuthority, pinFor } from '../authority/authority.ts'
import { finishGroups } from '../authority/group.ts'
import { requireShards } from '../authority/shards.ts'
import type { Finding } from '../core/finding.ts'
import { LEASE_SECONDS, type Usage } from '../core/record.ts'
import { fillRows, knownColumns } from '../policy/batch/columns.ts'
import { readRows } from '../policy/batch/table.ts'
import { BatchGroups, failedBusy, type Looked } from './batch-group.ts'
import { type BatchTerms, createPress, type Press } from './batch-press.ts'
import { requestsIn } from './batch-request.ts'
import { type BatchOutcome, chunksOf, inGroups, type Names, openSource, survey } from './batch-rows.ts'
import { finishRevocations } from './finish.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'

/** So many certificates are journalled, reserved, signed and recorded together; a command that is killed leaves at most two such groups unfinished. */
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
    const groups = new BatchGroups(opened, ports, request, terms, authority)
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
    /** The outcomes of the group that is signed, recorded and handed out while the next is looked up and prepared. */
    let ahead: Promise<readonly BatchOutcome[]> | undefined
    const tellAhead = async (): Promise<void> => {
      const outcomes = ahead
      ahead = undefined
      if (outcomes !== undefined) await tell(await outcomes)
    }
    const carry = async (looked: readonly Looked[]): Promise<void> => {
      if (looked.some((one) => 'job' in one)) press ??= await openPress()
      if (press === undefined) return tell(looked.flatMap((one) => ('outcome' in one ? (one.outcome ?? []) : [])))
      const prepared = await groups.prepare(looked, press)
      try {
        await tellAhead()
      } catch (error) {
        await groups.abandon(prepared).catch(() => undefined)
        throw error
      }
      ahead = groups.finish(prepared, press)
      // It is asked for once the next is prepared.
      ahead.catch(() => undefined)
    }
    try {
      for await (const group of inGroups(rows(), GROUP)) {
        watch(mode === 'issue' ? 'issuing' : 'checking', counts.rows, surveyed.count)
        await carry(await groups.look(group, surveyed))
      }
      await tellAhead()
      for (let waited = 0; ; waited += 1) {
        const busy = groups.takeBusy()
        if (busy.length === 0) break
        if (waited > LONGEST_WAIT) {
          await tell(busy.map(({ job, given, until }) => failedBusy(job, given, until)))
          break
        }
        watch('waiting for names that another command holds', counts.rows, surveyed.count)
        await ports.clock.sleep(WAIT_MS)
        for (const group of chunksOf(busy, GROUP)) {
          const looked: Looked[] = []
          for (const one of group) looked.push(await groups.lookUp(one, true))
          await carry(looked)
        }
        await tellAhead()
      }
      if (mode === 'issue') await finishGroups(home, { store, files: ports.files, keys: ports.keys })
    } catch (error) {
      // The group ahead is issued all the same, and its outcomes are known to the caller.
      await tellAhead().catch(() => undefined)
      throw error
    } finally {
      await press?.close()
    }
    return {
      mode,
      file,
      ...counts,
      findings: [...groups.findings.values()],
      pin: authority.pin,
      warnings: [...surveyed.shared, ...warnings],
    }
  })
}
