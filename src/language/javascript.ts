/** Modules of ECMAScript that only state values: exports of constants. Other statements are not read. @see ECMA-262 §16.2.3 */
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, Uncarriable } from './common/language.ts'
import { type Dialect, readLiteral, writeLiteral } from './common/literal.ts'

/** JSON would read what ECMAScript does not: `__proto__` names no member there, and JSON takes half pairs. @throws {Uncarriable} */
function requireSame(value: unknown): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw new Uncarriable('NUL, or half of a surrogate pair')
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__') throw new Uncarriable('a member that is called __proto__')
    requireSame(name)
    requireSame(member)
  }
}

const dialect: Dialect = {
  isLoose: true,
  skipBlanks: (cursor) => void cursor.match(/(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y),
}

export const javascript: Language = {
  /** A literal, good inside a `<script>` too. */
  write(value) {
    const literal = writeLiteral(value)
    requireSame(value)
    return literal.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  },
  read(text) {
    const cursor = new Cursor(text)
    const nodes: Node[] = []
    for (dialect.skipBlanks(cursor); !cursor.isAtEnd; dialect.skipBlanks(cursor)) {
      const { place } = cursor
      const head =
        cursor.match(/export\s+(?:default(?![\w$])|const\s+[A-Za-z_$][\w$]*\s*=)/y) ??
        cursor.fail('the export of a value was expected')
      dialect.skipBlanks(cursor)
      const name = /(\S+?)\s*=$/.exec(head)?.[1] ?? 'default'
      nodes.push({ ...readLiteral(cursor, dialect, name), ...place })
      dialect.skipBlanks(cursor)
      if (!cursor.skip(';')) cursor.fail('a semicolon was expected')
    }
    return nodes
  },
}
