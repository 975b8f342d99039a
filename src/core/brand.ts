/** The nominal types every room shares, and the parsers that alone may give them. No X.509 here: only words. */
import { hexDigitsIn, withoutLabel } from './digest.ts'
import { proposeName } from './propose-name.ts'
import { CountersignError } from './refusal.ts'

declare const brand: unique symbol
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** DER bytes that a parser or assembler of that very structure has produced. */
export type Der<Kind extends string> = Uint8Array & { readonly [brand]: { readonly der: Kind } }

/** Dotted object identifier. Given by `asn1/oid.ts`. */
export type Oid = Brand<string, 'Oid'>

/** Whole seconds since 1970-01-01T00:00:00Z, the grain X.509 has (RFC 5280 §4.1.2.5). */
export type Instant = Brand<number, 'Instant'>

/** A positive serial number's magnitude: lower-case hex, whole octets, no leading zero octet (RFC 5280 §4.1.2.2). */
export type SerialNumber = Brand<string, 'SerialNumber'>

/** Base64 of SHA-256 over the SubjectPublicKeyInfo, as in RFC 7469 §2.4. */
export type Pin = Brand<string, 'Pin'>

/** Lower-case hex of SHA-256 over a whole certificate. */
export type Fingerprint = Brand<string, 'Fingerprint'>

/** The name of an authority or credential; also its folder, so it is a safe path segment by construction. */
export type EntryName = Brand<string, 'EntryName'>

/** Last second that GeneralizedTime can say: 9999-12-31T23:59:59Z. */
const LAST_INSTANT = 253_402_300_799

/**
 * Gives the instant that contains a moment; a fraction of a second is dropped.
 *
 * @param ms milliseconds since the epoch
 * @throws {CountersignError} `input.malformed` outside 1970…9999
 */
export const instantFromMs = (ms: number): Instant => instantOf(ms)

function instantOf(ms: number, value?: string): Instant {
  const seconds = Math.floor(ms / 1000)
  if (!Number.isSafeInteger(seconds) || seconds < 0 || seconds > LAST_INSTANT) {
    throw new CountersignError('input.malformed', {
      what: 'time',
      value: value ?? String(ms),
      expected: 'a moment from 1970 to 9999',
    })
  }
  return seconds as Instant
}

/** Whether a date is in the calendar: `Date.parse` takes the 30th of February for the 2nd of March. */
const isDay = (date: string): boolean => new Date(date).toISOString().startsWith(date)

/**
 * Parses an RFC 3339 time or a date (midnight UTC).
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseInstant(text: string): Instant {
  const shape = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/.exec(text)
  const ms = shape === null ? Number.NaN : Date.parse(text)
  if (Number.isNaN(ms) || !isDay(shape?.[1] ?? '')) {
    throw new CountersignError('input.malformed', {
      what: 'time',
      value: text,
      expected: 'RFC 3339, such as 2027-01-31T12:00:00Z',
    })
  }
  return instantOf(ms, text)
}

/** Writes an instant as `2027-01-31T12:00:00Z`. */
export function formatInstant(instant: Instant): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z')
}

/** Gives the instant some seconds later (negative: earlier). */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return instantFromMs((instant + seconds) * 1000)
}

/**
 * Parses a serial number as people paste it: hex in either case, with or without colons, spaces, hyphens, leading zeros, `0x`, and what
 * OpenSSL, keytool, Java, certtool or Windows put around it.
 *
 * @throws {CountersignError} `input.malformed` when it is not hex, zero, or over 20 octets
 */
export function parseSerialNumber(text: string): SerialNumber {
  const hex = hexDigitsIn(text)?.replace(/^0+/, '')
  if (hex === undefined || !/^[0-9a-f]{1,40}$/.test(hex)) {
    throw new CountersignError('input.malformed', {
      what: 'serial number',
      value: text,
      expected: 'up to 20 octets of hex, not zero',
    })
  }
  return (hex.length % 2 === 0 ? hex : `0${hex}`) as SerialNumber
}

/**
 * The serial number that digits are in decimal, as Go, Python and cfssl print it; undefined for fewer than one of today has, and for
 * more than 20 octets. Pure.
 */
export function serialNumberFromDecimal(text: string): SerialNumber | undefined {
  const digits = withoutLabel(text)
  if (!/^[0-9]{30,49}$/.test(digits)) return undefined
  const hex = BigInt(digits).toString(16)
  return hex.length > 40 || hex === '0' ? undefined : parseSerialNumber(hex)
}

/** The serial number whose magnitude these octets are; leading zero octets are dropped. */
export function serialNumberFromBytes(bytes: Uint8Array): SerialNumber {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('hex')
    .replace(/^(00)+/, '')
  // Beyond that range it says what is wrong.
  return hex.length >= 2 && hex.length <= 40 ? (hex as SerialNumber) : parseSerialNumber(hex)
}

/**
 * Parses a name that will be a folder: `[a-z0-9][a-z0-9._-]{0,62}`, without `..`.
 *
 * @throws {CountersignError} `identity.refused` with the offending character and its position
 */
export function parseEntryName(text: string): EntryName {
  const refuse = (position: number): never => {
    const proposal = proposeName(text)
    const allowed = '1 to 63 of a-z 0-9 . _ -, beginning with a letter or digit, without ".."'
    const expected = proposal === undefined ? allowed : `${allowed}, such as ${proposal}`
    throw new CountersignError('identity.refused', {
      kind: 'name',
      value: text,
      position,
      character: text[position] ?? '',
      expected,
    })
  }
  const bad = [...text].findIndex((c, i) => !(i === 0 ? /^[a-z0-9]$/ : /^[a-z0-9._-]$/).test(c))
  if (bad >= 0) refuse([...text].slice(0, bad).join('').length)
  if (text.length === 0 || text.length > 63) refuse(Math.min(text.length, 63))
  if (text.includes('..')) refuse(text.indexOf('..'))
  return text as EntryName
}

/**
 * Parses a pin: base64 of 32 octets, with or without the `sha256/` that RFC 7469 tools print before it.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parsePin(text: string): Pin {
  const value = text.trim().replace(/^sha256\//, '')
  const octets = Buffer.from(value, 'base64')
  if (octets.length !== 32 || octets.toString('base64') !== value) {
    throw new CountersignError('input.malformed', {
      what: 'pin',
      value: text,
      expected: 'base64 of a SHA-256 over the SPKI, 44 characters',
    })
  }
  return value as Pin
}
