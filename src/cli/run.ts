/** One run of the program: reads the command line, runs the command, prints its answer or its refusal. Ends no process. */
import { encodeJson } from '../core/json.ts'
import type { Progress, Terminal } from '../core/port.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../core/refusal.ts'
import type { Ports, Watch } from '../workflow/ports.ts'
import type { Answer } from './command.ts'
import { type ExitStatus, exitStatuses, exitTable } from './exit.ts'
import type { Globals } from './globals.ts'
import { passphraseFrom } from './passphrase.ts'
import { type Asked, parseCommandLine, wantsJson } from './program.ts'
import { commandLine, printable, type Style, styleFor } from './text.ts'

/** What the roof hands down. */
export type Surroundings = {
  readonly version: string
  readonly terminal: Terminal
  /** The working directory, absolute. */
  readonly directory: string
  /** Raised by Ctrl-C: the command ends at its next step, and tidies up. */
  readonly interruption: AbortSignal
  /** The effects; asked for only once a command is known to run. */
  readonly ports: () => Promise<Ports>
  /** COUNTERSIGN_HOME. */
  readonly home?: string
  /** COUNTERSIGN_PASSPHRASE, which the roof has removed from the environment. */
  readonly passphrase?: string
  /** COUNTERSIGN_PASSPHRASE_FILE. */
  readonly passphraseFile?: string
}

const DEFAULT_HOME = 'pki'

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

/** How this run speaks: where to, and in which style. */
type Manner = { readonly terminal: Terminal; readonly style: Style; readonly talk: Style }

function mannerOf(argv: readonly string[], { terminal, directory }: Surroundings): Manner {
  const allowed = !argv.includes('--no-color')
  return {
    terminal,
    style: styleFor({ ...terminal.output, colour: allowed && terminal.output.colour, directory }),
    talk: styleFor({ colour: allowed && terminal.talk.colour, directory }),
  }
}

async function runCommand(
  asked: Extract<Asked, { kind: 'command' }>,
  surroundings: Surroundings,
  style: Style,
): Promise<Answer> {
  const { terminal } = surroundings
  const { globals } = asked
  const ports = await surroundings.ports()
  const progress = watchOn(terminal, surroundings.interruption)
  try {
    return await asked.command.run(asked.given, {
      home: globals.home ?? (surroundings.home || DEFAULT_HOME),
      detail: globals.verbose ? 'verbose' : 'brief',
      ports,
      passphrase: passphraseFrom({
        terminal,
        files: ports.files,
        ...(globals.passphraseFile === undefined ? {} : { file: globals.passphraseFile }),
        ...(surroundings.passphrase === undefined ? {} : { environment: surroundings.passphrase }),
        ...(surroundings.passphraseFile === undefined ? {} : { environmentFile: surroundings.passphraseFile }),
      }),
      watch: progress.watch,
      style,
      narrate: (line) => {
        progress.end()
        // What cannot be told now cannot be told at the end either, and is an error there.
        if (!globals.json) void terminal.write(`${line}\n`).catch(() => undefined)
      },
    })
  } catch (error) {
    // Ctrl-C reaches the programs that we started too; what they fail with then is no news.
    if (isRefusal(error) && surroundings.interruption.aborted) {
      throw new CountersignError('command.interrupted', {}, { cause: error })
    }
    throw error
  } finally {
    progress.end()
  }
}

async function printAnswer(answer: Answer, { json, home }: Globals, { terminal, style, talk }: Manner): Promise<void> {
  if (json) return terminal.write(encodeJson(answer.json))
  const lines = answer.text(style)
  if (lines.length > 0) await terminal.write(`${lines.join('\n')}\n`)
  for (const warning of answer.warnings ?? []) terminal.say(`${talk.yellow('warning:')} ${printable(warning)}`)
  for (const note of answer.notes ?? []) terminal.say(`${talk.dim('note:')} ${printable(note)}`)
  for (const { about, words } of answer.next ?? []) {
    terminal.say(`${talk.dim(`${about}:`)} ${talk.cyan(printable(commandLine(words, home)))}`)
  }
}

function sayRefusal(refusal: AnyRefusal, { terminal, talk }: Manner): void {
  terminal.say(`${talk.red('countersign:')} ${printable(refusal.message)}`)
  terminal.say(`${talk.dim('hint:')} ${printable(refusal.hint)}`)
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

/** The document that `--json` gives for a refusal. Pure. */
export function refusalDocument(refusal: AnyRefusal): unknown {
  const { code, message, hint, facts } = refusal
  return { error: { code, message, hint, facts, exitStatus: exitTable[code] } }
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
      return exitStatuses.misspoken
    }
    const answer = await runCommand(asked, surroundings, manner.style)
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
