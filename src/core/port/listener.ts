/** The types of the port (the interface of the core) through which a program answers requests of another program on this machine. */

/** The head of a request. Its body is not read. */
export type RequestHead = {
  readonly method: string
  readonly target: string
  /** The names of its headers, in lower case. */
  readonly names: readonly string[]
  /** The values of a header, in the order of the request; empty where it has none. `name` is in lower case. */
  readonly fields: (name: string) => readonly string[]
}

export type Response = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** `activated`: a socket that the program which started this one has opened (systemd.socket). */
export type Place =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'activated' }

export type Listening = {
  readonly over: 'unix' | 'tcp'
  /** Where, for people: a path, or an address and port. */
  readonly at: string
  /** Takes no more connections, and ends when those that are there are answered, or after ten seconds. */
  close(): Promise<void>
}

/** That somebody wants the program to end, by SIGTERM, SIGINT or SIGHUP. */
export type Stopping = {
  readonly signal: AbortSignal
  /** From here on these signals end the process again. */
  release(): void
}

export type Listener = {
  /**
   * Listens, by HTTP/1.1. The socket of a path is its owner's alone (mode 0600); one that nobody listens on any more is replaced. What `answer`
   * throws is answered 500.
   *
   * @throws {CountersignError} `network.failed` where somebody listens there already, or it cannot be done
   */
  listen(place: Place, answer: (request: RequestHead) => Response): Promise<Listening>
  /** Waits for SIGTERM or SIGINT. Until then each SIGHUP calls `reload`, one after the other, and each second `look`. */
  untilStopped(reload: () => Promise<void>, look: () => void): Promise<void>
  /** Has the first signal of each kind that asks the program to end raise a signal of ours instead; the second ends the process. */
  heedStop(): Promise<Stopping>
}
