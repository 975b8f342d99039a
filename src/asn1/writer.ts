/** Writes DER with the ASN.1 writer of node-forge; no other file imports that writer. Reads nothing. */
import asn1 from 'node-forge/lib/asn1.js'
import type { Instant, Oid } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { oidToOctets } from './oid.ts'
import { isIa5, isPrintable } from './string.ts'
import { contextConstructed, tags } from './tag.ts'
import { END_OF_UTC_TIME, formatGeneralizedTime } from './time.ts'

const toBinary = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1')

function fromBinary(text: string): Uint8Array {
  const octets = Buffer.from(text, 'latin1')
  return new Uint8Array(octets.buffer, octets.byteOffset, octets.length)
}

function write(tag: number, content: string): Uint8Array {
  // forge ORs class and type into one octet, and bends content by type alone: [2] would be trimmed like an INTEGER, [30]
  // widened like a BMPString. With the octet given as the class there is no type to go by.
  return fromBinary(asn1.toDer(asn1.create(tag, 0, false, content)).getBytes())
}

/** Writes a primitive element from its content octets. Pure, as everything here. */
export const primitive = (tag: number, content: Uint8Array): Uint8Array => write(tag, toBinary(content))

/** Writes a constructed element around elements; undefined ones are left out. */
export function constructed(tag: number, parts: readonly (Uint8Array | undefined)[]): Uint8Array {
  let content = ''
  for (const part of parts) if (part !== undefined) content += toBinary(part)
  return write(tag, content)
}

export const sequence = (...parts: readonly (Uint8Array | undefined)[]): Uint8Array => constructed(tags.sequence, parts)

/** Writes a SET OF, sorted as DER demands (X.690 §11.6). */
export const setOf = (parts: readonly Uint8Array[]): Uint8Array => constructed(tags.set, parts.toSorted(Buffer.compare))

/** Writes `[n] EXPLICIT` around one element. */
export const explicit = (n: number, part: Uint8Array): Uint8Array => constructed(contextConstructed(n), [part])

export const boolean = (value: boolean): Uint8Array => write(tags.boolean, value ? '\xff' : '\0')

/** Writes an INTEGER in two's complement, as short as can be. */
export function integer(value: number | bigint, tag: number = tags.integer): Uint8Array {
  const big = BigInt(value)
  // A negative number has as many significant bits as its complement.
  const bits = (big < 0n ? ~big : big).toString(2).length + (big === 0n || big === -1n ? 0 : 1)
  const length = Math.ceil(bits / 8)
  const hex = BigInt.asUintN(length * 8, big)
    .toString(16)
    .padStart(length * 2, '0')
  return write(tag, Buffer.from(hex, 'hex').toString('latin1'))
}

/** Writes a positive INTEGER from its magnitude in hex, such as a serial number. */
export const magnitude = (hex: string): Uint8Array =>
  write(tags.integer, Buffer.from(/^[89a-f]/.test(hex) ? `00${hex}` : hex, 'hex').toString('latin1'))

export const enumerated = (value: number): Uint8Array => integer(value, tags.enumerated)

export const oid = (value: Oid): Uint8Array => primitive(tags.oid, oidToOctets(value))

export const octetString = (octets: Uint8Array, tag: number = tags.octetString): Uint8Array => primitive(tag, octets)

/** Writes a BIT STRING of whole octets. */
export const bitString = (octets: Uint8Array, tag: number = tags.bitString): Uint8Array =>
  write(tag, `\0${toBinary(octets)}`)

/** Writes a BIT STRING of named bits: numbers of those that are set, trailing zeros left out (X.690 §11.2.2). */
export function namedBits(bits: readonly number[], tag: number = tags.bitString): Uint8Array {
  const last = Math.max(-1, ...bits)
  const content = new Uint8Array(1 + Math.ceil((last + 1) / 8))
  content[0] = (content.length - 1) * 8 - (last + 1)
  for (const bit of bits) content[1 + (bit >> 3)]! |= 0x80 >> (bit & 7)
  return primitive(tag, content)
}

export const nothing = (): Uint8Array => write(tags.null, '')

export const utf8String = (text: string, tag: number = tags.utf8String): Uint8Array =>
  write(tag, Buffer.from(text, 'utf8').toString('latin1'))

/**
 * Writes a BMPString.
 *
 * @throws {CountersignError} `input.malformed` for a character outside the Basic Multilingual Plane
 */
export function bmpString(text: string): Uint8Array {
  if (/[\ud800-\udfff]/.test(text)) refuse(text, 'characters of the Basic Multilingual Plane, thus no emoji')
  return primitive(tags.bmpString, Buffer.from(text, 'utf16le').swap16())
}

/**
 * Writes a PrintableString.
 *
 * @throws {CountersignError} `input.malformed` for a character outside its alphabet
 */
export function printableString(text: string, tag: number = tags.printableString): Uint8Array {
  if (!isPrintable(text)) refuse(text, "letters, digits, space and ' ( ) + , - . / : = ?")
  return write(tag, text)
}

/**
 * Writes an IA5String.
 *
 * @throws {CountersignError} `input.malformed` for a character outside ASCII
 */
export function ia5String(text: string, tag: number = tags.ia5String): Uint8Array {
  if (!isIa5(text)) refuse(text, 'ASCII characters only')
  return write(tag, text)
}

function refuse(value: string, expected: string): never {
  throw new CountersignError('input.malformed', { what: 'string', value, expected })
}

export const generalizedTime = (instant: Instant, tag: number = tags.generalizedTime): Uint8Array =>
  write(tag, formatGeneralizedTime(instant))

/** Writes a Time: UTCTime through 2049, GeneralizedTime after, never fractions (RFC 5280 §4.1.2.5). */
export const time = (instant: Instant): Uint8Array =>
  instant < END_OF_UTC_TIME ? write(tags.utcTime, formatGeneralizedTime(instant).slice(2)) : generalizedTime(instant)

/** Writes only the tag and length, for content too large to pass through here. */
export function header(tag: number, length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(tag, length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Uint8Array.of(tag, 0x80 | octets.length, ...octets)
}
