/** The configuration of HAProxy: a directive on each line, in sections. Words that expand, such as `$` and braces of the shell, are not read. */
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, Uncarriable, type Value } from './common/language.ts'
import { line } from './common/line.ts'

const blanks = /[ \t\r]*/y
const SECTIONS = [
  'global',
  'defaults',
  'frontend',
  'backend',
  'listen',
  'resolvers',
  'peers',
  'http-errors',
  'cache',
  'userlist',
]
const escapes: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' }

/** What HAProxy makes of a backslash outside of single quotes: a control character, or the character itself. */
const withoutBackslashes = (text: string): string =>
  text.replace(/\\([\s\S])/g, (_, escaped: string) => escapes[escaped] ?? escaped)

/** One word: quoted and plain pieces stand side by side within it, as in a shell. */
function readWord(cursor: Cursor): Value | undefined {
  const { place } = cursor
  let value: string | undefined
  for (;;) {
    const plain = cursor.match(/(?:[^ \t\r\n"'#\\]|\\[^\n])+/y)
    const single = plain === undefined ? cursor.match(/'[^'\n]*'/y) : undefined
    const double = plain ?? single ?? cursor.match(/"(?:[^"\\\n]|\\[^\n])*"/y)
    if (double === undefined) break
    value = (value ?? '') + (single?.slice(1, -1) ?? withoutBackslashes(plain ?? double.slice(1, -1)))
  }
  if (cursor.match(/(?=["'])/y) !== undefined) cursor.fail('quotes that do not end')
  return value === undefined ? undefined : { ...place, value }
}

function readLine(cursor: Cursor): readonly Value[] {
  const words: Value[] = []
  for (;;) {
    cursor.match(blanks)
    cursor.match(/#[^\n]*/y)
    if (cursor.isAtEnd || cursor.skip('\n')) return words
    words.push(readWord(cursor) ?? cursor.fail('a word was expected'))
  }
}

export const haproxy: Language = {
  /** Text that means itself as a word, or a part of one, also within a format and as an argument of a converter. */
  write(value) {
    const text = line(value)
    if (/^[A-Za-z0-9._:/@+=[\]-]+$/.test(text) && !/^(?:if|unless)$/.test(text)) return text
    throw new Uncarriable('a character or word that means something to HAProxy, or no text at all')
  },
  places: {
    /** A whole parameter in quotes. `$` is a variable there, and `%` one of a format, whatever stands before it. */
    quoted(value) {
      const text = line(value)
      if (/^[ !#&-[\]^_a-~]*$/.test(text)) return `"${text}"`
      throw new Uncarriable('a character that means something to HAProxy within quotes')
    },
    /** The rest of a line that is a comment. A backslash at its end takes no line with it at HAProxy, and would in other programs that read such files. */
    comment(value) {
      const text = line(value)
      if (!text.includes('\\')) return text
      throw new Uncarriable('a backslash in a comment')
    },
  },
  read(text) {
    const cursor = new Cursor(text)
    const nodes: Node[] = []
    let within = nodes
    while (!cursor.isAtEnd) {
      const [first, ...values] = readLine(cursor)
      if (first === undefined) continue
      const { line, column, value } = first
      const name = String(value)
      if (SECTIONS.includes(name)) {
        within = []
        nodes.push({ line, column, kind: 'section', name, values, children: within })
      } else within.push({ line, column, kind: 'directive', name, values })
    }
    return nodes
  },
}
