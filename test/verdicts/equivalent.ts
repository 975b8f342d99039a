/** Mutants that are no faults, with the reason. One that names no mutant any more fails `verdicts.test.ts`. */

export type Equivalent = {
  readonly file: string
  /** The line of the source, as it stands there. */
  readonly code: string
  readonly what: string
  readonly why: string
}

export const equivalents: readonly Equivalent[] = []
