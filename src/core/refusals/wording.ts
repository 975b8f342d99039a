/** Defines the TypeScript type of the text of a refusal: a message and a hint. The texts are in the other files of this folder, by subject. */
import { list } from '../quote.ts'

/** A refusal in words: the problem in one sentence, and a hint on the next step. */
export type Wording = { readonly message: string; readonly hint: string }

/** The facts of a refusal that needs no facts. */
export type NoFacts = Readonly<Record<never, never>>

/** Asks "did you mean …?" if similar words exist; a list of all words follows. */
export const guess = (near: readonly string[]): string => (near.length === 0 ? '' : `did you mean ${list(near)}? `)
