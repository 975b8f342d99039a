/** The types of the port (the interface of the core) through which countersign talks to a person at a terminal. */

export type Progress = {
  /** Replaces the line; `done` of `total` draws a bar where both are given. */
  update(label: string, done?: number, total?: number): void
  /** Ends the line, and leaves nothing of it behind. */
  end(): void
}

/** A question to a person. */
export type Query = {
  readonly says: string
  /** Lines that are shown above it. */
  readonly lead: readonly string[]
  readonly colour: 'on' | 'off'
} & (
  | {
      readonly kind: 'text'
      readonly proposal?: string
      /** The problem of an answer, or undefined. */
      check(text: string): Promise<string | undefined>
    }
  | {
      readonly kind: 'choice'
      readonly proposal?: string
      /** Each with the line that shows it. */
      readonly choices: readonly { readonly value: string; readonly line: string }[]
    }
  | { readonly kind: 'yes-no'; readonly proposal: 'yes' | 'no' }
)

/** @throws {CountersignError} `command.interrupted` at Ctrl-C */
export type AskSecret = (question: string) => Promise<string>

/** Data to stdout, talk to stderr, questions to the terminal itself. */
export type Terminal = {
  /** The properties of stdout and stderr. `columns` is 80 if it is not a terminal. */
  readonly output: { readonly interactive: boolean; readonly colour: boolean; readonly columns: number }
  readonly talk: { readonly interactive: boolean; readonly colour: boolean; readonly columns: number }
  /** Whether there is a terminal to ask on. */
  readonly canAsk: boolean
  /** Writes data to stdout and waits until it is taken. */
  write(text: string): Promise<void>
  /** Writes a line to stderr. */
  say(line: string): void
  /** Writes a line onto the terminal itself, wherever stdout and stderr lead. @throws {CountersignError} `output.failed` */
  show(line: string): void
  /** Draws on stderr after one second, and only on a terminal. */
  progress(label: string): Progress
  /**
   * Asks on the terminal until the answer will do: a text, a value of the choices, `yes` or `no`.
   * @throws {CountersignError} `command.interrupted` at Ctrl-C
   */
  ask(query: Query): Promise<string>
  /** Asks without echo, on the terminal; also what is typed between the questions is not shown. */
  askSecrets<T>(act: (ask: AskSecret) => Promise<T>): Promise<T>
}
