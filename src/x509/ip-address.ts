/** IP addresses and ranges as text and octets. Does not say which addresses may be certified. */
import { CountersignError } from '../core/refusal.ts'

/**
 * Parses an IP address into 4 or 16 octets: dotted decimal without leading zeros, or any RFC 4291 form of IPv6 without zone.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseIpAddress(text: string): Uint8Array {
  const octets = text.includes(':') ? parseIpv6(text) : parseIpv4(text)
  if (octets === undefined) refuse('IP address', text, 'an address such as 192.0.2.1 or 2001:db8::1')
  return Uint8Array.from(octets)
}

function refuse(what: string, value: string, expected: string): never {
  throw new CountersignError('input.malformed', { what, value, expected })
}

function parseIpv4(text: string): number[] | undefined {
  const parts = text.split('.')
  const sound = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  return sound ? parts.map(Number) : undefined
}

function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::')
  const [head, tail] = halves.map((half, index) => parseGroups(half, index === halves.length - 1))
  if (halves.length > 2 || head === undefined) return undefined
  if (halves.length === 1) return head.length === 16 ? head : undefined
  if (tail === undefined) return undefined
  const zeros = 16 - head.length - tail.length
  return zeros >= 2 ? [...head, ...Array<number>(zeros).fill(0), ...tail] : undefined
}

/** Groups of up to four hex digits; the last of the address may be an IPv4 address (RFC 4291 §2.2). */
function parseGroups(text: string, isEnd: boolean): number[] | undefined {
  if (text === '') return []
  const octets: number[] = []
  const groups = text.split(':')
  for (const [index, group] of groups.entries()) {
    const isLast = isEnd && index === groups.length - 1
    const parsed = isLast && group.includes('.') ? parseIpv4(group) : parseGroup(group)
    if (parsed === undefined) return undefined
    octets.push(...parsed)
  }
  return octets
}

function parseGroup(group: string): number[] | undefined {
  const number = Number.parseInt(group, 16)
  return /^[0-9a-f]{1,4}$/i.test(group) ? [number >> 8, number & 0xff] : undefined
}

/** Writes 4 or 16 octets as text, IPv6 in the form of RFC 5952. Pure. */
export function formatIpAddress(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.')
  const hex = Buffer.from(octets).toString('hex')
  if (hex.startsWith('00000000000000000000ffff')) return `::ffff:${octets.subarray(12).join('.')}`
  const groups = (hex.match(/..../g) ?? []).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
  // The first of the longest runs of two zero groups or more gives way to "::" (RFC 5952 §4.2).
  const zeros = (run: string): number => run.replaceAll(':', '').length
  const runs = groups.match(/(^|:)0(:0)+(:|$)/g) ?? []
  const longest = runs.reduce((best, run) => (zeros(run) > zeros(best) ? run : best), '')
  return longest === '' ? groups : groups.replace(longest, '::')
}

/**
 * Parses a range in CIDR notation into address and mask, 8 or 32 octets.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also for bits set beyond the prefix
 * @see RFC 5280 §4.2.1.10
 */
export function parseIpRange(text: string): Uint8Array {
  const [, written, prefix] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? []
  if (written === undefined) refuse('IP range', text, 'an address and a prefix, such as 10.0.0.0/8')
  const address = parseIpAddress(written)
  const length = Number(prefix)
  if (length > address.length * 8) refuse('IP range', text, `a prefix of at most ${address.length * 8}`)
  const mask = maskOf(length, address.length)
  if (address.some((octet, i) => (octet & ~mask[i]!) !== 0)) refuse('IP range', text, 'zeros beyond the prefix')
  return Uint8Array.of(...address, ...mask)
}

/** Writes address and mask as CIDR; undefined where the length is neither 8 nor 32, or the mask is no prefix. Pure. */
export function formatIpRange(octets: Uint8Array): string | undefined {
  if (octets.length !== 8 && octets.length !== 32) return undefined
  const half = octets.length / 2
  const mask = octets.subarray(half)
  const prefix = mask.reduce((bits, octet) => bits + octet.toString(2).replaceAll('0', '').length, 0)
  if (Buffer.compare(mask, maskOf(prefix, half)) !== 0) return undefined
  return `${formatIpAddress(octets.subarray(0, half))}/${prefix}`
}

const maskOf = (prefix: number, octets: number): Uint8Array =>
  Uint8Array.from({ length: octets }, (_, i) => 0xff00 >> Math.min(8, Math.max(0, prefix - 8 * i)))
