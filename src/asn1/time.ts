/** Reads and writes UTCTime and GeneralizedTime, each in the only form that RFC 5280 allows. Does not compare times. */
import type { Instant } from '../core/brand.ts'

/** The first second that UTCTime cannot say: 2050-01-01T00:00:00Z (RFC 5280 §4.1.2.5). */
export const END_OF_UTC_TIME = 2_524_608_000

/** The first year that either type can say in X.509. */
const FIRST_YEAR = 1950

/**
 * Gives the instant that `YYMMDDHHMMSSZ` says, or undefined. Years 50 to 99 are 1950 to 1999, so an instant read here
 * may be negative. Pure.
 *
 * @see RFC 5280 §4.1.2.5.1
 */
export function parseUtcTime(text: string): Instant | undefined {
  return text.length === 13 ? parseGeneralizedTime(`${text < '5' ? '20' : '19'}${text}`) : undefined
}

/**
 * Gives the instant that `YYYYMMDDHHMMSSZ` says, or undefined. Pure.
 *
 * @see RFC 5280 §4.1.2.5.2
 */
export function parseGeneralizedTime(text: string): Instant | undefined {
  if (!/^\d{14}Z$/.test(text)) return undefined
  const pair = (at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
  const year = pair(0) * 100 + pair(2)
  const month = pair(4)
  const day = pair(6)
  const hour = pair(8)
  const minute = pair(10)
  const second = pair(12)
  const ms = Date.UTC(year, month - 1, day, hour, minute, second)
  // Date.UTC carries over whatever is out of range: the 31st of a short month becomes the first of the next.
  const sound = year >= FIRST_YEAR && month >= 1 && month <= 12 && hour < 24 && minute < 60 && second < 60
  return sound && day >= 1 && new Date(ms).getUTCDate() === day ? ((ms / 1000) as Instant) : undefined
}

/** Writes an instant as `YYYYMMDDHHMMSSZ`. Pure. */
export function formatGeneralizedTime(instant: Instant): string {
  const date = new Date(instant * 1000)
  const day = date.getUTCFullYear() * 1e4 + (date.getUTCMonth() + 1) * 1e2 + date.getUTCDate()
  const time = date.getUTCHours() * 1e4 + date.getUTCMinutes() * 1e2 + date.getUTCSeconds()
  return `${day * 1e6 + time}Z`
}
