/**
 * Checks the settings that a user chooses at export, against the allow-list in the target's manifest. `view.ts` decides how
 * they are used.
 */
import { CountersignError } from '../core/refusal.ts'
import { isPattern, matchesWhole, patternExpected } from '../policy/pattern.ts'
import type { TargetJson } from '../schema/generated/types.ts'
import { endpointExpected, parseEndpoint } from './endpoint.ts'

/** An input as a manifest states it. */
export type Input = TargetJson['inputs'][string]

export type InputValue = string | number | readonly string[]

/**
 * Parses what was chosen.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` for whatever is not on the input's allow-list
 */
export function parseInput(name: string, input: Input, text: string): InputValue {
  const value = readInput(input, text)
  if (value === undefined) {
    throw new CountersignError('input.malformed', { what: name, value: text, expected: expectationOf(input) })
  }
  return value
}

function readInput(input: Input, text: string): InputValue | undefined {
  switch (input.type) {
    case 'choice':
      return input.values.includes(text) ? text : undefined
    case 'integer': {
      const value = /^-?[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN
      return value >= input.minimum && value <= input.maximum ? value : undefined
    }
    case 'text':
      return matchesWhole(input.pattern, text) ? text : undefined
    case 'endpoint':
      return isEndpoint(input, text) ? text : undefined
    case 'list': {
      const values = text === '' ? [] : text.split(',')
      return values.every((value) => matchesWhole(input.pattern, value)) ? values : undefined
    }
  }
}

/** The schemes of an endpoint, where its manifest lists none. */
const PLAIN = ['http'] as const

function isEndpoint({ schemes = PLAIN }: Extract<Input, { type: 'endpoint' }>, text: string): boolean {
  const endpoint = parseEndpoint(text)
  return endpoint !== undefined && schemes.includes(endpoint.scheme)
}

function expectationOf(input: Input): string {
  switch (input.type) {
    case 'choice':
      return `one of ${input.values.join(', ')}`
    case 'integer':
      return `a whole number from ${input.minimum} to ${input.maximum}`
    case 'text':
      return input.form
    case 'endpoint':
      return endpointExpected(input.schemes ?? PLAIN)
    case 'list':
      return `${input.form}; several with commas between`
  }
}

/** The mistake in a manifest's definition of an input, or undefined. Pure. */
export function objectionToInput(input: Input): { pointer: string; expected: string } | undefined {
  if ('pattern' in input && !isPattern(input.pattern)) {
    return { pointer: '/pattern', expected: patternExpected }
  }
  if (readInput(input, input.default) === undefined) return { pointer: '/default', expected: expectationOf(input) }
  return undefined
}
