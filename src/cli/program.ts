/** Finds the command and its values in a command line. This is the only file that uses the parser library, commander. */
import { Argument, CommanderError, Option, Command as Parser } from 'commander'
import { nearest } from '../core/near.ts'
import { quote } from '../core/quote.ts'
import { CountersignError } from '../core/refusal.ts'
import type { Command } from './command.ts'
import { commands } from './commands/index.ts'
import { flagOf, type Globals, globals, shorthands } from './globals.ts'
import { drawOverview, helpWord } from './overview.ts'
import type { Parameter, Parameters } from './parameter.ts'
import type { Words } from './question.ts'
import { printable, type Style } from './text.ts'
import { readParameters } from './words.ts'

/** The wish of a command line: a text such as help, or a command to run. */
export type Asked =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing'; readonly text: string }
  | {
      readonly kind: 'command'
      readonly command: Command
      /** The words that were given, not yet parsed. */
      readonly words: Words
      readonly globals: Globals
      readonly globalWords: Words
    }

function optionOf(key: string, parameter: Parameter<unknown>): Option {
  const value = parameter.takes === 'nothing' ? '' : ` <${parameter.placeholder}>`
  const several = parameter.takes === 'values' ? '; may be repeated' : ''
  const option = new Option(
    `${key in shorthands ? `${shorthands[key]}, ` : ''}${flagOf(key)}${value}`,
    `${parameter.about}${several}`,
  )
  if (parameter.takes === 'nothing') return option
  return option.argParser((one: string, all: readonly string[] | undefined) => [...(all ?? []), one])
}

/** The value that commander found for an option, as texts: `--no-x` arrives as the value false of `x`. */
function givenFor(option: Option, values: Readonly<Record<string, unknown>>): readonly string[] {
  const value = values[option.attributeName()]
  if (Array.isArray(value)) return value as string[]
  return value === !option.negate ? [''] : []
}

const optionWords = (parameters: Parameters, values: Readonly<Record<string, unknown>>): Words =>
  Object.fromEntries(
    Object.entries(parameters).map(([key, parameter]) => [key, givenFor(optionOf(key, parameter), values)]),
  )

function positionalWords(command: Command, words: readonly (string | readonly string[] | undefined)[]): Words {
  // commander gives what is left over for the last argument in one array.
  const given = words.map((word) => (word === undefined ? [] : [word].flat()))
  return Object.fromEntries(Object.keys(command.positionals).map((key, index) => [key, given[index] ?? []]))
}

/** Longest complaint: it quotes what was typed, however much that is. */
const LONGEST_PROBLEM = 200

/** Words by which other tools call what a command of ours does, and what to type here. */
const elsewhere: Readonly<Record<string, string>> = {
  attack: 'probe URL',
  add: 'issue KIND NAME',
  create: 'issue KIND NAME',
  delete: 'revoke NAME --reason REASON',
  inspect: 'show NAME',
  ls: 'list',
  new: 'issue KIND NAME',
  remove: 'revoke NAME --reason REASON',
  rm: 'revoke NAME --reason REASON',
  scan: 'probe URL',
  sign: 'issue KIND NAME',
}

/** The hint for a word that is no command. */
function insteadOf(word: string): string {
  const meant = Object.hasOwn(elsewhere, word) ? elsewhere[word] : undefined
  if (meant !== undefined) return `use this command instead: countersign ${meant}`
  const [near] = nearest(
    word,
    commands.map(({ name }) => name),
  )
  return near === undefined ? 'see: countersign --help' : `did you mean ${near}?`
}

const unknownCommand = (word: string, purpose = ''): CountersignError<'usage.wrong'> =>
  new CountersignError('usage.wrong', {
    problem: `there is no command ${quote(word)}${purpose}`,
    next: insteadOf(word),
  })

/** The words of a command line that are neither options nor values of those that every command takes; only the first is sure to be none of a command's. */
function plainWords(argv: readonly string[]): readonly string[] {
  const valued = Object.entries(globals).flatMap(([key, { takes }]) => (takes === 'nothing' ? [] : [flagOf(key)]))
  return argv.filter((word, index) => !word.startsWith('-') && !valued.includes(argv[index - 1] ?? ''))
}

/** The flag that was meant by one that the command does not take. Of one letter, none is. */
function flagNear(flag: string, command: string | undefined): string | undefined {
  const options = commands.find(({ name }) => name === command)?.options ?? {}
  const known = [
    'help',
    'version',
    ...Object.keys({ ...options, ...globals }).map((key) => flagOf(key).slice('--'.length)),
  ]
  const [near] = flag.startsWith('--') ? nearest(flag.slice('--'.length), known) : []
  return near
}

