/**
 * What a rendered file consists of, statement by statement, and what differs where one value was another. Renders nothing; a value that
 * became more than a value shows in a statement that is new, gone or changed.
 */
import type { Node } from '../../src/language/common/language.ts'
import { languages } from '../../src/language/index.ts'

/** One word of a file: where it stands in the tree of statements, and what it says. */
export type Word = { readonly where: string; readonly says: string; readonly type: string }

/** Every name and value of a file in its order, with its place in the tree; a file without a language is one word. Pure. */
export function wordsOf(language: string | undefined, content: string): readonly Word[] {
  const known = languages.get(language ?? '')
  if (known === undefined) return [{ where: '', says: content, type: 'file' }]
  const words: Word[] = []
  const walk = (nodes: readonly Node[], within: string): void => {
    for (const [index, { kind, name, values, children }] of nodes.entries()) {
      const where = `${within}/${index} ${kind}`
      words.push({ where, says: name ?? '', type: name === undefined ? 'nameless' : 'name' })
      for (const [at, { value }] of values.entries())
        words.push({ where: `${where} ${at}`, says: String(value), type: value === null ? 'null' : typeof value })
      if (children !== undefined) walk(children, where)
    }
  }
  walk(known.read(content), '')
  return words
}

/** What servers expand within a value, whatever their language says of quotes: variables, formats, placeholders and templates. */
const EXPANDS = /[$%{}`\\]/g

/** A value that stood in the place of another. */
export type Replaced = {
  /** What the harmless words hold of the value that was replaced. */
  readonly tokens: readonly string[]
  /** The forms in which the new value may stand in their place; any, where it is not known. */
  readonly forms?: (token: string) => readonly string[]
  /** Whether the file is read by a program that expands parts of values. */
  readonly expands: boolean
}

/** The first thing in which a file differs from a harmless one, but for the value that was replaced; undefined if there is none. Pure. */
export function faultIn(
  harmless: readonly Word[],
  words: readonly Word[],
  { tokens, forms, expands }: Replaced,
): string | undefined {
  for (const [index, meant] of harmless.entries()) {
    const found = words[index]
    if (found === undefined) return `${meant.where} is gone`
    if (found.where !== meant.where || found.type !== meant.type) {
      return `${found.where}, a ${found.type}, in the place of ${meant.where}, a ${meant.type}`
    }
    if (found.says === meant.says) continue
    const token = tokens.find((one) => meant.says.includes(one))
    const change = `${meant.where} says ${JSON.stringify(found.says)} in the place of ${JSON.stringify(meant.says)}`
    if (token === undefined) return change
    const expected = forms?.(token).map((form) => meant.says.replaceAll(token, () => form))
    if (expected !== undefined && !expected.includes(found.says)) return change
    if (expands && countOf(found.says) > countOf(meant.says)) return `${change}, which is expanded`
  }
  const more = words[harmless.length]
  return more === undefined ? undefined : `${more.where} is new`
}

const countOf = (text: string): number => text.match(EXPANDS)?.length ?? 0
