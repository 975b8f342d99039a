/** The error class of all refusals. Their codes, facts and sentences are in `refusals/`; their exit statuses are in `cli/exit.ts`. */
import { type RefusalCode, type Refusals, wordings } from './refusals/index.ts'

export type { RefusalCode, Refusals }

/** The codes, in the order in which they are documented. */
export const refusalCodes = Object.keys(wordings) as RefusalCode[]

/**
 * We decline, with a code, its facts and what to try next. Thrown once, where the fact is known; it crosses the floors
 * untouched and is translated at the edge. Facts and sentences never hold a secret.
 */
export class CountersignError<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C
  readonly facts: Refusals[C]
  readonly hint: string

  constructor(code: C, facts: Refusals[C], options?: { cause?: unknown }) {
    const wording = wordings[code](facts)
    super(wording.message, options)
    this.name = 'CountersignError'
    this.code = code
    this.facts = facts
    this.hint = wording.hint
  }
}

/** Any refusal as a union over all codes, so that `switch (e.code)` narrows `e.facts`. */
export type AnyRefusal = { [C in RefusalCode]: CountersignError<C> }[RefusalCode]

/** Tells a refusal from a bug. */
export function isRefusal(error: unknown): error is AnyRefusal {
  return error instanceof CountersignError
}
