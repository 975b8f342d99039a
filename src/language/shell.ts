/** Command lines of a POSIX shell, one simple command each. Substitutions, pipes and redirections are not read. @see POSIX XCU §2 */
import { shellWord } from '../core/shell.ts'
import { Cursor } from './common/cursor.ts'
import type { Language, Node, Value } from './common/language.ts'
import { line } from './common/line.ts'

/** Blanks between words; a backslash before the end of a line goes on with the next. */
const blanks = /(?:[ \t]|\\\n)*/y

function readWord(cursor: Cursor): Value {
  const { place } = cursor
  let text = ''
  for (;;) {
    const quoted = cursor.match(/'[^']*'|"(?:[^"\\$`]+|\\[\s\S])*"/y)
    const plain =
      quoted ??
      cursor.match(/(?:[A-Za-z0-9_@%+=:,./\x80-\uffff-]|\\[^\n])(?:[A-Za-z0-9_@%+=:,./#\x80-\uffff-]|\\[^\n])*/y)
    if (plain === undefined) break
    if (quoted?.startsWith("'")) text += quoted.slice(1, -1)
    else if (quoted) text += quoted.slice(1, -1).replace(/\\([$`"\\\n])/g, (_, c: string) => (c === '\n' ? '' : c))
    else text += plain.replace(/\\([\s\S])/g, '$1')
  }
  if (cursor.isAtEnd || cursor.match(/(?=[ \t\n;]|\\\n)/y) !== undefined) return { ...place, value: text }
  return cursor.fail(`the shell makes something else of ${cursor.next}`)
}

function readCommand(cursor: Cursor): Node {
  const { place } = cursor
  const words: Value[] = []
  while (!cursor.isAtEnd && cursor.match(/(?=[\n;#])/y) === undefined) {
    words.push(readWord(cursor))
    cursor.match(blanks)
  }
  const [name, ...values] = words
  return { ...place, kind: 'command', name: String(name?.value), values }
}

export const shell: Language = {
  /** One word. */
  write: (value) => shellWord(line(value)),
  read(text) {
    const cursor = new Cursor(text)
    const nodes: Node[] = []
    for (;;) {
      cursor.match(/(?:[ \t\n;]|\\\n|#[^\n]*)*/y)
      if (cursor.isAtEnd) return nodes
      nodes.push(readCommand(cursor))
    }
  },
}
