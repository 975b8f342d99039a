/** `issue --batch`: issues a certificate for each row of a file, tells of rows that fail, and writes what became of each. */
import { encodeCsvRow } from '../core/csv.ts'
import type { KeyType } from '../core/key.ts'
import { present } from '../core/present.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import type { BatchOutcome, BatchRequest, BatchSummary } from '../workflow/batch.ts'
import type { RequestFacts } from '../workflow/request.ts'
import type { Answer, Context } from './command.ts'
import { exitStatuses } from './exit.ts'
import { flagOf } from './globals.ts'
import { countOf, drawFields, printable, type Style } from './text.ts'

/** Most failed rows of which it tells one by one, and that `--json` has; also most requests that `--json` has. */
const TOLD = 20
/** Rows between two lines of progress where no bar can be drawn. */
const LINE_EVERY = 10_000

/** The options of `issue`, as far as they matter for a file. */
type Given = Readonly<Record<string, unknown>> & {
  readonly usage: Usage
  readonly batch: string
  readonly results?: string
  readonly fitNames: boolean
  readonly dryRun: boolean
  readonly days?: number
  readonly keyType?: KeyType
} & { readonly [K in 'authority' | 'profile' | 'pin']?: string }

/** What is said of one certificate, and what to do instead. */
const OF_ONE: readonly (readonly [keys: readonly string[], next: string])[] = [
  [
    ['name', 'dns', 'uri', 'ip', 'email', 'upn', 'registeredId', 'claim'],
    'leave that out, and put it into a column of the file',
  ],
  [['csr'], 'name the request of each row in the column csr of the file'],
  [['again', 'afresh'], 'a file issues each name once; issue another certificate under a name by itself'],
  [
    ['p12', 'p12Compat', 'p12PasswordFile', 'friendlyName'],
    'make a bundle of each credential afterwards: export p12 NAME',
  ],
]

const wasGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false

function requireNoneOfOne(given: Given): void {
  for (const [keys, next] of OF_ONE) {
    const said = keys.find((key) => wasGiven(given[key]))
    if (said === undefined) continue
    const problem = `${said === 'name' ? 'NAME' : flagOf(said)} cannot be given together with --batch`
    throw new CountersignError('usage.wrong', { problem, next })
  }
}

const HEADER = [
  'line',
  'given',
  'name',
  'state',
  'serial',
  'fingerprint',
  'not-after',
  'folder',
  'column',
  'problem',
  'proposal',
  'requested',
  'not-requested',
  'not-granted',
]

/** One row of the results; every outcome has the same cells. */
function resultRow(outcome: BatchOutcome): string {
  const { line, given, state } = outcome
  const rest =
    state === 'failed'
      ? ['', state, '', '', '', '', outcome.column ?? '', outcome.refusal.message, outcome.proposal ?? '']
      : state === 'would-issue'
        ? [outcome.name, state, '', '', outcome.notAfter, '', '', '', '']
        : [outcome.name, state, outcome.serial, outcome.fingerprint, outcome.notAfter, outcome.directory, '', '', '']
  return encodeCsvRow([String(line), given, ...rest, ...requestCells(requestOf(outcome))])
}

const requestOf = (outcome: BatchOutcome) => (outcome.state === 'failed' ? undefined : outcome.request)

/** How a certificate differs from its request, as the answer about a single certificate says it. */
const requestCells = (request: RequestFacts | undefined): readonly string[] =>
  request === undefined
    ? ['', '', '']
    : [request.taken, request.added, request.unmet.map(({ asked, why }) => `${asked}: ${why}`)].map((all) =>
        all.join('; '),
      )

type Failure = Extract<BatchOutcome, { state: 'failed' }>

const sentence = (file: string, { line, column, refusal, proposal }: Failure): string => {
  // It says itself where it is.
  if (refusal.code === 'batch.malformed') return refusal.message
  const place = column === undefined ? '' : `, column ${column}`
  return `${file}, line ${line}${place}: ${refusal.message}${proposal === undefined ? '' : `; a possible name is ${proposal}`}`
}

