/** Defines what `export` writes besides server configurations, as data: a word in place of a target. Each has a file in `exports/`. */
import { CountersignError } from '../core/refusal.ts'
import type { HomeWords } from '../workflow/choices.ts'
import type { Rhythm, Scheduler } from '../workflow/timer.ts'
import type { Answer, Context } from './command.ts'
import { flagOf } from './globals.ts'
import type { Question } from './question.ts'

/** The values of the parameters of `export`, by key. */
export type Given = Readonly<Record<string, unknown>>

/** The types of the parameters that exports of other things take. */
export type OtherGiven = {
  readonly name?: string
  readonly out?: string
  readonly authority?: string
  readonly pin?: string
  readonly friendlyName?: string
  readonly p12PasswordFile?: string
  readonly p12Compat: boolean
  readonly scheduler?: Scheduler
  readonly every?: Rhythm
  readonly expiring?: string
  readonly then?: string
  readonly user?: string
  readonly dryRun: boolean
}

export type OtherExport = {
  /** What stands in place of a target. */
  readonly word: string
  /** The meaning of the name after the word, in a sentence. */
  readonly named: string
  /** The names that a person can choose from; absent where the name is a new one. */
  readonly choices?: NonNullable<Question['choices']>
  /** The names of the home that a shell offers. */
  readonly offers?: HomeWords
  /** The options that it takes, by key. */
  readonly takes: readonly (keyof OtherGiven)[]
  run(given: OtherGiven, context: Context): Promise<Answer>
}

/** Options of `export` that no server configuration takes. */
const OTHERS_ALONE = ['name', 'friendlyName', 'p12PasswordFile', 'p12Compat', 'scheduler', 'every', 'expiring', 'then']

const wasGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false

/**
 * Refuses options that an export does not take, instead of passing over them.
 *
 * @param other undefined for a server configuration
 * @throws {CountersignError} `usage.wrong`
 */
export function requireTaken(other: OtherExport | undefined, given: Given): void {
  const isTaken = (key: string): boolean =>
    other === undefined ? !OTHERS_ALONE.includes(key) : ['target', 'name', ...other.takes].includes(key)
  const surplus = Object.keys(given).find((key) => wasGiven(given[key]) && !isTaken(key))
  if (surplus === undefined) return
  const what = surplus === 'name' ? `no second argument (${String(given['name'])})` : `no ${flagOf(surplus)}`
  throw new CountersignError('usage.wrong', {
    problem: `${other === undefined ? 'the configuration of a server' : `export ${other.word}`} takes ${what}`,
    next: 'leave that out; see: countersign export --help',
  })
}

/** Takes the name after the word. @throws {CountersignError} `usage.missing` */
export function requireName({ named, word }: Pick<OtherExport, 'named' | 'word'>, name: string | undefined): string {
  if (name !== undefined) return name
  throw new CountersignError('usage.missing', { what: named, flag: `NAME: countersign export ${word} NAME` })
}
