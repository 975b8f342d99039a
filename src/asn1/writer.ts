/** Writes DER: each element from its content, each content into the element around it. Reads nothing. */
import type { Instant, Oid } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { oidToOctets } from './oid.ts'
import { isIa5, isPrintable } from './string.ts'
import { contextConstructed, tags } from './tag.ts'
import { END_OF_UTC_TIME, formatGeneralizedTime } from './time.ts'

/** How many octets say a length. */
function octetsOfLength(length: number): number {
  let count = 1
  if (length >= 0x80) for (let rest = length; rest > 0; rest = Math.floor(rest / 0x100)) count += 1
  return count
}

/**
 * Room for octets that are all written. More of them than V8 keeps beside its objects come from the pool of Node.js, because memory of
 * their own costs a microsecond, more than to write them.
 */
function room(length: number): Uint8Array {
  if (length <= 64) return new Uint8Array(length)
  const pooled = Buffer.allocUnsafe(length)
  return new Uint8Array(pooled.buffer, pooled.byteOffset, length)
}

/** An element whose content is still missing: its last octets, behind tag and length. */
function element(tag: number, length: number, behind: number = length): Uint8Array {
  const count = octetsOfLength(length)
  const octets = room(1 + count + behind)
  octets[0] = tag
  octets[1] = count === 1 ? length : 0x7f + count
  for (let at = count, rest = length; at > 1; at -= 1, rest = Math.floor(rest / 0x100)) octets[at] = rest & 0xff
  return octets
}

/** Writes a primitive element from its content octets. Pure, as everything here. */
export function primitive(tag: number, content: Uint8Array): Uint8Array {
  const octets = element(tag, content.length)
  octets.set(content, octets.length - content.length)
  return octets
}

/** Writes a primitive element whose content is text in ASCII. */
function ascii(tag: number, text: string): Uint8Array {
  const octets = element(tag, text.length)
  const from = octets.length - text.length
  for (let at = 0; at < text.length; at += 1) octets[from + at] = text.charCodeAt(at)
  return octets
}

/** Writes a constructed element around elements; undefined ones are left out. */
export function constructed(tag: number, parts: readonly (Uint8Array | undefined)[]): Uint8Array {
  let length = 0
  for (const part of parts) if (part !== undefined) length += part.length
  const octets = element(tag, length)
  let at = octets.length - length
  for (const part of parts) {
    if (part === undefined) continue
    octets.set(part, at)
    at += part.length
  }
  return octets
}

export const sequence = (...parts: readonly (Uint8Array | undefined)[]): Uint8Array => constructed(tags.sequence, parts)

/** Writes a SET OF, sorted as DER demands (X.690 §11.6). */
export const setOf = (parts: readonly Uint8Array[]): Uint8Array =>
  constructed(tags.set, parts.length > 1 ? parts.toSorted(Buffer.compare) : parts)

/** Writes `[n] EXPLICIT` around one element. */
export const explicit = (n: number, part: Uint8Array): Uint8Array => constructed(contextConstructed(n), [part])

export const boolean = (value: boolean): Uint8Array => primitive(tags.boolean, Uint8Array.of(value ? 0xff : 0))

/** Writes an INTEGER in two's complement, as short as can be. */
export function integer(value: number | bigint, tag: number = tags.integer): Uint8Array {
  const big = BigInt(value)
  // A negative number has as many significant bits as its complement.
  const bits = (big < 0n ? ~big : big).toString(2).length + (big === 0n || big === -1n ? 0 : 1)
  const length = Math.ceil(bits / 8)
  const hex = BigInt.asUintN(length * 8, big)
    .toString(16)
    .padStart(length * 2, '0')
  return primitive(tag, Buffer.from(hex, 'hex'))
}

/** Writes a positive INTEGER from its magnitude in hex, such as a serial number. */
export const magnitude = (hex: string): Uint8Array =>
  primitive(tags.integer, Buffer.from(/^[89a-f]/.test(hex) ? `00${hex}` : hex, 'hex'))

export const enumerated = (value: number): Uint8Array => integer(value, tags.enumerated)

/** Writes an OBJECT IDENTIFIER. Who gets it must not change it. */
export function oid(value: Oid): Uint8Array {
  const before = identifiers.get(value)
  if (before !== undefined) return before
  const written = primitive(tags.oid, oidToOctets(value))
  if (identifiers.size >= KEPT) identifiers.clear()
  identifiers.set(value, written)
  return written
}

/** Those that were written last: each certificate has the same few. */
const identifiers = new Map<Oid, Uint8Array>()
const KEPT = 256

export const octetString = (octets: Uint8Array, tag: number = tags.octetString): Uint8Array => primitive(tag, octets)

/** Writes a BIT STRING of whole octets. */
export function bitString(octets: Uint8Array, tag: number = tags.bitString): Uint8Array {
  const written = element(tag, 1 + octets.length)
  const from = written.length - octets.length
  // It counts the bits that are not used.
  written[from - 1] = 0
  written.set(octets, from)
  return written
}

/** Writes a BIT STRING of named bits: numbers of those that are set, trailing zeros left out (X.690 §11.2.2). */
export function namedBits(bits: readonly number[], tag: number = tags.bitString): Uint8Array {
  const last = Math.max(-1, ...bits)
  const content = new Uint8Array(1 + Math.ceil((last + 1) / 8))
  content[0] = (content.length - 1) * 8 - (last + 1)
  for (const bit of bits) content[1 + (bit >> 3)]! |= 0x80 >> (bit & 7)
  return primitive(tag, content)
}

export const nothing = (): Uint8Array => element(tags.null, 0)

export const utf8String = (text: string, tag: number = tags.utf8String): Uint8Array =>
  isIa5(text) ? ascii(tag, text) : primitive(tag, Buffer.from(text, 'utf8'))

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
  return ascii(tag, text)
}

/**
 * Writes an IA5String.
 *
 * @throws {CountersignError} `input.malformed` for a character outside ASCII
 */
export function ia5String(text: string, tag: number = tags.ia5String): Uint8Array {
  if (!isIa5(text)) refuse(text, 'ASCII characters only')
  return ascii(tag, text)
}

function refuse(value: string, expected: string): never {
  throw new CountersignError('input.malformed', { what: 'string', value, expected })
}

export const generalizedTime = (instant: Instant, tag: number = tags.generalizedTime): Uint8Array =>
  ascii(tag, formatGeneralizedTime(instant))

/** Writes a Time: UTCTime through 2049, GeneralizedTime after, never fractions (RFC 5280 §4.1.2.5). */
export const time = (instant: Instant): Uint8Array =>
  instant < END_OF_UTC_TIME ? ascii(tags.utcTime, formatGeneralizedTime(instant).slice(2)) : generalizedTime(instant)

/** Writes only the tag and length, for content too large to pass through here. */
export const header = (tag: number, length: number): Uint8Array => element(tag, length, 0)
