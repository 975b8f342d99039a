/** The configuration of Apache httpd: a directive on each line, in sections. Variables and expressions are not read. */
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, type Place, Uncarriable, type Value } from './common/language.ts'
import { line } from './common/line.ts'

/** A backslash at the end of a line joins it with the next, also in a comment. */
const blanks = /(?:[ \t\r]|\\\n)*/y
const comment = /#(?:[^\n\\]|\\[\s\S]?)*/y

/** One word: in quotes of either kind, where a backslash keeps the quote or itself; or up to the next blank. */
function readWord(cursor: Cursor, plain: RegExp): Value | undefined {
  const { place } = cursor
  const quoted = cursor.match(/"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'/y)
  if (quoted !== undefined) {
    if (cursor.match(/(?=[ \t\r\n>]|$)/y) === undefined) cursor.fail('a blank was expected after the quotes')
    const quote = quoted[0] as string
    return { ...place, value: quoted.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\') }
  }
  if (cursor.match(/(?=["'])/y) !== undefined) cursor.fail('quotes that do not end')
  const word = cursor.match(plain)
  return word === undefined ? undefined : { ...place, value: word }
}

function readWords(cursor: Cursor, plain: RegExp): Value[] {
  const values: Value[] = []
  for (;;) {
    cursor.match(blanks)
    const word = readWord(cursor, plain)
    if (word === undefined) return values
    values.push(word)
  }
}

function endLine(cursor: Cursor): void {
  cursor.match(blanks)
  if (!cursor.isAtEnd && !cursor.skip('\n')) cursor.fail('the end of the line was expected')
}

const DIRECTIVE = /(?:[^ \t\r\n\\]|\\(?!\n))+/y
/** What stands in a section's head, which ends with the line's last `>`. */
const OF_SECTION = /(?:[^ \t\r\n\\>]|\\(?!\n)|>(?![ \t\r]*(?:\n|$)))+/y

/** The lines of a section, or of the whole file where it has no name. */
function readLines(cursor: Cursor, section?: Place & { readonly name: string }): Node[] {
  const nodes: Node[] = []
  for (;;) {
    cursor.match(/[ \t\r\n]*/y)
    if (cursor.match(comment) !== undefined) continue
    const { place } = cursor
    if (cursor.isAtEnd) {
      if (section === undefined) return nodes
      cursor.fail(`<${section.name}> does not end`, { line: section.line, column: section.column })
    }
    const ended = cursor.match(/<\/[A-Za-z][A-Za-z0-9]*>/y)?.slice(2, -1)
    if (ended !== undefined) {
      if (ended.toLowerCase() !== section?.name.toLowerCase()) cursor.fail(`</${ended}> ends no section`, place)
      endLine(cursor)
      return nodes
    }
    const opens = cursor.skip('<')
    const name = cursor.match(/[A-Za-z][A-Za-z0-9]*/y) ?? cursor.fail('the name of a directive was expected')
    const values = readWords(cursor, opens ? OF_SECTION : DIRECTIVE)
    if (opens && !cursor.skip('>')) cursor.fail('> was expected')
    endLine(cursor)
    const directive = { ...place, name, values }
    if (!opens) nodes.push({ kind: 'directive', ...directive })
    else nodes.push({ kind: 'section', ...directive, children: cursor.deeper(() => readLines(cursor, directive)) })
  }
}

export const apache: Language = {
  /** Text that means itself as a word, or a part of one, in a section's head as well. */
  write(value) {
    const text = line(value)
    if (/^[A-Za-z0-9._:/@+=,[\]-]+$/.test(text)) return text
    throw new Uncarriable('a character that means something to Apache, or no text at all')
  },
  places: {
    /** A whole parameter in quotes. `$` may be a variable there, `%` a part of a format, and `expr=` begins an expression. */
    quoted(value) {
      const text = line(value)
      if (/^[ !#&-[\]^_a-~]*$/.test(text) && !text.startsWith('expr=')) return `"${text}"`
      throw new Uncarriable('something that means something to Apache within quotes')
    },
    /** The rest of a line that is a comment. A backslash at its end would take the next line with it. */
    comment(value) {
      const text = line(value)
      if (!text.includes('\\')) return text
      throw new Uncarriable('a backslash in a comment')
    },
  },
  read: (text) => readLines(new Cursor(text)),
}
