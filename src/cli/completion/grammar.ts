/** What may be typed after `countersign`, read off the registry of commands. How a shell is told is not here. */
import type { Command } from '../command.ts'
import { flagOf, globals, shorthands } from '../globals.ts'
import type { Offer, Parameter, Parameters } from '../parameter.ts'

/** What a shell offers, with the names of the targets filled in. */
export type Words = Exclude<Offer, 'targets'>

export type Flag = {
  /** As it is typed. */
  readonly name: string
  readonly short: string | undefined
  readonly about: string
  /** What is offered as its value; undefined where it takes none. */
  readonly value: Words | undefined
}

export type Verb = {
  readonly name: string
  readonly about: string
  readonly positionals: readonly Words[]
  readonly flags: readonly Flag[]
}

export type Grammar = { readonly verbs: readonly Verb[]; readonly globals: readonly Flag[] }

/** What stands unquoted in every shell. */
const plain = /^[A-Za-z0-9._-]+$/

/**
 * Reads the grammar off the commands.
 *
 * Pure.
 *
 * @throws where a word could mean something to a shell
 */
export function grammarOf(commands: readonly Command[], targets: readonly string[]): Grammar {
  const wordsOf = ({ offers }: Parameter<unknown>): Words => {
    const words = offers === 'targets' ? targets : offers
    const odd = typeof words === 'string' ? undefined : words.find((word) => !plain.test(word))
    if (odd !== undefined) throw new Error(`${odd} cannot be offered in a shell`)
    return words
  }
  const flagsOf = (parameters: Parameters): readonly Flag[] =>
    Object.entries(parameters).map(([key, parameter]) => ({
      name: flagOf(key),
      short: shorthands[key],
      about: parameter.about,
      value: parameter.takes === 'nothing' ? undefined : wordsOf(parameter),
    }))
  const verbs = commands.map(({ name, summary, positionals, options }) => ({
    name,
    about: summary,
    positionals: Object.values(positionals).map(wordsOf),
    flags: flagsOf(options),
  }))
  const help = {
    name: 'help',
    about: 'show the help of a command',
    positionals: [commands.map(({ name }) => name)],
    flags: [],
  }
  return {
    verbs: [...verbs, help],
    globals: [...flagsOf(globals), { name: '--help', short: '-h', about: 'show help', value: undefined }],
  }
}

/** What is offered at a place: `issue 0` for a command's first argument, `issue --key-type` or ` --home` for a value. */
export function placesOf({ verbs, globals }: Grammar): readonly (readonly [place: string, offer: Words])[] {
  const valuesOf = (verb: string, flags: readonly Flag[]) =>
    flags.flatMap(({ name, value }) => (value === undefined ? [] : [[`${verb} ${name}`, value] as const]))
  return [
    ...valuesOf('', globals),
    ...verbs.flatMap(({ name, positionals, flags }) => [
      ...positionals.map((offer, index) => [`${name} ${index}`, offer] as const),
      ...valuesOf(name, flags),
    ]),
  ]
}
