/** Runs the program once: reads the command line, runs the command, and prints its answer or its refusal. Does not end the process. */

import { encodeJson } from '../core/json.ts'
import type { Progress, Terminal } from '../core/port/terminal.ts'
import { present } from '../core/present.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../core/refusal.ts'
import { passphraseFrom } from '../workflow/passphrase.ts'
import type { Ports, Watch } from '../workflow/ports.ts'
import { tokenPinFrom } from '../workflow/token-pin.ts'
import type { Answer, Context } from './command.ts'
import { commands } from './commands/index.ts'
import { type ExitStatus, exitStatuses, exitTable } from './exit.ts'
import { type Globals, globals } from './globals.ts'
import { type Asked, parseCommandLine, wantsJson } from './program.ts'
import type { Words } from './question.ts'
import { refusalDocument } from './refusal-document.ts'
import { commandLine, drawCommand, drawTalk, printable, type Style, styleFor } from './text.ts'
import { lacksWords, lineOf, readWords } from './words.ts'

/** The means that the roof hands down. */
export type Surroundings = {
  readonly version: string
  readonly terminal: Terminal
  /** The working directory, absolute. */
  readonly directory: string
  /** Raised by Ctrl-C: the command ends at its next step, and tidies up. */
  readonly interruption: AbortSignal
  /** The effects; asked for only once a command is known to run. */
  readonly ports: () => Promise<Ports>
  /** Has this process hold less garbage, for a command that makes much; absent where the process is not the program's own. */
  readonly spareMemory?: () => Promise<void>
  /** By which words the user reaches this program; `countersign` where absent. */
  readonly called?: string
  /** The user's shell, such as `/bin/bash`. */
  readonly shell?: string
  /** COUNTERSIGN_HOME. */
  readonly home?: string
  /** COUNTERSIGN_PASSPHRASE, which the roof has removed from the environment. */
  readonly passphrase?: string
  /** COUNTERSIGN_PASSPHRASE_FILE. */
  readonly passphraseFile?: string
  /** COUNTERSIGN_TOKEN_PIN, which the roof has removed from the environment. */
  readonly tokenPin?: string
}

const DEFAULT_HOME = 'pki'

const homeOf = (globals: Pick<Globals, 'home'>, { home }: Surroundings): string =>
  globals.home ?? (home || DEFAULT_HOME)

/** Progress that begins with the first report and leaves nothing behind; each report is a step to be interrupted at. */
function watchOn(terminal: Terminal, interruption: AbortSignal): { readonly watch: Watch; end(): void } {
  let progress: Progress | undefined
  return {
    watch: (label, done, total) => {
      if (interruption.aborted) throw new CountersignError('command.interrupted', {})
      progress ??= terminal.progress(label)
      progress.update(label, done, total)
    },
    end: () => {
      progress?.end()
      progress = undefined
    },
  }
}

/** A terminal at which nothing is drawn while somebody is asked: what is drawn again and again would hide the question. */
const askedInPeace = (terminal: Terminal, end: () => void): Terminal => ({
  ...terminal,
  ask: (query) => {
    end()
    return terminal.ask(query)
  },
  askSecrets: (act) => {
    end()
    return terminal.askSecrets(act)
  },
  show: (line) => {
    end()
    terminal.show(line)
  },
})

/** How this run speaks: where to, and in which style. */
type Manner = { readonly terminal: Terminal; readonly style: Style; readonly talk: Style; readonly called?: string }

function mannerOf(argv: readonly string[], { terminal, directory, called }: Surroundings): Manner {
  const allowed = !argv.includes('--no-color')
  return {
    terminal,
    ...present({ called }),
    style: styleFor({ ...terminal.output, colour: allowed && terminal.output.colour, directory }),
    talk: styleFor({ ...terminal.talk, colour: allowed && terminal.talk.colour, directory }),
  }
}

function sayAll(terminal: Terminal, lines: readonly string[]): void {
  for (const line of lines) terminal.say(line)
}

/** Whether a person may be asked: somebody is there, and wants to talk. */
const mayAsk = ({ terminal }: Surroundings, { json, noQuestions }: Globals): boolean =>
  terminal.canAsk && !json && !noQuestions

type AskedCommand = Extract<Asked, { kind: 'command' }>

