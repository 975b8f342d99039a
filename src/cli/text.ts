/**
 * How text is laid out for people: colours, tables, fields. Knows no command and writes nothing.
 *
 * The manners of output, which every command keeps:
 *
 * - stdout has the answer and nothing else: what one would pipe on. Everything said about it goes to stderr: warnings, notes,
 *   commands worth running next, progress, refusals. Questions go to the terminal, wherever stdout and stderr lead.
 * - With `--json`, stdout has one document: the answer, or `{ "error": … }`. Nothing is asked, and stderr has progress at most.
 * - On stderr a line begins with its label and a colon (`countersign:` for a refusal, `hint:`, `warning:`, `note:`), goes on in lower
 *   case, and ends without a full stop. Labels of fields are in lower case, heads of tables in capitals, titles begin with one.
 * - A refusal quotes the value that is at fault and is followed by a hint on what to do; a command to type stands whole on its line.
 * - Colour only repeats what words say. It is off with `--no-color` and NO_COLOR, and in a pipe but for FORCE_COLOR.
 * - People at a terminal get lines that fit it; a pipe gets one row a line, and no progress.
 * - What others chose (names, paths, what certificates and servers say) passes `printable` or `quote`. No secret is ever printed.
 */
import { foldCommand, shellWord } from '../core/shell.ts'
import { escapeUnseen } from '../core/unseen.ts'
import { CALLED } from './caller.ts'

export type Paint = (text: string) => string

/** The colours that the reader's terminal can show. Plain paints give their text back. */
export type Style = {
  readonly colour: 'on' | 'off'
  readonly columns: number
  /** Long lines are broken for people at a terminal; a reader of a pipe gets one row a line. */
  readonly lines: 'broken' | 'whole'
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
  readonly interactive?: boolean
  /** The working directory. */
  readonly directory?: string
}): Style {
  const below = `${stream.directory ?? ''}/`
  const paint = (on: number, off: number): Paint =>
    stream.colour ? (text) => (text === '' ? '' : `${introducer}${on}m${text}${introducer}${off}m`) : plain
  return {
    colour: stream.colour ? 'on' : 'off',
    columns: stream.columns ?? 80,
    lines: stream.interactive === true ? 'broken' : 'whole',
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

/** Narrower than this, a column of text is no use. */
const NARROW = 24

const widest = (rows: readonly (readonly Cell[])[], column: number): number =>
  rows.reduce((width, row) => Math.max(width, widthOf(textOf(row[column] ?? ''))), 0)

/** Octets may be broken anywhere; nothing else is. */
const breakHex = (text: string, room: number): string =>
  /^[0-9a-f]+$/.test(text) ? (text.match(new RegExp(`.{1,${room - (room % 2)}}`, 'g')) ?? []).join(' ') : text

/** Rows with the text of their last column wrapped to so many characters. */
function wrapLast(rows: readonly (readonly Cell[])[], room: number): (readonly Cell[])[] {
  return rows.flatMap((row): (readonly Cell[])[] => {
    const last = row.at(-1) ?? ''
    return wrapText(breakHex(textOf(last), room), room).map((text, line) => [
      ...row.slice(0, -1).map((cell) => (line === 0 ? cell : '')),
      { text, paint: paintOf(last) },
    ])
  })
}

/**
 * A table with a heading. Where it is too wide for a terminal, text in its last column is wrapped; otherwise what does
 * not fit goes to a line of its own below each row, or the last column is left out where it may be. Pure.
 */
export function drawTable(
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
  style: Style,
  whereNarrow: 'break' | 'leave-out-last' = 'break',
): string[] {
  const all: readonly (readonly Cell[])[] = [heading.map((text) => ({ text, paint: style.dim })), ...rows]
  const widths = heading.map((_, column) => widest(all, column))
  const before = (column: number): number => widths.slice(0, column).reduce((sum, width) => sum + width + 2, 0)
  if (style.lines === 'whole' || before(widths.length) - 2 <= style.columns) return alignRows(all)
  if (whereNarrow === 'leave-out-last') {
    const [shorter, ...less] = [heading, ...rows].map((row) => row.slice(0, -1))
    return drawTable(shorter as readonly string[], less, style)
  }
  const room = style.columns - before(widths.length - 1)
  const isText = rows.some((row) => textOf(row.at(-1) ?? '').split(' ').length > 4)
  if (isText && room >= NARROW) return alignRows(wrapLast(all, room))
  const fitting = Math.max(1, widths.findLastIndex((_, column) => before(column + 1) - 2 <= style.columns) + 1)
  // Below a row stands what it may be read without.
  const [first, second] = [
    alignRows(all.map((row) => row.slice(0, fitting))),
    alignRows(all.map((row) => row.slice(fitting))),
  ]
  return first.flatMap((line, index) => [line, style.dim(`  ${second[index] ?? ''}`)])
}

/** The lines of a table in Markdown; bars in its cells are escaped, as they must be even within code. Pure. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
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
  const room = Math.max(style.columns - (rows.length === 0 ? 0 : widest(rows, 0)) - 4, NARROW)
  return alignRows(style.lines === 'whole' ? rows : wrapLast(rows, room)).map((line) => `  ${line}`)
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

/** Beyond this, running text is hard to follow however wide the window is. */
const WIDEST = 104
const NARROWEST = 40

/** How wide running text may be. Pure. */
export const readableWidth = ({ columns }: Style): number => Math.max(Math.min(columns, WIDEST), NARROWEST)

/** Terms on the left, with what is said of each wrapped beside it; indented by two. Pure. */
export function drawEntries(
  entries: readonly (readonly [term: string, about: string])[],
  style: Style,
  width = Math.max(...entries.map(([term]) => term.length)),
): string[] {
  const room = readableWidth(style) - width - 4
  return entries.flatMap(([term, about]) =>
    wrapText(about, room).map((line, index) => {
      const left = index === 0 ? term : ''
      return `  ${style.cyan(left)}${' '.repeat(width - left.length + 2)}${line}`
    }),
  )
}

/** `2027-01-31T12:00:00Z` as people read it: `2027-01-31 12:00 UTC`. Pure. */
export function readableTime(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ$/, '$1 $2 UTC')
}

/** `1 certificate`, `2 certificates`. Pure. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A text with a label before it; what does not fit in a line goes on below the text. Pure. */
export function drawTalk(label: string, paint: Paint, text: string, style: Style): string[] {
  if (style.lines === 'whole') return [`${paint(label)} ${printable(text)}`]
  const room = Math.max(style.columns - label.length - 1, NARROW)
  return wrapText(printable(text), room).map((line, index) =>
    index === 0 ? `${paint(label)} ${line}` : `${' '.repeat(label.length + 1)}${line}`,
  )
}

/** A command line to copy, with what it is for; below it, and broken as a shell allows, where it would not fit. Pure. */
export function drawCommand(about: string, line: string, style: Style): string[] {
  const [label, command] = [style.dim(`${about}:`), printable(line)]
  const fits = style.lines === 'whole' || about.length + 2 + command.length <= style.columns
  if (fits) return [`${label} ${style.cyan(command)}`]
  return [label, ...foldCommand(command, style.columns - 2).map((part) => `  ${style.cyan(part)}`)]
}

/** A command line to copy: with the home it needs, quoted for a shell; `called` is how the program is reached. Pure. */
export function commandLine(words: readonly string[], home?: string, called = CALLED): string {
  const [command, ...rest] = words
  const where = home === undefined ? [] : ['--home', home]
  return `${called} ${[command ?? '', ...rest, ...where].map(shellWord).join(' ')}`
}
