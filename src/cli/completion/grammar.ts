/** Lists the words that may follow `countersign` on a command line, taken from the list of commands. Writes no script. */
import type { Command } from '../command.ts'
import { flagOf, globals, shorthands } from '../globals.ts'
import { helpWord } from '../overview.ts'
import type { Parameter, Parameters } from '../parameter.ts'

/** What a shell offers, with the names of the targets filled in; for what the home has it asks the program. */
export type Words = readonly string[] | 'files' | 'folders' | 'home' | 'home-or-files'

/** The words that may follow each other; `more`: the last of them any number of times. */
export type Places = { readonly offers: readonly Words[]; readonly last: 'once' | 'more' }

export type Flag = {
  /** As it is typed. */
  readonly name: string
  readonly short: string | undefined
  readonly about: string
  /** The words offered as its value; undefined where it takes none. */
  readonly value: Words | undefined
}

export type Verb = {
  readonly name: string
  readonly about: string
  readonly positionals: Places
  readonly flags: readonly Flag[]
}

export type Grammar = { readonly verbs: readonly Verb[]; readonly globals: readonly Flag[] }

/** Characters that need no quotes in any shell. */
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
    if (typeof offers === 'object' && 'home' in offers) return offers.orFiles ? 'home-or-files' : 'home'
    const words =
      typeof offers === 'object' && 'targetsAnd' in offers
        ? [...targets, ...offers.targetsAnd]
        : offers === 'targets'
          ? targets
          : offers
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
  const placesFor = (positionals: readonly Parameter<unknown>[]): Places => ({
    offers: positionals.map(wordsOf),
    last: positionals.at(-1)?.takes === 'values' ? 'more' : 'once',
  })
  const verbs = commands.map(({ name, summary, positionals, options }) => ({
    name,
    about: summary,
    positionals: placesFor(Object.values(positionals)),
    flags: flagsOf(options),
  }))
  const help = {
    ...helpWord,
    positionals: { offers: [commands.map(({ name }) => name)], last: 'once' as const },
    flags: [],
  }
  return {
    verbs: [...verbs, help],
    globals: [...flagsOf(globals), { name: '--help', short: '-h', about: 'show help', value: undefined }],
  }
}

/**
 * What is offered at a place: `issue 0` for a command's first argument, `revoke 0+` for that and all that follow, `issue
 * --key-type` or ` --home` for a value.
 */
export function placesOf({ verbs, globals }: Grammar): readonly (readonly [place: string, offer: Words])[] {
  const valuesOf = (verb: string, flags: readonly Flag[]) =>
    flags.flatMap(({ name, value }) => (value === undefined ? [] : [[`${verb} ${name}`, value] as const]))
  return [
    ...valuesOf('', globals),
    ...verbs.flatMap(({ name, positionals, flags }) => [
      ...positionals.offers.map((offer, index, { length }) => {
        const more = positionals.last === 'more' && index === length - 1
        return [`${name} ${index}${more ? '+' : ''}`, offer] as const
      }),
      ...valuesOf(name, flags),
    ]),
  ]
}
