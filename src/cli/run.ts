/** One run of the program: reads the command line, runs the command, prints its answer or its refusal. Ends no process. */
import type { Progress, Terminal } from '../core/port.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../core/refusal.ts'
import type { Ports, Watch } from '../workflow/ports.ts'
import type { Answer } from './command.ts'
import { type ExitStatus, exitStatuses, exitTable } from './exit.ts'
import { passphraseFrom } from './passphrase.ts'
import { type Asked, commandLine, parseCommandLine, wantsJson } from './program.ts'
import { printable, type Style, styleFor } from './text.ts'

/** What the roof hands down. */
export type Surroundings = {
  readonly version: string
  readonly terminal: Terminal
  /** The effects; asked for only once a command is known to run. */
  readonly ports: () => Promise<Ports>
  /** COUNTERSIGN_HOME. */
  readonly home?: string
  /** COUNTERSIGN_PASSPHRASE, which the roof has removed from the environment. */
  readonly passphrase?: string
}

const DEFAULT_HOME = 'pki'

/** JSON for a reader that may be a terminal: what `printable` would escape, escaped as JSON does. */
function encodeJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return `${text.replace(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu, printable)}\n`
}

/** Progress that begins with the first report and leaves nothing behind. */
function watchOn(terminal: Terminal): { readonly watch: Watch; end(): void } {
  let progress: Progress | undefined
  return {
    watch: (label, done, total) => {
      progress ??= terminal.progress(label)
      progress.update(label, done, total)
    },
    end: () => {
      progress?.end()
      progress = undefined
    },
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
  const progress = watchOn(terminal)
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
      }),
      watch: progress.watch,
      style,
      narrate: (line) => {
        progress.end()
        if (!globals.json) void terminal.write(`${line}\n`)
      },
    })
  } finally {
    progress.end()
  }
}

async function printAnswer(
  answer: Answer,
  asked: Extract<Asked, { kind: 'command' }>,
  terminal: Terminal,
): Promise<void> {
  const { json, noColor, home } = asked.globals
  if (json) return terminal.write(encodeJson(answer.json))
  const style = styleFor({ ...terminal.output, colour: terminal.output.colour && !noColor })
  const talk = styleFor({ colour: terminal.talk.colour && !noColor })
  const lines = answer.text(style)
  if (lines.length > 0) await terminal.write(`${lines.join('\n')}\n`)
  for (const warning of answer.warnings ?? []) terminal.say(`${talk.yellow('warning:')} ${printable(warning)}`)
  for (const { about, words } of answer.next ?? []) {
    terminal.say(`${talk.dim(`${about}:`)} ${talk.cyan(printable(commandLine(words, home)))}`)
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
  const { terminal, version } = surroundings
  const colour = terminal.output.colour && !argv.includes('--no-color')
  const style = styleFor({ ...terminal.output, colour })
  try {
    const asked = parseCommandLine(argv, version, style)
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
    const answer = await runCommand(asked, surroundings, style)
    await printAnswer(answer, asked, terminal)
    return answer.status
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (wantsJson(argv)) await terminal.write(encodeJson(refusalDocument(error)))
    else {
      const talk = styleFor({ colour: terminal.talk.colour && !argv.includes('--no-color') })
      terminal.say(`${talk.red('countersign:')} ${printable(error.message)}`)
      terminal.say(`${talk.dim('hint:')} ${printable(error.hint)}`)
    }
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
