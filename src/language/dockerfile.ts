/**
 * Dockerfiles: one instruction a line, where a list in brackets is words in JSON, and all else is words without quotes. Parser directives, here-documents,
 * variables and lines that go on with the next are not read. This file does not know which instructions there are.
 * @see docs.docker.com, Dockerfile reference, "Format" and "Shell and exec form"
 */
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, Uncarriable, type Value } from './common/language.ts'
import { line } from './common/line.ts'

/** What Docker gives to a shell if it is no list of texts in JSON. */
function readList(cursor: Cursor): readonly Value[] {
  const { place } = cursor
  const text = cursor.match(/\[[^\n]*\](?=[ \t]*(?:\n|$))/y) ?? cursor.fail('a list must end with its line', place)
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    return cursor.fail('Docker takes what is no JSON for a command line of a shell', place)
  }
  if (!Array.isArray(list) || list.some((one) => typeof one !== 'string'))
    return cursor.fail('Docker takes a list of anything but texts for a command line of a shell', place)
  return list.map((value: string) => ({ ...place, value }))
}

function readInstruction(cursor: Cursor): Node {
  const { place } = cursor
  const name = cursor.match(/[A-Z]+(?=[ \t])/y) ?? cursor.fail('an instruction was expected')
  const values: Value[] = []
  for (;;) {
    cursor.match(/[ \t]*/y)
    if (cursor.isAtEnd || cursor.sees('\n')) return { ...place, kind: 'instruction', name, values }
    const { place: at } = cursor
    if (cursor.sees('[')) {
      values.push(...readList(cursor))
      continue
    }
    const word = cursor.match(/(?!<<)[^ \t\n"'`\\$[\]]+(?=[ \t\n]|$)/y)
    values.push({ ...at, value: word ?? cursor.fail('Docker makes something else of this word') })
  }
}

export const dockerfile: Language = {
  /** One text of a list in brackets. */
  write: (value) => JSON.stringify(line(value)),
  places: {
    /** A word without quotes: a name, a number, the name of an image. */
    bare(value) {
      const text = line(value)
      if (/^[A-Za-z0-9/][A-Za-z0-9._/:@+-]*$/.test(text)) return text
      throw new Uncarriable('more than letters, digits and . _ / : @ + -')
    },
  },
  read(text) {
    const cursor = new Cursor(text)
    const nodes: Node[] = []
    for (;;) {
      cursor.match(/(?:[ \t]*\n)*/y)
      if (cursor.isAtEnd) return nodes
      const comment = cursor.match(/#[^\n]*/y)
      if (comment === undefined) nodes.push(readInstruction(cursor))
      else if (/^#[ \t]*[a-z]+[ \t]*=/i.test(comment)) cursor.fail('a comment that Docker takes for a directive')
    }
  },
}