/** commander's complaint as a refusal: its first line is the problem; what may have been meant is guessed here. */
function refusalOf(error: CommanderError, command: string | undefined): CountersignError<'usage.wrong'> {
  const [problem = ''] = error.message.replace(/^error: /, '').split('\n')
  const shown = problem.length > LONGEST_PROBLEM ? `${problem.slice(0, LONGEST_PROBLEM)}…` : problem
  const flag = error.code === 'commander.unknownOption' ? /^unknown option '([^=]*).*'$/.exec(problem)?.[1] : undefined
  const near = flag === undefined ? undefined : flagNear(flag, command)
  return new CountersignError(
    'usage.wrong',
    {
      problem: printable(shown.replace(/\.$/, '')),
      next:
        near === undefined
          ? `see: countersign ${command === undefined ? '' : `${command} `}--help`
          : `did you mean --${near}?`,
    },
    { cause: error },
  )
}

/** Help and complaints go to the caller, not to the process's streams; nothing ends the process. */
function configure(parser: Parser, style: Style, write: (chunk: string) => void): Parser {
  const silent = (): void => undefined
  return parser
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: silent,
      outputError: silent,
      getOutHelpWidth: () => style.columns,
      getOutHasColors: () => style.colour === 'on',
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: style.bold,
      styleSubcommandText: style.cyan,
      styleOptionText: style.cyan,
      styleArgumentText: style.cyan,
    })
    .helpOption('-h, --help', 'show help')
}

/** Declares a command's arguments, options and examples. */
function declare(parser: Parser, command: Command, style: Style): void {
  parser.summary(command.summary).description(command.summary)
  // None is demanded by the parser: what is missing is asked for, or refused when it is read.
  const places = Object.values(command.positionals)
  const nameOf = ({ takes, placeholder }: Parameter<unknown>) => `${placeholder}${takes === 'values' ? '...' : ''}`
  for (const place of places) parser.addArgument(new Argument(`[${nameOf(place)}]`, place.about))
  const shown = places.map((place) => (place.presence === 'required' ? `<${nameOf(place)}>` : `[${nameOf(place)}]`))
  parser.usage(['[options]', ...shown].join(' '))
  for (const [key, parameter] of Object.entries(command.options)) parser.addOption(optionOf(key, parameter))
  const examples = command.examples.map((example) => `  countersign ${example}`).join('\n')
  parser.addHelpText('after', `\n${style.bold('Examples:')}\n${examples}`)
}

/**
 * Reads a command line.
 *
 * Pure; the process is left alone.
 *
 * @param argv the words after the program's name
 * @throws {CountersignError} `usage.wrong`, `usage.missing`, `input.malformed`
 */
export function parseCommandLine(argv: readonly string[], version: string, style: Style): Asked {
  const [word, topic] = plainWords(argv)
  const isCommand = (name: string): boolean => commands.some((command) => command.name === name)
  // First of all: a script that feels for a command by its help must not find one that is not there.
  if (word !== undefined && word !== helpWord.name && !isCommand(word)) throw unknownCommand(word)
  let written = ''
  let asked: Asked | undefined
  let entered: string | undefined
  const write = (chunk: string): void => {
    written += chunk
  }
  const program = configure(new Parser('countersign'), style, write)
    .configureHelp({ formatHelp: () => drawOverview(commands, style) })
    .version(version, '--version', 'print the version')
    .showSuggestionAfterError(false)
    .helpCommand(`${helpWord.name} [COMMAND]`, helpWord.about)
    .hook('preSubcommand', (_, command) => {
      entered = command.name()
    })
  for (const [key, parameter] of Object.entries(globals)) program.addOption(optionOf(key, parameter))
  // Where the first word names a command no other can be meant, and declaring them all takes longer than parsing.
  const meant = commands.filter(({ name }) => name === argv[0])
  for (const command of meant.length === 0 ? commands : meant) {
    const parser = configure(program.command(command.name), style, write)
    declare(parser, command, style)
    parser.action(() => {
      const values = parser.optsWithGlobals()
      const globalWords = optionWords(globals, values)
      asked = {
        kind: 'command',
        command,
        words: { ...positionalWords(command, parser.processedArgs), ...optionWords(command.options, values) },
        globals: readParameters(globals, globalWords, flagOf) as Globals,
        globalWords,
      }
    })
  }
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { kind: 'text', text: written }
    if (word === helpWord.name && topic === helpWord.name) return { kind: 'text', text: program.helpInformation() }
    if (word === helpWord.name && topic !== undefined) throw unknownCommand(topic, ' to help with')
    if (error.code === 'commander.help') return { kind: 'nothing', text: program.helpInformation() }
    throw refusalOf(error, entered)
  }
  if (asked === undefined) throw new Error('the parser found neither a command nor a complaint')
  return asked
}

/** Whether a command line wants JSON, told even where it cannot be parsed. Pure. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return argv.slice(0, end < 0 ? argv.length : end).includes('--json')
}
