/** The rows of a file of requests: where they come from, the names in them, and what becomes of each. Issues nothing. */
import { parseNewName } from '../authority/reserved.ts'
import type { EntryName } from '../core/brand.ts'
import type { Chunks } from '../core/chunks.ts'
import { proposeName } from '../core/propose-name.ts'
import { type AnyRefusal, CountersignError } from '../core/refusal.ts'
import type { Cells, Filled } from '../policy/batch/columns.ts'
import { Repeats } from '../policy/batch/repeats.ts'
import { inColumn, nameOf, RowRefusal } from '../policy/batch/row.ts'
import type { Fault } from './batch-press.ts'
import type { Ports } from './ports.ts'

/** A certificate as a row of a file has it. */
export type BatchCertificate = {
  readonly name: string
  readonly serial: string
  readonly fingerprint: string
  readonly notAfter: string
  /** Its folder, with key, certificate and chain. */
  readonly directory: string
}

/** What became of a row: `present` has a certificate already that says what the row says, such as from a run that was cut short. */
export type BatchOutcome = {
  readonly line: number
  /** The name as it stands in the row. */
  readonly given: string
} & (
  | ({ readonly state: 'issued' | 'present' } & BatchCertificate)
  | { readonly state: 'would-issue'; readonly name: string; readonly notAfter: string }
  | { readonly state: 'failed'; readonly column?: string; readonly refusal: AnyRefusal; readonly proposal?: string }
)

/** Where the rows come from, twice. */
export async function openSource(path: string, { files }: Ports): Promise<() => Chunks> {
  const facts = path === '-' ? undefined : await files.describe(await files.follow(files.resolve(path)))
  if (facts?.kind === 'file') return () => files.stream(path)
  const content = (await files.open(path))?.content
  if (content === undefined) throw new CountersignError('file.missing', { path, what: 'file of requests' })
  return () => [content]
}

/** `fitted`: a name that cannot be one is replaced by its proposal. */
export type Names = 'as-given' | 'fitted'

/** The name that a row stands for. @throws {RowRefusal} */
export function readName(cells: Cells, names: Names): { readonly given: string; readonly name: EntryName } {
  const given = nameOf(cells)
  try {
    return { given, name: inColumn('name', () => parseNewName(given)) }
  } catch (error) {
    const proposal = names === 'fitted' ? proposeName(given) : undefined
    if (proposal === undefined) throw error
    return { given, name: inColumn('name', () => parseNewName(proposal)) }
  }
}

/** Reads the file once: whatever is wrong with its columns is said before anything is issued, and so are names that come twice. */
export async function survey(rows: AsyncIterable<Filled>, names: Names): Promise<{ count: number; repeats: Repeats }> {
  const repeats = new Repeats()
  let count = 0
  for await (const row of rows) {
    count += 1
    if (!('cells' in row)) continue
    try {
      repeats.add(readName(row.cells, names).name, row.line)
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error
    }
  }
  return { count, repeats }
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
