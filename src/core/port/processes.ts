/** The types of the port (the interface of the core) through which all other code runs other programs. */

export type Running = {
  readonly pid: number
  /** Its output, both streams, after as many characters of it as `from` says; what it printed long ago may be gone. */
  output(from?: number): string
  /** How many characters it has printed. */
  printed(): number
  signal(name: 'SIGHUP' | 'SIGTERM' | 'SIGKILL' | 'SIGUSR1' | 'SIGUSR2'): void
  /** The exit status (128 + signal number where a signal ended it). */
  readonly exited: Promise<number>
  /** Ends it: SIGTERM, then SIGKILL after two seconds. */
  stop(): Promise<void>
}

/** Other programs. They get an allow-listed environment: nothing of ours, no passphrase. */
export type Processes = {
  /**
   * Starts a program in the foreground of `directory`; `node` as the first word is the Node that runs us.
   *
   * @param input what it can read on its standard input, which is empty otherwise; one that does not read it is not kept waiting
   */
  start(argv: readonly [string, ...string[]], directory: string, input?: Uint8Array): Promise<Running>
}
