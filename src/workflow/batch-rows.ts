/** The rows of a file of requests: where they come from, what comes in them twice, and what becomes of each. Issues nothing. */
import { dirname } from 'node:path'
import { parseNewName } from '../authority/reserved.ts'
import type { EntryName } from '../core/brand.ts'
import type { Chunks } from '../core/chunks.ts'
import { proposeName } from '../core/propose-name.ts'
import { quote } from '../core/quote.ts'
import { type AnyRefusal, CountersignError } from '../core/refusal.ts'
import { type Cells, type Filled, nameColumns } from '../policy/batch/columns.ts'
import { Repeats } from '../policy/batch/repeats.ts'
import { inColumn, nameOf, RowRefusal } from '../policy/batch/row.ts'
import type { Fault, Job } from './batch-press.ts'
import type { ReadRequest } from './batch-request.ts'
import { isHandedOver, readHandedOver } from './handed-over.ts'
import type { Ports } from './ports.ts'
import type { RequestFacts } from './request.ts'

/** A certificate as a row of a file has it. */
export type BatchCertificate = {
  readonly name: string
  readonly serial: string
  readonly fingerprint: string
  readonly notAfter: string
  /** Its folder, with certificate and chain, and the key where it was made here. */
  readonly directory: string
}

/** The request that a row points to, and how its certificate differs; absent where the key is made here. */
type Requested = { readonly request?: RequestFacts }

/** What became of a row: `present` has a certificate already that says what the row says, such as from a run that was cut short. */
export type BatchOutcome = {
  readonly line: number
  /** The name as it stands in the row. */
  readonly given: string
} & (
  | ({ readonly state: 'issued' | 'present' } & BatchCertificate & Requested)
  | ({ readonly state: 'would-issue'; readonly name: string; readonly notAfter: string } & Requested)
  | { readonly state: 'failed'; readonly column?: string; readonly refusal: AnyRefusal; readonly proposal?: string }
)

/** Where the rows come from, twice, and the folder in which the paths of their requests start. */
export type Source = { readonly chunks: () => Chunks; readonly folder: string }

export async function openSource(path: string, { files }: Ports): Promise<Source> {
  const facts = path === '-' ? undefined : await files.describe(await files.follow(files.resolve(path)))
  if (facts?.kind === 'file') {
    return { chunks: () => files.stream(path), folder: isHandedOver(path) ? '' : dirname(path) }
  }
  const content = await readHandedOver(path, path, 'file of requests', files)
  return { chunks: () => [content], folder: '' }
}

/** Rows between two words about the reading. */
const WATCHED = 256

/** `fitted`: a name that cannot be one is replaced by its proposal. */
export type Names = 'as-given' | 'fitted'

/** The name that a row stands for. @throws {RowRefusal} */
function readName(cells: Cells, fitting: Names): EntryName {
  const given = nameOf(cells)
  try {
    return inColumn('name', () => parseNewName(given))
  } catch (error) {
    const proposal = fitting === 'fitted' ? proposeName(given) : undefined
    if (proposal === undefined) throw error
    return inColumn('name', () => parseNewName(proposal))
  }
}

/** What is known of a file before the first of its rows is issued: how many there are, and the names and keys of requests in them. */
export type Surveyed = {
  readonly count: number
  readonly names: Repeats
  readonly keys: Repeats
  /** A sentence for each of the first names that the certificates of several rows would have, as where a spreadsheet has filled a column. */
  readonly shared: readonly string[]
  readonly readRequest: ReadRequest
}

/** Columns of names that many may have: machines share an address. */
const common: readonly string[] = ['ip']
/** The warnings name at most this many names that several rows have. */
const TOLD = 5

/** Finds the names of certificates that several rows ask for. */
class Shared {
  readonly #seen = new Repeats()
  readonly #told = new Map<string, string>()

  /** Takes note of a row. */
  add({ cells, line }: { readonly cells: Cells; readonly line: number }): void {
    for (const column of nameColumns.filter((one) => !common.includes(one))) {
      for (const text of new Set(cells[column] ?? [])) {
        const name = `${column} ${text}`
        this.#seen.add(name, line)
        const first = this.#seen.firstLineOf(name)
        if (first === undefined || this.#told.has(name) || this.#told.size >= TOLD) continue
        const lines = `lines ${first} and ${line}`
        this.#told.set(name, `${lines} have the same ${column}, ${quote(text)}: servers cannot tell them apart`)
      }
    }
  }

  get sentences(): readonly string[] {
    return [...this.#told.values()]
  }
}

/** What a reader of rows gives; undefined where that refuses the row. */
async function unlessRefused<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof RowRefusal)) throw error
    return undefined
  }
}

/**
 * Reads the file once: whatever is wrong with its columns is said before anything is issued, and so are names and keys of requests
 * that come twice.
 *
 * @param watch gets the number of rows that are read
 */
export async function survey(
  rows: AsyncIterable<Filled>,
  fitting: Names,
  readRequest: ReadRequest,
  watch: (rows: number) => void,
): Promise<Surveyed> {
  const [names, keys, shared] = [new Repeats(), new Repeats(), new Shared()]
  let count = 0
  for await (const row of rows) {
    if (count % WATCHED === 0) watch(count)
    count += 1
    if (!('cells' in row)) continue
    const { cells, line } = row
    const name = await unlessRefused(() => readName(cells, fitting))
    if (name !== undefined) names.add(name, line)
    shared.add(row)
    const key = (await unlessRefused(() => readRequest(cells)))?.spki
    if (key !== undefined) keys.add(key, line)
  }
  return { count, names, keys, shared: shared.sentences, readRequest }
}

/** Gives a row its name and its request. @throws {RowRefusal} also where another row has one of them, too */
export async function readJob(
  { line, cells }: { readonly line: number; readonly cells: Cells },
  fitting: Names,
  { names, keys, readRequest }: Surveyed,
): Promise<Job> {
  const name = readName(cells, fitting)
  const firstLine = names.firstLineOf(name)
  if (firstLine !== undefined) {
    throw new RowRefusal('name', new CountersignError('batch.repeated', { name, firstLine }) as AnyRefusal)
  }
  const request = await readRequest(cells)
  if (request === undefined) return { line, name, cells }
  const firstOfKey = keys.firstLineOf(request.spki)
  if (firstOfKey === undefined) return { line, name, cells, request }
  const facts = { source: request.source, firstLine: firstOfKey }
  throw new RowRefusal('csr', new CountersignError('batch.repeated-key', facts) as AnyRefusal)
}

export const failed = (line: number, given: string, { column, refusal }: Fault): BatchOutcome => {
  const proposal = column === 'name' && refusal.code === 'identity.refused' ? proposeName(given) : undefined
  return {
    line,
    given,
    state: 'failed',
    ...(column !== undefined && { column }),
    refusal,
    ...(proposal !== undefined && { proposal }),
  }
}

/** Rows in groups. */
export async function* inGroups<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let group: T[] = []
  for await (const row of rows) {
    group.push(row)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

export const chunksOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
