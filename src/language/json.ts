/** JSON. A second value, a comment or a trailing comma is not read. @see RFC 8259 */
import { Cursor } from './common/cursor.ts'
import type { Language } from './common/language.ts'
import { type Dialect, readLiteral, writeLiteral } from './common/literal.ts'

/** A part of a text, between quotes that the template has. */
const within = (value: unknown): string => writeLiteral(String(value)).slice(1, -1)

const dialect: Dialect = { isLoose: false, skipBlanks: (cursor) => void cursor.match(/[ \t\r\n]*/y) }

export const json: Language = {
  write: writeLiteral,
  places: { within },
  read(text) {
    const cursor = new Cursor(text)
    dialect.skipBlanks(cursor)
    const node = readLiteral(cursor, dialect)
    dialect.skipBlanks(cursor)
    if (!cursor.isAtEnd) cursor.fail('something follows the value')
    return [node]
  },
}
