/**
 * Unit files of systemd: sections of entries, where the command lines of `Exec…` are words. This file does not know which names there are;
 * systemd-analyze judges that. @see systemd.syntax(7), and systemd.service(5) "Command lines"
 */
import type { Cursor } from './common/cursor.ts'
import { type Language, type Node, Uncarriable, type Value } from './common/language.ts'
import { line } from './common/line.ts'
import { readSections } from './common/sections.ts'

/** A percent sign begins a specifier everywhere, a dollar sign a variable in command lines alone. */
const withoutSpecifiers = (text: string): string => text.replaceAll('%', '%%')
const inQuotes = (text: string): string => `"${withoutSpecifiers(text).replace(/["\\]/g, '\\$&')}"`

/** What a text means where `%%` is a percent sign and every other specifier would be something else. */
function readPercent(text: string, cursor: Cursor, place: Value | Node): string {
  if (/%(?!%)/.test(text.replaceAll('%%', ''))) cursor.fail('systemd makes something else of %', place)
  return text.replaceAll('%%', '%')
}

/** One word of a command line. A variable of the environment stays as it is written: `${NAME}`. */
function readWord(cursor: Cursor): Value {
  const { place } = cursor
  const raw = cursor.match(/"(?:[^"\\\n]|\\["\\])*"(?=[ \t\n]|$)/y)
  const bare = raw ?? cursor.match(/(?![;|<>&][ \t\n])[^ \t\n"'\\]+(?=[ \t\n]|$)/y)
  if (bare === undefined) return cursor.fail('systemd makes something else of this word')
  const text = raw === undefined ? bare : bare.slice(1, -1).replace(/\\(["\\])/g, '$1')
  const plain = readPercent(text, cursor, { ...place, value: '' })
  if (/\$(?!\$)/.test(plain.replace(/\$\$|\$\{[A-Z_]+\}/g, ''))) cursor.fail('systemd makes something else of $', place)
  return { ...place, value: plain.replaceAll('$$', () => '$') }
}

function readEntry(cursor: Cursor): Node {
  const { place } = cursor
  const name = cursor.match(/[A-Za-z0-9-]+/y) ?? cursor.fail('the name of a setting, or of a section, was expected')
  if (!cursor.skip('=')) cursor.fail('= was expected after the name')
  if (!name.startsWith('Exec')) {
    const { place: at } = cursor
    const text = (cursor.match(/[^\n]*/y) ?? '').trimEnd()
    if (text.endsWith('\\')) cursor.fail('a line that goes on with the next', at)
    return {
      ...place,
      kind: 'entry',
      name,
      values: [{ ...at, value: readPercent(text, cursor, { ...at, value: '' }) }],
    }
  }
  const values: Value[] = []
  for (;;) {
    cursor.match(/[ \t]*/y)
    if (cursor.isAtEnd || cursor.sees('\n')) return { ...place, kind: 'entry', name, values }
    values.push(readWord(cursor))
  }
}

export const systemd: Language = {
  /** One word of a command line, in quotes, so that no word is taken for a separator. */
  write: (value) => inQuotes(line(value)).replaceAll('$', '$$$$'),
  places: {
    /** One of the words of a list that is no command line, such as paths: a dollar sign means itself there. */
    listed: (value) => inQuotes(line(value)),
    /** All that stands behind the equals sign, or behind the name of a credential: there are no quotes there. */
    rest(value) {
      const text = line(value)
      // Quotes, backslashes and blanks are read in some settings, and not in others.
      if (/^[^\s"'\\]+$/.test(text)) return withoutSpecifiers(text)
      throw new Uncarriable('a blank, a quote or a backslash, or no text at all')
    },
    /** The rest of a line that is a comment. */
    comment(value) {
      const text = line(value)
      if (text.endsWith('\\')) throw new Uncarriable('a backslash at the end of a line')
      return text
    },
  },
  read: (text) => readSections(text, /\[[A-Za-z-]+\](?=\r?(?:\n|$))/y, readEntry),
}
