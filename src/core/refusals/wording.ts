/** What a refusal says. The refusals are in the files beside this one, by noun. */
import { list } from '../quote.ts'

/** What went wrong, in one sentence, and what to try next. */
export type Wording = { readonly message: string; readonly hint: string }

/** Of a refusal that has nothing to tell but itself. */
export type NoFacts = Readonly<Record<never, never>>

/** The guess that goes before a list of what there is, where one of it is near. */
export const guess = (near: readonly string[]): string => (near.length === 0 ? '' : `did you mean ${list(near)}? `)
