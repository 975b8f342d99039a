/** The columns of a file of requests: which there are, and the texts that a row has in them. Does not judge the texts. */
import { nearest } from '../../core/near.ts'
import { type AnyRefusal, CountersignError } from '../../core/refusal.ts'
import type { ClaimDefinition } from '../claim.ts'
import { type NameKind, nameKinds } from '../identity.ts'
import type { Row } from './table.ts'

/** Columns with one value for each row. */
const single = ['name', 'profile', 'days', 'key-type', 'csr'] as const
export type SingleColumn = (typeof single)[number]

export const CLAIM = 'claim:'

/** The column of a kind of names: as the option, `registered-id`. Pure. */
export const columnOf = (kind: NameKind): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The columns of names in the certificate. */
export const nameColumns: readonly string[] = nameKinds.map(columnOf)

/** Every column that a file may have. Pure. */
export const knownColumns = (definitions: readonly ClaimDefinition[]): readonly string[] => [
  ...single,
  ...nameColumns,
  ...definitions.map(({ name }) => `${CLAIM}${name}`),
]

/** The texts of a row by column; a cell without text is absent. */
export type Cells = Readonly<Record<string, readonly string[]>>

/** A row with its texts, or the reason for which it has none. */
export type Filled = { readonly line: number } & (
  | { readonly cells: Cells }
  | { readonly fault: { readonly column?: string; readonly refusal: AnyRefusal } }
)

const holdsNames = (column: string): boolean => nameColumns.includes(column)

function requireKnown(file: string, line: number, column: string, known: readonly string[]): void {
  if (known.includes(column)) return
  const isClaim = known.includes(CLAIM + column)
  const near = isClaim ? [CLAIM + column] : nearest(column, known)
  throw new CountersignError('batch.column', { file, line, column, near, known })
}

/** Requires the names of the columns of a CSV file: each known, each once, and `name` among them. */
function requireHeader(file: string, { line, cells }: Row & { form: 'csv' }, known: readonly string[]): void {
  const refuse = (problem: string, next: string) =>
    new CountersignError('batch.malformed', { file, line, problem, next })
  for (const column of cells) requireKnown(file, line, column, known)
  const twice = cells.find((column, index) => cells.indexOf(column) !== index)
  if (twice !== undefined) {
    throw refuse(
      `it has the column ${twice} twice`,
      'remove one of them; several values stand in one cell, with commas between them',
    )
  }
  if (!cells.includes('name')) {
    throw refuse(
      'it has no column name',
      `the first line names the columns, such as: name,uri; columns: ${known.join(', ')}`,
    )
  }
}

/**
 * Gives the texts of each row.
 *
 * @throws {CountersignError} `batch.column`, `batch.malformed`: about the file as a whole, whose rows may lack what they should say
 */
export async function* fillRows(
  file: string,
  rows: AsyncIterable<Row>,
  known: readonly string[],
): AsyncGenerator<Filled> {
  let header: readonly string[] | undefined
  for await (const row of rows) {
    if (row.form === 'csv' && header === undefined) {
      requireHeader(file, row, known)
      header = row.cells
    } else yield fill(file, row, header ?? [], known)
  }
}

const malformed = (file: string, line: number, problem: string, next: string) => ({
  line,
  fault: { refusal: new CountersignError('batch.malformed', { file, line, problem, next }) as AnyRefusal },
})

function fill(file: string, row: Row, header: readonly string[], known: readonly string[]): Filled {
  const { line } = row
  if (row.form === 'unreadable') return malformed(file, line, row.problem, 'write one JSON object in each line')
  if (row.form === 'json') return fillFromJson(file, line, row.object, known)
  const { cells } = row
  if (cells.length !== header.length) {
    return malformed(
      file,
      line,
      `the row and the first line have different numbers of cells, ${cells.length} and ${header.length}`,
      'give each column a cell, an empty one where it has no value, and put a cell that has the separator in double quotes',
    )
  }
  const filled = header.map((column, index) => {
    const text = cells[index] ?? ''
    if (text === '') return [column, []]
    return [column, holdsNames(column) ? text.split(',') : [text]]
  })
  return { line, cells: Object.fromEntries(filled) }
}

function fillFromJson(
  file: string,
  line: number,
  object: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Filled {
  const filled: [string, readonly string[]][] = []
  for (const [column, value] of Object.entries(object)) {
    requireKnown(file, line, column, known)
    const texts = textsOf(column, value)
    if (texts === undefined) return { line, fault: { column, refusal: wrongType(column, value) } }
    filled.push([column, texts])
  }
  return { line, cells: Object.fromEntries(filled) }
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** The texts of a value of JSON; undefined where its type is not one of its column's. */
function textsOf(column: string, value: unknown): readonly string[] | undefined {
  const texts = Array.isArray(value) ? value : [value]
  const isClaim = column.startsWith(CLAIM)
  if (Array.isArray(value) && !isClaim && !holdsNames(column)) return undefined
  if (column === 'days' || (isClaim && !Array.isArray(value) && typeof value !== 'string')) {
    const isWhole = typeof value === 'boolean' ? isClaim : Number.isSafeInteger(value)
    return isWhole ? [String(value)] : undefined
  }
  if (!texts.every(isText)) return undefined
  if (!isClaim || !Array.isArray(value)) return texts.filter((text) => text !== '')
  // They are read as one text, in which commas part them.
  return texts.some((text) => text.includes(',')) ? undefined : texts.length === 0 ? [] : [texts.join(',')]
}

function wrongType(column: string, value: unknown): AnyRefusal {
  const expected = column.startsWith(CLAIM)
    ? 'text, a whole number, true or false, or a list of texts without commas; write a large number as text'
    : column === 'days'
      ? 'a whole number'
      : holdsNames(column)
        ? 'text, or a list of texts'
        : 'text'
  return new CountersignError('input.malformed', {
    what: `value of ${column}`,
    value: JSON.stringify(value),
    expected,
  }) as AnyRefusal
}
