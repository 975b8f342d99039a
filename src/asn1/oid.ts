/** Object identifiers: dotted text and content octets. Does not say what an identifier means. */
import type { Oid } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'

/** Longest arc that is read, in octets of seven bits: room for a UUID under 2.25, and no more. */
const LONGEST_ARC = 19
/** Most content octets that are read. */
const LONGEST_OID = 128
const HIGHEST_ARC = 1n << 128n

/**
 * Parses a dotted object identifier.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` unless it has two arcs or more, none with a leading zero or over 128
 * bits, the first at most 2, and the second at most 39 under 0 and 1
 * @see X.660 §7.6, X.690 §8.19
 */
export function parseOid(text: string): Oid {
  if (isOid(text)) return text
  throw new CountersignError('input.malformed', {
    what: 'object identifier',
    value: text,
    expected: 'dotted numbers, such as 1.3.6.1.4.1.32473.1',
  })
}

/** Whether a text is a dotted object identifier, as {@link parseOid} reads it. Pure. */
export function isOid(text: string): text is Oid {
  if (!/^[012](\.(0|[1-9]\d{0,38}))+$/.test(text) || text.length > 4 * LONGEST_OID) return false
  const arcs = text.split('.').map(BigInt)
  return arcs.every((arc) => arc < HIGHEST_ARC) && (arcs[0] === 2n || (arcs[1] ?? 0n) < 40n)
}

/** Gives the content octets of an object identifier, without tag and length. Pure. */
export function oidToOctets(oid: Oid): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = oid.split('.').map(BigInt)
  return Uint8Array.from([first * 40n + second, ...rest].flatMap(arcToOctets))
}

function arcToOctets(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let high = arc >> 7n; high > 0n; high >>= 7n) octets.unshift(Number(high & 0x7fn) | 0x80)
  return octets
}

/**
 * Gives the object identifier of content octets, from `start` to `end`; undefined where an arc is padded, cut short or too long.
 *
 * Pure.
 */
export function oidFromOctets(octets: Uint8Array, start = 0, end = octets.length): Oid | undefined {
  if (end - start > LONGEST_OID) return undefined
  let key = end - start
  for (let at = start; at < end; at += 1) key = (Math.imul(key, 31) + octets[at]!) | 0
  const known = decoded.get(key)
  if (known !== undefined && isWritten(known.octets, octets, start, end)) return known.oid
  const own = octets.slice(start, end)
  const oid = decode(own)
  if (oid === undefined) return undefined
  if (decoded.size >= KEPT) decoded.clear()
  decoded.set(key, { octets: own, oid })
  return oid
}

/** Those that were read last, by a hash of their octets; of two with the same hash, the last. */
const decoded = new Map<number, { readonly octets: Uint8Array; readonly oid: Oid }>()
const KEPT = 256

function isWritten(known: Uint8Array, octets: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false
  for (let at = 0; at < known.length; at += 1) if (known[at] !== octets[start + at]) return false
  return true
}

function decode(octets: Uint8Array): Oid | undefined {
  if (octets.length === 0 || octets[octets.length - 1]! >= 0x80) return undefined
  const arcs: (number | bigint)[] = []
  let arc: number | bigint = 0
  let length = 0
  for (const octet of octets) {
    if (length === 0 && octet === 0x80) return undefined
    length += 1
    if (length > LONGEST_ARC) return undefined
    // Six octets fit a double exactly; the rare longer arc goes on as a bigint.
    if (length <= 6) arc = Number(arc) * 128 + (octet & 0x7f)
    else arc = BigInt(arc) * 128n + BigInt(octet & 0x7f)
    if (octet < 0x80) {
      arcs.push(arc)
      arc = 0
      length = 0
    }
  }
  const [head = 0, ...rest] = arcs
  const first = head < 40 ? 0 : head < 80 ? 1 : 2
  const second = typeof head === 'bigint' ? head - 80n : head - first * 40
  return [second, ...rest].some((each) => each >= HIGHEST_ARC) ? undefined : ([first, second, ...rest].join('.') as Oid)
}

/** Whether an object identifier lies strictly under an arc; the arc itself does not. Pure. */
export function isUnder(oid: Oid, arc: Oid): boolean {
  return oid.length > arc.length && oid[arc.length] === '.' && oid.startsWith(arc)
}