/** A row with a certificate that a request asked for, or would have. */
type Requested = Exclude<BatchOutcome, Failure> & { readonly request: RequestFacts }

/** Tells of the rows of a file as they are done. */
class Telling {
  readonly failures: Failure[] = []
  /** The first of them. */
  readonly requested: Requested[] = []
  requests = 0
  /** Requests that ask for more than their certificates have. */
  curtailed = 0
  #failed = 0
  #issued = 0
  #rows = 0
  readonly #hints = new Set<string>()
  readonly #file: string
  readonly #context: Context

  constructor(file: string, context: Context) {
    this.#file = file
    this.#context = context
  }

  take(outcomes: readonly BatchOutcome[]): void {
    for (const outcome of outcomes) {
      this.#rows += 1
      if (this.#rows % LINE_EVERY === 0) this.#context.tell('progress', `${this.#rows} rows done`)
      if (outcome.state === 'issued') this.#issued += 1
      if (outcome.state === 'failed') this.#fail(outcome)
      else if (outcome.request !== undefined) this.#note({ ...outcome, request: outcome.request })
    }
  }

  /** Tells what stands where the batch is cut short. */
  takeEnd(): void {
    if (this.#issued === 0) return
    const issued = `${countOf(this.#issued, 'certificate')} ${this.#issued === 1 ? 'was' : 'were'} issued before the batch ended early`
    this.#context.tell('problem', `${issued}; the same command issues the rest`)
  }

  #note(outcome: Requested): void {
    this.requests += 1
    if (outcome.request.unmet.length > 0) this.curtailed += 1
    if (this.requested.length < TOLD) this.requested.push(outcome)
  }

  #fail(failure: Failure): void {
    this.#failed += 1
    if (this.#failed > TOLD) return
    this.failures.push(failure)
    this.#context.tell('problem', sentence(this.#file, failure))
    const { code, hint } = failure.refusal
    const kind = `${code} ${failure.column}`
    if (!this.#hints.has(kind)) this.#context.tell('hint', hint)
    this.#hints.add(kind)
  }
}

function describe(
  { mode, file, rows, issued, present, failed }: BatchSummary,
  { requests, curtailed }: Telling,
  given: Given,
  style: Style,
): string[] {
  const did = mode === 'issue' ? 'Issued' : 'Would issue'
  return [
    `${style.bold(`${did} ${countOf(issued, `${given.usage} certificate`)}`)} from ${printable(file)}`,
    ...drawFields(
      [
        ['rows', String(rows)],
        ['requests', requests === 0 ? undefined : `${requests}, of which ${curtailed} asked for more than was granted`],
        ['issued before', present === 0 ? undefined : String(present)],
        ['failed', failed === 0 ? undefined : { text: String(failed), paint: style.red }],
        ['results', given.results === undefined ? undefined : style.place(given.results)],
      ],
      style,
    ),
  ]
}

/** What comes after a batch. */
function after(
  { failed, mode }: BatchSummary,
  { failures, curtailed }: Telling,
  given: Given,
): Pick<Answer, 'notes' | 'next'> {
  const nothing = mode === 'dry-run' ? ['nothing was issued'] : []
  const less =
    curtailed === 0 || given.results !== undefined
      ? []
      : ['--results FILE writes what each request was not granted, and why']
  if (failed === 0) return { notes: [...nothing, ...less] }
  const more =
    failed > TOLD
      ? [
          `${failed - TOLD} more rows failed; ${given.results ? 'the results have' : '--results FILE writes'} all of them`,
        ]
      : []
  const again = 'correct these rows, and run the command again: it passes over rows whose certificate was issued'
  const fits = failures.some(({ proposal }) => proposal !== undefined) && !given.fitNames
  return {
    notes: [...nothing, ...less, ...more, again],
    next: fits
      ? [{ about: 'take the possible names', words: ['issue', given.usage, '--batch', given.batch, '--fit-names'] }]
      : [],
  }
}

/**
 * Issues what a file asks for.
 *
 * @throws {CountersignError} `usage.wrong`, and as the workflow refuses
 */
export async function issueFromFile(given: Given, context: Context): Promise<Answer> {
  requireNoneOfOne(given)
  const { home, ports, passphrase, watch } = context
  const { usage, batch: file, results, fitNames, dryRun, authority, profile, days, keyType, pin } = given
  if (results !== undefined) await requireReplaceable(results, ports)
  await context.spareMemory()
  const [{ issueBatch }, { Channel }] = await Promise.all([
    import('../workflow/batch.ts'),
    import('../core/channel.ts'),
  ])
  const telling = new Telling(file === '-' ? 'stdin' : file, context)
  const request: BatchRequest = {
    usage,
    file,
    usual: present({ profile, days, keyType }),
    names: fitNames ? 'fitted' : 'as-given',
    mode: dryRun ? 'dry-run' : 'issue',
    passphrase,
    watch,
    ...present({ authority, pin }),
  }
  const channel = new Channel<Uint8Array>()
  const encoder = new TextEncoder()
  const take = async (outcomes: readonly BatchOutcome[]): Promise<void> => {
    telling.take(outcomes)
    if (results !== undefined) await channel.put(outcomes.map((one) => encoder.encode(resultRow(one))))
  }
  const writing = results === undefined ? undefined : writeResults(results, channel, ports)
  // A failure to write is thrown below; here it must not end the process.
  writing?.catch(() => channel.end())
  let summary: BatchSummary
  try {
    // A file that cannot be written is known before anything is issued.
    if (results !== undefined) {
      await channel.put([encoder.encode(encodeCsvRow(HEADER))])
      if (!(await channel.put([]))) await writing
    }
    summary = await issueBatch(request, home, ports, take)
  } catch (error) {
    // What was written before, of an earlier run, stays.
    channel.fail(error)
    await writing?.catch(() => undefined)
    telling.takeEnd()
    throw error
  }
  channel.end()
  await writing
  return {
    status: summary.failed === 0 ? exitStatuses.done : exitStatuses.no,
    json: {
      ...summary,
      ...present({ results: results === undefined ? undefined : ports.files.resolve(results) }),
      requests: telling.requests,
      requested: telling.requested.map(({ line, name, request }) => ({ line, name, request })),
      failures: telling.failures.map(({ line, given: name, column, proposal, refusal: { code, message, hint } }) => ({
        line,
        given: name,
        ...present({ column, proposal }),
        code,
        message,
        hint,
      })),
    },
    text: (style) => describe(summary, telling, given, style),
    warnings: [
      ...summary.findings.map(({ rule, message, citation }) => `${message} (${rule}, ${citation})`),
      ...summary.warnings,
    ],
    ...after(summary, telling, given),
  }
}

/** By which a file of results is known: every version of countersign wrote these columns first. */
const MARK = HEADER.slice(0, 4).join(',')

/** Requires that the results replace nothing but earlier results: what lies at a mistyped path may be the file of requests, or a key. */
async function requireReplaceable(results: string, { files }: Context['ports']): Promise<void> {
  const path = files.resolve(results)
  const facts = await files.describe(path)
  // Whatever is no file, the disk refuses.
  if (facts?.kind !== 'file' || facts.size === 0) return
  for await (const start of files.stream(path)) {
    if (new TextDecoder().decode(start.subarray(0, MARK.length)) === MARK) return
    break
  }
  throw new CountersignError('usage.wrong', {
    problem: `--results would replace ${results}, which is no file of results`,
    next: 'name another file for the results: one that does not exist, or the results of an earlier run',
  })
}

async function writeResults(
  path: string,
  rows: AsyncIterable<Uint8Array>,
  { files, clock }: Context['ports'],
): Promise<void> {
  const { clearForgotten } = await import('../authority/leftover.ts')
  await clearForgotten(files.resolve(path), clock.now(), files)
  await files.write(files.resolve(path), rows, 'public')
}
