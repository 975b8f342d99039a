/**
 * Tables of cron as they lie in /etc/cron.d: variables, and lines of five times, a user and a command. Names of months and days, and
 * nicknames such as @daily, are not read. @see crontab(5)
 */
import { shellWord } from '../core/shell.ts'
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, type Place, Uncarriable, Unreadable } from './common/language.ts'
import { line } from './common/line.ts'
import { shell } from './shell.ts'

/** The longest command that every cron takes. */
export const LONGEST = 990

/** Thrown where a command is longer. */
export class TooLong extends Unreadable {
  readonly length: number
  constructor(length: number, place: Place) {
    super(`a command of more than ${LONGEST} characters`, place)
    this.length = length
  }
}

/** What the shell gets: an escaped percent sign is one, whether this cron removes the backslash or leaves it to the shell. */
const commandOf = (text: string): string => text.replaceAll('\\%', '%')

/** Commands joined by `&&`, and what is thrown away, are the only things between words. */
function readCommands(text: string, cursor: Cursor, place: Node): readonly Node[] {
  const commands: Node[] = []
  // The shell's own reader refuses & and >, so that these two can only stand between words here.
  for (const part of splitOutsideQuotes(commandOf(text))) {
    try {
      commands.push(...shell.read(part.replace(/ >\/dev\/null$/, '')))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      cursor.fail(error.message, place)
    }
  }
  return commands.map((one) => ({
    ...one,
    ...place,
    kind: 'command',
    values: one.values.map((v) => ({ ...v, ...at(place) })),
  }))
}

const at = ({ line, column }: Node) => ({ line, column })

/** The parts of a command line between `&&`; quotes are single ones, as {@link shellWord} writes them. */
function splitOutsideQuotes(text: string): readonly string[] {
  const parts = ['']
  for (const piece of text.match(/'[^']*'?|\\.| && |[\s\S]/g) ?? []) {
    if (piece === ' && ') parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}

export const cron: Language = {
  /** One word of a command. */
  write(value) {
    const text = line(value)
    if (text.includes('\\')) throw new Uncarriable('a backslash: not every cron leaves it to the shell')
    // Outside of quotes, so that a backslash that cron leaves means the same to the shell.
    const pieces = text.split('%').map((piece, _, all) => (piece === '' && all.length > 1 ? '' : shellWord(piece)))
    return pieces.join('\\%')
  },
  places: {
    /** The rest of a line that is a comment. */
    comment: line,
  },
  read(text) {
    const cursor = new Cursor(text)
    const nodes: Node[] = []
    for (;;) {
      cursor.match(/(?:[ \t]*(?:#[^\n]*)?\n)*(?:[ \t]*#[^\n]*$)?/y)
      if (cursor.isAtEnd) return nodes
      const { place } = cursor
      const node = { ...place, kind: 'job', values: [] }
      const variable = cursor.match(/[A-Z]+=[^\n]*\n/y)
      if (variable !== undefined) {
        const [name = '', ...value] = variable.trimEnd().split('=')
        nodes.push({ ...place, kind: 'variable', name, values: [{ ...place, value: value.join('=') }] })
        continue
      }
      const times = cursor.match(/(?:[0-9*,/-]+[ \t]+){5}/y) ?? cursor.fail('five times were expected')
      const user = cursor.match(/[A-Za-z0-9_.-]+(?=[ \t])/y) ?? cursor.fail('a user was expected')
      cursor.match(/[ \t]+/y)
      // What follows a percent sign would be the input of the command.
      const command =
        cursor.match(/(?:\\.|[^%\n\\])+(?=\n)/y) ?? cursor.fail('a command of one line, and its end, was expected')
      if (command.length > LONGEST) throw new TooLong(command.length, place)
      const values = [...times.trim().split(/[ \t]+/), user].map((value) => ({ ...place, value }))
      nodes.push({ ...node, name: user, values, children: readCommands(command, cursor, node) })
    }
  },
}
