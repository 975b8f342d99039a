/** Reads durations as people write them. */
import { CountersignError } from './refusal.ts'

const units = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const
/** A hundred years, which outlive every certificate. */
const LONGEST_SECONDS = 36_500 * units.d

/**
 * Parses a whole number with its unit: `90s`, `15m`, `12h`, `30d`, `4w`; up to a hundred years.
 *
 * Pure.
 *
 * @returns seconds
 * @throws {CountersignError} `input.malformed`, which proposes what was probably meant
 */
export function parseDuration(text: string): number {
  const [, digits, unit] = /^([1-9]\d{0,9})([smhdw])$/.exec(text) ?? []
  const seconds = Number(digits) * units[unit as keyof typeof units]
  if (seconds <= LONGEST_SECONDS) return seconds
  const [, number, letter = 'd'] = /^\s*0*([1-9]\d{0,4})\s*([smhdw])?[a-z]*\s*$/i.exec(text) ?? []
  const example = number === undefined ? '30d' : `${number}${letter.toLowerCase()}`
  throw new CountersignError('input.malformed', {
    what: 'duration',
    value: text,
    expected: `a whole number of seconds, minutes, hours, days or weeks, up to 36500d, such as ${example}`,
  })
}
