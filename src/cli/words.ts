/** Reads the words of each parameter into values, and writes values back as words. Does not take the command line apart. */
import type { Command } from './command.ts'
import { flagOf } from './globals.ts'
import type { Parameter, Parameters } from './parameter.ts'
import type { Words } from './question.ts'

/** The parameters of a command, arguments first. */
export const parametersOf = ({ positionals, options }: Command): Parameters => ({ ...positionals, ...options })

/** The name by which a user knows a parameter: an argument's placeholder, an option's flag. Pure. */
export function labelOf({ positionals }: Command, key: string): string {
  return positionals[key]?.placeholder ?? flagOf(key)
}

/**
 * Reads parameters by their words; what is absent has no property.
 *
 * Pure.
 *
 * @throws {CountersignError} `usage.missing`, `usage.wrong`, `input.malformed`
 */
export function readParameters(
  parameters: Parameters,
  words: Words,
  label: (key: string) => string,
): Readonly<Record<string, unknown>> {
  const due = Object.entries(parameters).filter(([key, one]) => wasSaid(words, key) || !isReplaced(one, words))
  const read = due.map(([key, one]) => [key, one.read(words[key] ?? [], label(key))])
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}

/** Reads all that a command takes. Pure; refuses as {@link readParameters} does. */
export function readWords(command: Command, words: Words): Readonly<Record<string, unknown>> {
  return readParameters(parametersOf(command), words, (key) => labelOf(command, key))
}

/** Whether a parameter was given at all. Pure. */
export const wasSaid = (words: Words, key: string): boolean => (words[key] ?? []).length > 0

/** Whether another parameter was given that stands for this one. */
const isReplaced = ({ unless }: Parameter<unknown>, words: Words): boolean =>
  unless !== undefined && wasSaid(words, unless)

/** Whether something is missing without which the command cannot run. What was said must be readable, whatever is missing. */
export function lacksWords(command: Command, words: Words): boolean {
  const all = Object.entries(parametersOf(command))
  const [said, unsaid] = [all.filter(([key]) => wasSaid(words, key)), all.filter(([key]) => !wasSaid(words, key))]
  readParameters(Object.fromEntries(said), words, (key) => labelOf(command, key))
  return (
    unsaid.some(([, one]) => one.presence === 'required' && !isReplaced(one, words)) ||
    command.interview?.lacks?.(words) === true
  )
}

function optionWords(parameters: Parameters, words: Words): string[] {
  return Object.entries(parameters).flatMap(([key, { takes }]) =>
    (words[key] ?? []).flatMap((value) => {
      if (takes === 'nothing') return [flagOf(key)]
      return value.startsWith('-') ? [`${flagOf(key)}=${value}`] : [flagOf(key), value]
    }),
  )
}

/** The words of a command line that says the same, after the program's name. Pure. */
export function lineOf(command: Command, words: Words, globals: Parameters, globalWords: Words): string[] {
  const { name, positionals } = command
  const first = Object.keys(positionals).flatMap((key) => words[key] ?? [])
  const options = [...optionWords(command.options, words), ...optionWords(globals, globalWords)]
  // After `--` nothing is taken for an option.
  return first.some((word) => word.startsWith('-')) ? [name, ...options, '--', ...first] : [name, ...first, ...options]
}
