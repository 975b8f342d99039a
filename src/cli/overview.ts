/** The help page of `countersign` without a command: all commands, in groups. */
import { type Command, groups } from './command.ts'
import { flagOf, globals, shorthands } from './globals.ts'
import { drawEntries, readableWidth, type Style, wrapText } from './text.ts'

const about =
  'Issue client certificates from a pinned authority, configure servers to demand them, and prove by attack that they do.'
const more =
  'On a terminal, a command asks for what is missing. To see all options of a command: countersign COMMAND --help'

/** The one word that is a command and no {@link Command}: the parser's. */
export const helpWord = { name: 'help', about: 'show the help of a command' } as const

type Entry = readonly [term: string, about: string]

const globalEntries: readonly Entry[] = [
  ...Object.entries(globals).map(([key, { takes, placeholder, about }]): Entry => {
    const flag = takes === 'nothing' ? flagOf(key) : `${flagOf(key)} <${placeholder}>`
    return [key in shorthands ? `${shorthands[key]}, ${flag}` : flag, about]
  }),
  ['-h, --help', 'show help'],
  ['--version', 'print the version'],
]

/** Draws the help of the whole program. Pure. */
export function drawOverview(commands: readonly Command[], style: Style): string {
  const width = readableWidth(style)
  const longest = Math.max(...commands.map(({ name }) => name.length))
  const grouped = Object.entries(groups).flatMap(([group, title]) => {
    const members = commands.filter((command) => command.group === group)
    const entries = members.map(({ name, summary }): Entry => [name, summary])
    if (group === 'shell') entries.push([helpWord.name, helpWord.about])
    return ['', style.bold(`${title}:`), ...drawEntries(entries, style, longest)]
  })
  return [
    `${style.bold('Usage:')} countersign COMMAND [options]`,
    '',
    ...wrapText(about, width),
    ...grouped,
    '',
    style.bold('Options of every command:'),
    ...drawEntries(globalEntries, style),
    '',
    ...wrapText(more, width),
    '',
  ].join('\n')
}
