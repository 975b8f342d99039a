/** How text is laid out for people: colours, tables, fields. Knows no command and writes nothing. */
import { shellWord } from '../core/shell.ts'
import { escapeUnseen } from '../core/unseen.ts'

export type Paint = (text: string) => string

/** What the reader's terminal can show. Plain paints give their text back. */
export type Style = {
  readonly colour: 'on' | 'off'
  readonly columns: number
  /** A path as the reader would type it: relative to the working directory where it lies below. */
  readonly place: Paint
  readonly bold: Paint
  readonly dim: Paint
  readonly red: Paint
  readonly green: Paint
  readonly yellow: Paint
  readonly cyan: Paint
}

const introducer = '\u001b['
const plain: Paint = (text) => text

/** Gives the style for a stream. Pure. */
export function styleFor(stream: {
  readonly colour: boolean
  readonly columns?: number
  /** The working directory. */
  readonly directory?: string
}): Style {
  const below = `${stream.directory ?? ''}/`
  const paint = (on: number, off: number): Paint =>
    stream.colour ? (text) => (text === '' ? '' : `${introducer}${on}m${text}${introducer}${off}m`) : plain
  return {
    colour: stream.colour ? 'on' : 'off',
    columns: stream.columns ?? 80,
    place: (path) => (below !== '/' && path.startsWith(below) ? path.slice(below.length) : path),
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  }
}

/**
 * Makes text safe to show: control, format (bidi, zero-width) and line-separating characters become `\uXXXX`.
 *
 * Everything that came from a certificate, a file or the command line passes through here or through `quote`. Pure.
 */
export const printable = escapeUnseen

/** A table's cell: its text, escaped when it is drawn, and how to paint it. */
export type Cell = string | { readonly text: string; readonly paint: Paint }

const textOf = (cell: Cell): string => printable(typeof cell === 'string' ? cell : cell.text)
const paintOf = (cell: Cell): Paint => (typeof cell === 'string' ? plain : cell.paint)
const widthOf = (text: string): number => [...text].length

/** Lays rows out in columns two spaces apart; the last column is not padded. Pure. */
export function alignRows(rows: readonly (readonly Cell[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(textOf(cell)))
  }
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const text = textOf(cell)
        const gap = i === row.length - 1 ? '' : ' '.repeat((widths[i] ?? 0) - widthOf(text) + 2)
        return paintOf(cell)(text) + gap
      })
      .join('')
      .trimEnd(),
  )
}

/** A table with a heading. Pure. */
export function drawTable(heading: readonly string[], rows: readonly (readonly Cell[])[], style: Style): string[] {
  return alignRows([heading.map((text) => ({ text, paint: style.dim })), ...rows])
}

/** One field: its label and its values, a line each. A field without a value is left out. */
export type Field = readonly [label: string, ...values: (Cell | undefined)[]]

/** Labels on the left, values aligned on the right, indented by two. Pure. */
export function drawFields(fields: readonly Field[], style: Style): string[] {
  const rows = fields.flatMap(([label, ...values]) =>
    values
      .filter((value) => value !== undefined)
      .map((value, i): Cell[] => [{ text: i === 0 ? label : '', paint: style.dim }, value]),
  )
  return alignRows(rows).map((line) => `  ${line}`)
}

/** Breaks a text between words into lines of at most so many characters; a longer word has its own line. Pure. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** `2027-01-31T12:00:00Z` as people read it: `2027-01-31 12:00 UTC`. Pure. */
export function readableTime(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ$/, '$1 $2 UTC')
}

/** `1 certificate`, `2 certificates`. Pure. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A command line to copy: with the home it needs, quoted for a shell. Pure. */
export function commandLine(words: readonly string[], home?: string): string {
  const [command, ...rest] = words
  const where = home === undefined ? [] : ['--home', home]
  return ['countersign', command ?? '', ...rest, ...where].map(shellWord).join(' ')
}
