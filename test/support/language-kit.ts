/** What a language makes of values, and what it reads, in forms that tests compare. */
import { type Language, type Node, Uncarriable, Unreadable } from '../../src/language/common/language.ts'

/** The text of a value, or that it is refused. */
export function written(write: Language['write'], value: unknown): string | 'refused' {
  try {
    return write(value)
  } catch (error) {
    if (error instanceof Uncarriable) return 'refused'
    throw error
  }
}

/** The statements of a text, or that it is not of its language. */
export function read(language: Language, text: string): readonly Node[] | 'unreadable' {
  try {
    return language.read(text)
  } catch (error) {
    if (error instanceof Unreadable) return 'unreadable'
    throw error
  }
}

/** What values and objects of JSON and ECMAScript stand for. */
export function plain({ kind, values: [value], children = [] }: Node): unknown {
  if (kind === 'list') return children.map(plain)
  if (kind === 'object') return Object.fromEntries(children.map((child) => [child.name, plain(child)]))
  return value?.value
}

/** A node as one line: its place, kind, name and values. */
export const outline = ({ line, column, kind, name, values, children }: Node): unknown => [
  `${line}:${column} ${kind}${name === undefined ? '' : ` ${name}`}`,
  ...values.map(({ value }) => value),
  ...(children === undefined ? [] : [children.map(outline)]),
]
