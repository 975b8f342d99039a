/** The configuration of nginx: directives of words, and blocks of directives. Blocks of Lua are not read. */
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, Uncarriable, type Value } from './common/language.ts'
import { line } from './common/line.ts'

const blanks = /(?:[ \t\r\n]+|#[^\n]*)*/y
const escapes: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' }

/** What nginx makes of a backslash: of a quote or a backslash itself, of a blank; before all else it stays. */
const withoutBackslashes = (text: string): string =>
  text.replace(/\\(["'\\trn])/g, (_, escaped: string) => escapes[escaped] ?? escaped)

function readWord(cursor: Cursor): Value | undefined {
  const { place } = cursor
  const quoted = cursor.match(/"(?:[^"\\]+|\\[\s\S])*"|'(?:[^'\\]+|\\[\s\S])*'/y)
  if (quoted !== undefined) {
    if (cursor.match(/(?=[ \t\r\n;{)]|$)/y) === undefined) cursor.fail('a blank was expected after the quotes')
    return { ...place, value: withoutBackslashes(quoted.slice(1, -1)) }
  }
  if (cursor.match(/(?=["'])/y) !== undefined) cursor.fail('quotes that do not end')
  const word = cursor.match(/(?:\\[\s\S]|\$\{|[^ \t\r\n;{}\\])(?:\\[\s\S]|\$\{|[^ \t\r\n;{\\])*/y)
  return word === undefined ? undefined : { ...place, value: withoutBackslashes(word) }
}

function readDirective(cursor: Cursor): Node {
  const first = readWord(cursor) ?? cursor.fail('the name of a directive was expected')
  const values: Value[] = []
  const { line, column, value } = first
  const directive = { line, column, name: String(value), values }
  for (;;) {
    cursor.match(blanks)
    if (cursor.skip(';')) return { kind: 'directive', ...directive }
    if (cursor.skip('{')) return { kind: 'block', ...directive, children: cursor.deeper(() => readBlock(cursor)) }
    values.push(readWord(cursor) ?? cursor.fail('a directive that does not end', { line, column }))
  }
}

function readBlock(cursor: Cursor, end = '}'): Node[] {
  const nodes: Node[] = []
  for (;;) {
    cursor.match(blanks)
    if (end === '' ? cursor.isAtEnd : cursor.skip(end)) return nodes
    if (cursor.isAtEnd) cursor.fail('a block that does not end')
    nodes.push(readDirective(cursor))
  }
}

export const nginx: Language = {
  /** Text that means itself both as a word, or a part of one, and within quotes. */
  write(value) {
    const text = line(value)
    if (/^[A-Za-z0-9._:/@+=,[\]-]+$/.test(text)) return text
    throw new Uncarriable('a character that means something to nginx, or no text at all')
  },
  places: {
    /**
     * A whole parameter in quotes. It may hold more, but neither `$`, which is a variable wherever nginx allows one and
     * cannot be escaped, nor what ends the quotes.
     */
    quoted(value) {
      const text = line(value)
      if (/^[ !#%-[\]^_a-~]*$/.test(text)) return `"${text}"`
      throw new Uncarriable('a character that means something to nginx within quotes')
    },
    /** The rest of a line that is a comment. */
    comment: line,
  },
  read: (text) => readBlock(new Cursor(text), ''),
}
