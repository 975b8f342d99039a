/** Reads `--input NAME=VALUE`, the settings of a target. The target's manifest says which settings exist. */
import { CountersignError, isRefusal } from '../core/refusal.ts'

/** Inputs that have flags of their own, and where a user would look for them. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['address', '--listen'],
  ['port', '--listen'],
  ['origins', '--origin'],
  ['withoutOrigin', '--without-origin'],
  ['upstream', '--upstream'],
  ['health', '--health'],
  ['webSockets', '--websocket'],
  ['proxyProtocol', '--proxy-protocol'],
])

/**
 * Parses what was chosen for a target: each `NAME=VALUE`, and those that were given by flags of their own. A name is given once, and only
 * by its flag where it has one.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, `usage.wrong`
 */
export function parseInputs(
  flagged: { readonly [K in 'upstream' | 'health' | 'webSockets' | 'proxyProtocol']?: string },
  given: readonly string[],
): Readonly<Record<string, string>> {
  const inputs = new Map(Object.entries(flagged))
  // Not the same as no option: a variable of a script may have been empty.
  const [what] = Object.keys(flagged).filter((name) => inputs.get(name) === '')
  if (what !== undefined) {
    throw new CountersignError('input.malformed', {
      what,
      value: '',
      expected: `a value, or no ${FLAGS.get(what)} at all`,
    })
  }
  for (const one of given) {
    const [, name, value] = /^([a-z][A-Za-z0-9]*)=(.*)$/s.exec(one) ?? []
    if (name === undefined || value === undefined) {
      throw new CountersignError('input.malformed', { what: 'input', value: one, expected: 'NAME=VALUE' })
    }
    const flag = FLAGS.get(name)
    if (flag !== undefined || inputs.has(name)) {
      const [problem, next] =
        flag === undefined
          ? [`the input ${name} was given twice`, 'give it once']
          : [`the input ${name} has its own option`, `give it with ${flag}`]
      throw new CountersignError('usage.wrong', { problem, next })
    }
    inputs.set(name, value)
  }
  return Object.fromEntries(inputs)
}

/** The words of a command line that give inputs, each by its own flag where it has one. Pure. */
export const formatInputs = (inputs: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(inputs).flatMap(([name, value]) => {
    const flag = FLAGS.get(name)
    return flag === undefined ? ['--input', `${name}=${value}`] : [flag, value]
  })

/** An error about an input, in the words of a command line: by the option that gave it, where it has one. Pure. */
export function inOptions(error: unknown): unknown {
  if (!isRefusal(error)) return error
  const { code, facts } = error
  if (code === 'input.unknown') {
    const known = facts.known.split(', ').map((name) => FLAGS.get(name) ?? `--input ${name}`)
    const what = FLAGS.get(facts.what.replace('input ', '')) ?? facts.what
    return new CountersignError(code, { ...facts, what, known: [...new Set(known)].join(', ') }, { cause: error })
  }
  // A port is a part of what was given.
  const flag = code === 'input.malformed' && facts.what !== 'port' ? FLAGS.get(facts.what) : undefined
  if (code !== 'input.malformed' || flag === undefined) return error
  return new CountersignError(code, { ...facts, what: `value of ${flag}` }, { cause: error })
}