/** Asks for missing values, then prints the equivalent command line. */
async function askWords(
  { command, words, globalWords }: AskedCommand,
  context: Context,
  { terminal, interruption, shell = '' }: Surroundings,
  { style: printed, talk, called }: Manner,
): Promise<Words> {
  const { interview } = await import('./interview.ts')
  // The terminal is asked on whatever stdout and stderr are; one of them will usually be it.
  const style = terminal.talk.interactive ? talk : printed
  return interview(command, words, context, { terminal, style, shell, interruption }, (said) => {
    const line = commandLine(lineOf(command, said, globals, globalWords), undefined, called)
    sayAll(terminal, drawCommand('the same without questions', line, talk))
    if (terminal.talk.interactive) terminal.say('')
  })
}

async function runCommand(asked: AskedCommand, surroundings: Surroundings, manner: Manner): Promise<Answer> {
  const progress = watchOn(surroundings.terminal, surroundings.interruption)
  const terminal = askedInPeace(surroundings.terminal, progress.end)
  const { command, words, globals } = asked
  const lacks = lacksWords(command, words)
  const asks = lacks && mayAsk(surroundings, globals)
  // Names slips before anything is opened, unless the words may come to nothing anyway.
  const refuses = lacks && !asks ? command.interview?.refuses : undefined
  const given = asks || refuses !== undefined ? undefined : readWords(command, words)
  const found = await surroundings.ports()
  // Asked, a command runs twice, and so reads twice what it is given.
  const ports = asks ? { ...found, files: (await import('./handed-in-once.ts')).keepHandedIn(found.files) } : found
  const { holdHome } = await import('../workflow/opening.ts')
  const home = holdHome(homeOf(globals, surroundings), ports, progress.watch)
  const asking = { ...terminal, canAsk: terminal.canAsk && !globals.noQuestions }
  const context: Context = {
    home,
    detail: globals.verbose ? 'verbose' : 'brief',
    ports,
    passphrase: passphraseFrom({
      terminal: asking,
      files: ports.files,
      ...present({
        file: globals.passphraseFile,
        environment: surroundings.passphrase,
        environmentFile: surroundings.passphraseFile,
      }),
    }),
    tokenPin: tokenPinFrom({
      terminal: asking,
      files: ports.files,
      ...present({ environment: surroundings.tokenPin }),
    }),
    ...present({
      passphraseFile:
        globals.passphraseFile ?? (surroundings.passphrase ? undefined : surroundings.passphraseFile || undefined),
    }),
    watch: progress.watch,
    spareMemory: async () => surroundings.spareMemory?.(),
    terminal,
    style: manner.style,
    grammar: {
      commands,
      read: (argv) => {
        const read = parseCommandLine(argv, surroundings.version, manner.style)
        if (read.kind !== 'command') return undefined
        const { command, words, globals: said } = read
        return { command, words, ...present({ home: said.home }) }
      },
    },
    run: async (line, set) => {
      const read = parseCommandLine(line, surroundings.version, manner.style)
      if (read.kind !== 'command') throw new TypeError(`a command was expected: ${line.join(' ')}`)
      progress.end()
      const { passphrase: _, ...others } = surroundings
      const there = { ...others, ...set, terminal: { ...terminal, canAsk: false }, ports: async () => ports }
      return runCommand({ ...read, globals: { ...read.globals, verbose: globals.verbose } }, there, manner)
    },
    output: (asked) => {
      if (globals.json) {
        throw new CountersignError('usage.wrong', {
          problem: `--json prints one document, and ${asked} does not`,
          next: 'leave out one of the two',
        })
      }
      return async (text) => {
        progress.end()
        if (text !== '') await terminal.write(text)
      }
    },
    piece: async ({ json, text }) => {
      progress.end()
      const { style } = manner
      const written = globals.json ? `${JSON.stringify(json)}\n` : text(style).map((line) => `${line}\n`)
      await terminal.write([written].flat().join(''))
    },
    log: (line) => {
      progress.end()
      terminal.say(line)
    },
    narrate: (line) => {
      progress.end()
      // A message that cannot be written now cannot be written at the end either, and is an error there.
      if (!globals.json) void terminal.write(`${line}\n`).catch(() => undefined)
    },
    tell: (kind, text) => {
      if (globals.json || (kind === 'progress' && terminal.talk.interactive)) return
      progress.end()
      const { talk } = manner
      if (kind === 'hint') sayAll(terminal, drawTalk('hint:', talk.dim, text, talk))
      else sayAll(terminal, drawTalk('countersign:', kind === 'problem' ? talk.red : talk.dim, text, talk))
    },
  }
  try {
    await refuses?.(context, words)
    const said = asks ? await askWords(asked, context, { ...surroundings, terminal }, manner) : words
    return await command.run(given ?? readWords(command, said), context)
  } catch (error) {
    // Ctrl-C reaches the programs that we started too; what they fail with then is no news.
    if (isRefusal(error) && surroundings.interruption.aborted) {
      throw new CountersignError('command.interrupted', {}, { cause: error })
    }
    throw error
  } finally {
    progress.end()
    await home.close()
  }
}

