/**
 * Defines questions as data: what to ask a person when the command line lacks a value. Each parameter has its own question;
 * this file asks nothing.
 */
import type { HeldHome } from '../workflow/opening.ts'
import type { Ports } from '../workflow/ports.ts'

/** The words given for each parameter, one text per occurrence; a switch that is on has one empty text. */
export type Words = Readonly<Record<string, readonly string[]>>

/** The means at hand while questions are asked. */
export type Asking = {
  readonly home: HeldHome
  readonly ports: Ports
  /** The user's shell, such as `/bin/bash`; empty where it is not known. */
  readonly shell: string
  /** The values from the command line and the answers so far. */
  readonly said: Words
  /** The one word that was said for a parameter. */
  word(key: string): string | undefined
  /** Runs the command as far as it is known, with this said too, and makes nothing; refuses what the command would. */
  rehearse(more: Words): Promise<unknown>
}

/** One of several answers, and what is said of it. */
export type Choice = { readonly value: string; readonly about?: string }

export type Question = {
  readonly says: string
  /** Its text from the second time on; a question that has this is repeated until the answer is empty. */
  readonly again?: string
  /** Whether it is put; always where absent. */
  readonly when?: (asking: Asking) => boolean | Promise<boolean>
  /** The meaning of an empty answer. */
  readonly proposes?: (asking: Asking) => string | undefined | Promise<string | undefined>
  /** The choices; without any, the person types the answer. */
  readonly choices?: (asking: Asking) => readonly Choice[] | Promise<readonly Choice[] | undefined>
  /** Refuses an answer, by the parser that reads it later; the refusal is shown, and the question put again. */
  readonly check?: (text: string, asking: Asking) => unknown
}

/** The check of a parameter that only the whole command can judge. */
export function rehearsed(key: string): NonNullable<Question['check']> {
  return (text, { said, rehearse }) => rehearse({ [key]: [...(said[key] ?? []), text] })
}
