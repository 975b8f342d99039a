/** The type of a server that is configured by hand and broken in one way, for the test of remedies. */

/** Where a server runs: its folder, its port, and that of a backend in cleartext. */
export type Place = { readonly directory: string; readonly port: number; readonly backend: number }

export type Program = {
  readonly path: string | undefined
  /** The name of the configuration; `server.conf` where absent. */
  readonly file?: string
  readonly argv: (place: Place) => readonly string[]
  /** It is not to run as root. */
  readonly ordinary?: true
  /** A sound configuration; new lines take the place of those that begin alike, or come where `HERE` and their place are. */
  readonly sound: (place: Place) => string
  /** What makes it fall to an attack: lines of the sound configuration, and what stands in their place. */
  readonly faults: Readonly<Record<string, Readonly<Record<string, string>>>>
}
