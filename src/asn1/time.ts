/** UTCTime and GeneralizedTime in the one form RFC 5280 leaves them. Comparing instants is for callers. */
import type { Instant } from '../core/brand.ts'

/** The first second that UTCTime cannot say: 2050-01-01T00:00:00Z (RFC 5280 §4.1.2.5). */
export const END_OF_UTC_TIME = 2_524_608_000

/**
 * Gives the instant that `YYMMDDHHMMSSZ` says, or undefined. Years 50 to 99 are 1950 to 1999, so an instant read here
 * may be negative. Pure.
 *
 * @see RFC 5280 §4.1.2.5.1
 */
export function parseUtcTime(text: string): Instant | undefined {
  if (!/^\d{12}Z$/.test(text)) return undefined
  return parseGeneralizedTime(`${text < '50' ? '20' : '19'}${text}`)
}

/**
 * Gives the instant that `YYYYMMDDHHMMSSZ` says, or undefined. Pure.
 *
 * @see RFC 5280 §4.1.2.5.2
 */
export function parseGeneralizedTime(text: string): Instant | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  if (year === undefined) return undefined
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const ms = Date.parse(written)
  // Date.parse takes 24:00:00, and in some engines the 31st of a short month, for the day after.
  return Number.isNaN(ms) || new Date(ms).toISOString() !== written ? undefined : ((ms / 1000) as Instant)
}

/** Writes an instant as `YYYYMMDDHHMMSSZ`. Pure. */
export function formatGeneralizedTime(instant: Instant): string {
  return `${new Date(instant * 1000).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
}
