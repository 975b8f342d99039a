/** Lines of a name and a value, in sections whose names stand in brackets. Quotes, and lines that go on, are not read: dialects differ in them. */
import type { Cursor } from './common/cursor.ts'
import { type Language, type Node, Uncarriable, type Value } from './common/language.ts'
import { line } from './common/line.ts'
import { readSections } from './common/sections.ts'

function readEntry(cursor: Cursor): Node {
  const { place } = cursor
  const name = cursor.match(/[A-Za-z0-9_.-]+/y) ?? cursor.fail('the name of a value, or of a section, was expected')
  cursor.match(/[ \t]*/y)
  if (!cursor.skip('=')) cursor.fail('= was expected after the name')
  cursor.match(/[ \t]*/y)
  const value: Value = { ...cursor.place, value: (cursor.match(/[^\n]*/y) ?? '').trimEnd() }
  return { ...place, kind: 'entry', name, values: [value] }
}

export const ini: Language = {
  /** A value, or a part of one, that means itself in every dialect. */
  write(value) {
    const text = line(value)
    if (/^[A-Za-z0-9._:/@+-][A-Za-z0-9._:/@+=,[\]-]*$/.test(text)) return text
    throw new Uncarriable('a character that some reader of such files takes for more than itself, or no text at all')
  },
  places: {
    /** The rest of a line that is a comment. */
    comment: line,
  },
  read: (text) => readSections(text, /\[[^\]\n]+\](?=[ \t\r]*(?:\n|$))/y, readEntry),
}
