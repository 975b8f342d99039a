/** Values as JSON and ECMAScript write them alike: texts in double quotes, numbers, booleans, null, lists and objects. */
import type { Cursor } from './cursor.ts'
import { type Node, Uncarriable } from './language.ts'

const isPlainObject = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

/** A value on one line, with a space where people put one. Carries all that JSON can say, and nothing else. @throws {Uncarriable} */
export function writeLiteral(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(writeLiteral).join(', ')}]`
  if (typeof value === 'object' && isPlainObject(value)) {
    const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${writeLiteral(member)}`)
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
  }
  throw new Uncarriable('JSON has no such value')
}

/** What the two languages differ in. */
export type Dialect = {
  /** Passes over blanks, and comments where the language has them. */
  readonly skipBlanks: (cursor: Cursor) => void
  /** Names of members without quotes, and a comma behind the last one. */
  readonly isLoose: boolean
}

/** Reads the value here. A list or an object is a node with children, all else one with a value. @throws {Unreadable} */
export function readLiteral(cursor: Cursor, dialect: Dialect, name?: string): Node {
  const { place } = cursor
  const named = name === undefined ? {} : { name }
  if (cursor.skip('[')) {
    const item = (): Node => readLiteral(cursor, dialect)
    return {
      ...place,
      kind: 'list',
      ...named,
      values: [],
      children: cursor.deeper(() => readItems(cursor, dialect, ']', item)),
    }
  }
  if (cursor.skip('{')) {
    const member = (): Node => readMember(cursor, dialect)
    return {
      ...place,
      kind: 'object',
      ...named,
      values: [],
      children: cursor.deeper(() => readItems(cursor, dialect, '}', member)),
    }
  }
  return { ...place, kind: 'value', ...named, values: [{ ...place, value: readScalar(cursor) }] }
}

function readItems(cursor: Cursor, { skipBlanks, isLoose }: Dialect, end: ']' | '}', readOne: () => Node): Node[] {
  const items: Node[] = []
  skipBlanks(cursor)
  while (!cursor.skip(end)) {
    items.push(readOne())
    skipBlanks(cursor)
    if (cursor.skip(end)) break
    if (!cursor.skip(',')) cursor.fail(`a comma or ${end} was expected`)
    skipBlanks(cursor)
    if (cursor.sees(end) && !isLoose) cursor.fail('nothing follows the comma')
  }
  return items
}

function readMember(cursor: Cursor, dialect: Dialect): Node {
  const { place } = cursor
  const bare = dialect.isLoose ? cursor.match(/[A-Za-z_$][\w$]*/y) : undefined
  const name = bare ?? readText(cursor) ?? cursor.fail('the name of a member was expected')
  dialect.skipBlanks(cursor)
  if (!cursor.skip(':')) cursor.fail('a colon was expected')
  dialect.skipBlanks(cursor)
  return { ...readLiteral(cursor, dialect, name), ...place }
}

const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

function readScalar(cursor: Cursor): string | number | boolean | null {
  const text = readText(cursor)
  if (text !== undefined) return text
  const { place } = cursor
  const number = cursor.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.$])/y)
  if (number !== undefined) return Number(number)
  const word = cursor.match(/(?:true|false|null)(?![\w$])/y)
  return word === undefined ? cursor.fail('a value was expected', place) : (words[word] as boolean | null)
}

function readText(cursor: Cursor): string | undefined {
  if (cursor.next !== '"') return undefined
  const { place } = cursor
  const quoted = cursor.match(/"(?:[^"\\]+|\\[\s\S])*"/y) ?? cursor.fail('a text that does not end')
  try {
    return JSON.parse(quoted)
  } catch {
    return cursor.fail('a text with a control character or an unknown escape', place)
  }
}
