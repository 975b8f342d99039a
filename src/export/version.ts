/** Compares version numbers of server programs, such as 1.22.1, part by part. */
import { CountersignError } from '../core/refusal.ts'

/** The versions that a target covers: from `oldest` on, and none from `before` on. */
export type VersionRange = { readonly oldest: string; readonly before?: string }

/** Whether a version is as new as another, or newer; parts that are left out are zero. Pure. */
export function isSince(version: string, since: string): boolean {
  const [have, need] = [version, since].map((text) => text.split('.').map(Number)) as [number[], number[]]
  for (let i = 0; i < Math.max(have.length, need.length); i += 1) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** Says a range in words, as each export carries it. Pure. */
export const formatRange = ({ oldest, before }: VersionRange): string =>
  before === undefined ? `${oldest} or later` : `${oldest} or later, before ${before}`

/**
 * Parses a version that the range covers.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseVersion(text: string, range: VersionRange): string {
  if (!/^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$/.test(text) || !covers(range, text))
    throw new CountersignError('input.malformed', { what: 'version', value: text, expected: formatRange(range) })
  return text
}

/** The version that a program prints behind a text, or first of all; undefined where it prints none. Pure. */
export function readVersion(printed: string, after?: string): string | undefined {
  const [, ...behind] = after === undefined ? ['', printed] : printed.split(after)
  const number =
    after === undefined ? /(?<![0-9.])([0-9]{1,6}(?:\.[0-9]{1,6}){1,3})/ : /^\s*([0-9]{1,6}(?:\.[0-9]{1,6}){1,3})/
  return behind.map((text) => number.exec(text)?.[1]).find((found) => found !== undefined)
}

/** Whether a range covers a version. Pure. */
export const covers = ({ oldest, before }: VersionRange, version: string): boolean =>
  isSince(version, oldest) && (before === undefined || !isSince(version, before))