async function printAnswer(
  answer: Answer,
  { json, home }: Globals,
  { terminal, style, talk, called }: Manner,
): Promise<void> {
  if (json) return answer.json === undefined ? undefined : terminal.write(encodeJson(answer.json))
  const lines = answer.text(style)
  if (lines.length > 0) await terminal.write(`${lines.join('\n')}\n`)
  for (const warning of answer.warnings ?? []) sayAll(terminal, drawTalk('warning:', talk.yellow, warning, talk))
  for (const note of answer.notes ?? []) sayAll(terminal, drawTalk('note:', talk.dim, note, talk))
  for (const { about, words } of answer.next ?? []) {
    sayAll(terminal, drawCommand(about, commandLine(words, home, called), talk))
  }
}

/** Points a person who said nothing to the first step, by whether there is a home. */
async function sayWhereToStart(surroundings: Surroundings, { terminal, talk, called }: Manner): Promise<void> {
  const { files } = await surroundings.ports()
  const home = homeOf({}, surroundings)
  const exists = (await files.describe(files.resolve(home))) !== undefined
  const steps = exists
    ? ([['see the state of your PKI', 'status']] as const)
    : ([
        ['see everything at once', 'demo'],
        ['make your own PKI home', 'init'],
      ] as const)
  terminal.say('')
  for (const [about, word] of steps) sayAll(terminal, drawCommand(about, commandLine([word], undefined, called), talk))
}

function sayRefusal(refusal: AnyRefusal, { terminal, talk }: Manner): void {
  sayAll(terminal, drawTalk('countersign:', talk.red, refusal.message, talk))
  sayAll(terminal, drawTalk('hint:', talk.dim, refusal.hint, talk))
}

/** Tells a refusal the way it was asked for; on stderr where the document finds no room on stdout. */
async function tellRefusal(refusal: AnyRefusal, argv: readonly string[], manner: Manner): Promise<void> {
  if (!wantsJson(argv)) return sayRefusal(refusal, manner)
  try {
    await manner.terminal.write(encodeJson(refusalDocument(refusal)))
  } catch (error) {
    if (!isRefusal(error)) throw error
    sayRefusal(refusal, manner)
  }
}

/**
 * Runs one command line to its end.
 *
 * @returns the exit status; refusals are printed and become their status
 * @throws whatever is not a refusal: a bug, for the roof to report
 */
export async function runCli(argv: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const { terminal } = surroundings
  const manner = mannerOf(argv, surroundings)
  try {
    const asked = parseCommandLine(argv, surroundings.version, manner.style)
    if (asked.kind === 'text') {
      await terminal.write(asked.text)
      return exitStatuses.done
    }
    if (asked.kind === 'nothing') {
      if (wantsJson(argv)) {
        throw new CountersignError('usage.missing', { what: 'the command', flag: 'COMMAND; see: countersign --help' })
      }
      terminal.say(asked.text.trimEnd())
      if (terminal.canAsk) await sayWhereToStart(surroundings, manner)
      return exitStatuses.misspoken
    }
    const answer = await runCommand(asked, surroundings, manner)
    await printAnswer(answer, asked.globals, manner)
    return answer.status
  } catch (error) {
    if (!isRefusal(error)) throw error
    await tellRefusal(error, argv, manner)
    return exitTable[error.code]
  }
}

/**
 * Reports a bug of ours: what happened goes to stderr, and with `--json` a document to stdout.
 *
 * @param detail the stack, where the user asked to see it
 */
export async function reportBug(
  error: unknown,
  argv: readonly string[],
  detail: 'message' | 'stack',
  terminal: Terminal,
): Promise<ExitStatus> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const hint = 'this is a bug, please report it; COUNTERSIGN_DEBUG=1 shows where it happened'
  const exitStatus = exitStatuses.bug
  if (wantsJson(argv))
    await terminal.write(encodeJson({ error: { code: 'bug', message, hint, facts: {}, exitStatus } }))
  terminal.say(`countersign: ${printable(message)}`)
  if (detail === 'stack' && error instanceof Error) terminal.say(error.stack ?? '')
  terminal.say(`hint: ${hint}`)
  return exitStatus
}
