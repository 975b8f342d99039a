/** Reads files of sections, whose names stand in brackets, with entries in them. Reads no entry itself. */
import { Cursor } from './cursor.ts'
import type { Node } from './language.ts'

const blanks = /(?:[ \t\r\n]+|[;#][^\n]*)*/y

/**
 * Gives the sections with their entries, and the entries that stand before the first section.
 *
 * @param name matches the name of a section in its brackets, and is sticky
 * @throws {Unreadable} from `readEntry`, which gets whatever is no section
 */
export function readSections(text: string, name: RegExp, readEntry: (cursor: Cursor) => Node): readonly Node[] {
  const cursor = new Cursor(text)
  const nodes: Node[] = []
  let entries = nodes
  for (;;) {
    cursor.match(blanks)
    if (cursor.isAtEnd) return nodes
    const { place } = cursor
    const section = cursor.match(name)
    if (section === undefined) {
      entries.push(readEntry(cursor))
      continue
    }
    entries = []
    nodes.push({ ...place, kind: 'section', name: section.slice(1, -1), values: [], children: entries })
  }
}
