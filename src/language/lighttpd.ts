/** The configuration of lighttpd: settings with values and lists of values, and conditions around them. Variables are read as words, and nothing is included. */
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, type Place, Uncarriable, type Value } from './common/language.ts'
import { line } from './common/line.ts'

const blanks = /[ \t\r]*/y
/** Within a list, lines end anywhere. */
const gaps = /(?:[ \t\r\n]|#[^\n]*)*/y

/** A text in quotes, where a backslash means something before a quote only; a number; or a variable. */
function readWord(cursor: Cursor): Value | undefined {
  const { place } = cursor
  const quoted = cursor.match(/"(?:[^"\\\n]|\\"|\\(?!"))*"/y)
  if (quoted !== undefined) return { ...place, value: quoted.slice(1, -1).replaceAll('\\"', '"') }
  if (cursor.match(/(?=")/y) !== undefined) cursor.fail('quotes that do not end')
  const digits = cursor.match(/[0-9]+/y)
  if (digits !== undefined) return { ...place, value: Number(digits) }
  const variable = cursor.match(/var\.[A-Za-z][A-Za-z0-9_]*/y)
  return variable === undefined ? undefined : { ...place, value: variable }
}

/** What stands on the right of a sign: words with `+` between, or a list of items. */
function readValue(cursor: Cursor, gap: RegExp): Pick<Node, 'values' | 'children'> {
  if (cursor.skip('(')) return { values: [], children: cursor.deeper(() => readItems(cursor)) }
  const values: Value[] = []
  do {
    cursor.match(gap)
    values.push(readWord(cursor) ?? cursor.fail('a value was expected'))
    cursor.match(gap)
  } while (cursor.skip('+'))
  return { values }
}

function readItems(cursor: Cursor): Node[] {
  const items: Node[] = []
  for (;;) {
    cursor.match(gaps)
    if (cursor.skip(')')) return items
    const { place } = cursor
    const first = readValue(cursor, gaps)
    cursor.match(gaps)
    const [key] = first.values
    if (key === undefined || !cursor.skip('=>')) items.push({ ...place, kind: 'item', ...first })
    else {
      cursor.match(gaps)
      items.push({ ...place, kind: 'item', name: String(key.value), ...readValue(cursor, gaps) })
    }
    cursor.match(gaps)
    if (cursor.skip(',')) continue
    if (!cursor.skip(')')) cursor.fail('a comma, or the end of the list, was expected')
    return items
  }
}

function endLine(cursor: Cursor): void {
  cursor.match(/[ \t\r]*(?:#[^\n]*)?/y)
  if (!cursor.isAtEnd && !cursor.skip('\n')) cursor.fail('the end of the line was expected')
}

function readCondition(cursor: Cursor, place: Place, name: string): Node {
  cursor.match(blanks)
  const operator = cursor.match(/==|!=|=~|!~/y) ?? cursor.fail('a comparison was expected')
  cursor.match(blanks)
  const compared = readWord(cursor) ?? cursor.fail('a value was expected')
  cursor.match(blanks)
  if (!cursor.skip('{')) cursor.fail('{ was expected')
  endLine(cursor)
  const children = cursor.deeper(() => readLines(cursor, place))
  return { ...place, kind: 'condition', name: `${name} ${operator}`, values: [compared], children }
}

/** The lines of a condition, or of the whole file. */
function readLines(cursor: Cursor, condition?: Place): Node[] {
  const nodes: Node[] = []
  for (;;) {
    cursor.match(gaps)
    const { place } = cursor
    if (cursor.isAtEnd) {
      if (condition === undefined) return nodes
      cursor.fail('a condition that does not end', condition)
    }
    if (cursor.skip('}')) {
      if (condition === undefined) cursor.fail('} ends no condition', place)
      endLine(cursor)
      return nodes
    }
    const tested = cursor.match(/\$[A-Z]+\["[a-z-]+"\]/y)
    if (tested !== undefined) {
      nodes.push(readCondition(cursor, place, tested))
      continue
    }
    const name =
      cursor.match(/[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)+/y) ?? cursor.fail('the name of a setting was expected')
    cursor.match(blanks)
    if (!cursor.skip('=')) cursor.fail('= was expected after the name')
    cursor.match(blanks)
    nodes.push({ ...place, kind: 'setting', name, ...readValue(cursor, blanks) })
    endLine(cursor)
  }
}

export const lighttpd: Language = {
  /** A number, or text that means itself within quotes. */
  write(value) {
    const text = line(value)
    if (/^[A-Za-z0-9._:/@+=,[\]-]+$/.test(text)) return text
    throw new Uncarriable('a character that means something to lighttpd, or no text at all')
  },
  places: {
    /** A whole text in quotes. A backslash before the last of them would take it for its own. */
    quoted(value) {
      const text = line(value)
      if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`
      throw new Uncarriable('a character that means something to lighttpd within quotes')
    },
    /** An IP address to listen on, within quotes: IPv6 stands in brackets. */
    bound(value) {
      const text = line(value)
      if (!/^[0-9a-f.:]+$/.test(text)) throw new Uncarriable('no IP address')
      return text.includes(':') ? `[${text}]` : text
    },
    /** Octets as the kibibytes that lighttpd counts in, the last of them begun. */
    kibibytes(value) {
      if (!/^[1-9][0-9]{0,14}$/.test(line(value))) throw new Uncarriable('no number of octets')
      return String(Math.ceil(Number(value) / 1024))
    },
    /** The rest of a line that is a comment. */
    comment: line,
  },
  read: (text) => readLines(new Cursor(text)),
}
