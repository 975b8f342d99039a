/** Defines a command as data: its name, its parameters and its answer. Each command has a file in `commands/`. */
import type { Terminal } from '../core/port/terminal.ts'
import type { HeldHome } from '../workflow/opening.ts'
import type { AskPassphrase, AskTokenPin, Ports, Watch } from '../workflow/ports.ts'
import type { ExitStatus } from './exit.ts'
import type { Parameters, Values } from './parameter.ts'
import type { Words } from './question.ts'
import type { Style } from './text.ts'

/** A command worth running next, as words after `countersign`. */
export type Suggestion = { readonly about: string; readonly words: readonly string[] }

/** The answer of a command. The caller renders it last, once. */
export type Answer = {
  readonly status: ExitStatus
  /** Plain data, as `--json` prints it; its schema is in `pki/schemas/answers/`. Undefined where all of it was written piece by piece. */
  readonly json: unknown
  /** The same for people: lines for stdout. */
  text(style: Style): readonly string[]
  /** Warnings, for stderr. */
  readonly warnings?: readonly string[]
  /** Hints, for stderr. */
  readonly notes?: readonly string[]
  readonly next?: readonly Suggestion[]
  /** The values that a command gets that runs this command. They are not shown to anybody. */
  readonly made?: unknown
}

/** Every command, and how a command line is read, for the command that completes others. */
export type Grammar = {
  readonly commands: readonly Command[]
  /**
   * What a line says, without the program's name; undefined where it asks for help.
   * @throws {CountersignError} `usage.*`
   */
  read(argv: readonly string[]): Said | undefined
}

/** A command line that was read. */
export type Said = { readonly command: Command; readonly words: Words; readonly home?: string }

/** The means of every command. */
export type Context = {
  /** The PKI home; opened by the first act that needs one. */
  readonly home: HeldHome
  readonly detail: 'brief' | 'verbose'
  readonly ports: Ports
  readonly passphrase: AskPassphrase
  /** The file that it is read from, for what reads that file later; absent where it comes from elsewhere. */
  readonly passphraseFile?: string
  readonly tokenPin: AskTokenPin
  readonly watch: Watch
  /** Has the program hold less garbage from here on: for a command that makes much, and would not end sooner for it. */
  spareMemory(): Promise<void>
  /** The terminal itself, for secrets that nobody else may keep. */
  readonly terminal: Pick<Terminal, 'canAsk' | 'show'>
  readonly style: Style
  readonly grammar: Grammar
  /** Runs another command line, as if it were typed where these variables are set; asks nobody. */
  run(line: readonly string[], set: { readonly home: string; readonly passphraseFile: string }): Promise<Answer>
  /**
   * Gives what writes to stdout, for an answer that comes piece by piece; each write waits until it is taken.
   * @param asked the words that asked for it
   * @throws {CountersignError} `usage.wrong` with `--json`, which prints one document
   */
  output(asked: string): (text: string) => Promise<void>
  /** Writes a piece of an answer that comes piece by piece: lines for people, or with `--json` a document of one line. */
  piece(answer: Pick<Answer, 'json' | 'text'>): Promise<void>
  /** Writes a line of a server's log to stderr, as it is. */
  log(line: string): void
  /** Writes a line of a story that is still going on; nothing with `--json`. */
  narrate(line: string): void
  /**
   * Tells something on stderr while the command is at work; nothing with `--json`. `progress` is for where no bar can be drawn, and
   * nothing elsewhere.
   */
  tell(kind: 'problem' | 'hint' | 'progress', text: string): void
}

/** The groups of commands in help. */
export const groups = {
  issue: 'Issue',
  configure: 'Configure',
  prove: 'Prove',
  look: 'Look',
  shell: 'In your shell',
} as const
export type Group = keyof typeof groups

/** How a person is met who said too little. */
export type Interview = {
  /** Said before the first question; refuses where every answer would be in vain. */
  readonly opening?: (context: Context) => Promise<string>
  /** Refuses what was said where it comes to nothing, whatever is said besides; also where nobody can be asked for that. */
  readonly refuses?: (context: Context, said: Words) => Promise<void>
  /** Whether something is missing though no single parameter is required. */
  readonly lacks?: (said: Words) => boolean
  /** Asked once all is known, below a preview; absent where nothing is made. */
  readonly confirm?: { readonly says: string; readonly proposal: 'yes' | 'no' }
}

/** A command with the types of its parameters forgotten, as the registry holds it. */
export type Command = {
  readonly name: string
  readonly summary: string
  readonly group: Group
  readonly positionals: Parameters
  readonly options: Parameters
  readonly interview?: Interview
  /** Command lines for the help, without the program's name. */
  readonly examples: readonly string[]
  run(given: Readonly<Record<string, unknown>>, context: Context): Promise<Answer>
}

/** Declares a command; `run` receives its parameters by name, read and typed. */
export function defineCommand<P extends Parameters, O extends Parameters>(command: {
  readonly name: string
  readonly summary: string
  readonly group: Group
  readonly positionals: P
  readonly options: O
  readonly interview?: Interview
  readonly examples: readonly string[]
  run(given: Values<P> & Values<O>, context: Context): Promise<Answer>
}): Command {
  return { ...command, run: (given, context) => command.run(given as Values<P> & Values<O>, context) }
}
