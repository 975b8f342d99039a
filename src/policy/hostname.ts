/** Reads host names and IP addresses in the forms that certificates may contain. Does not read URIs and e-mail addresses. */
import { domainToASCII, domainToUnicode } from 'node:url'
import { formatIpAddress, parseIpAddress as parseOctets } from '../x509/ip-address.ts'
import { refuseAt, requireAlphabet, requireLength, type Spelling } from './alphabet.ts'

const NAME =
  'a host name: labels of a-z 0-9 and -, separated by dots, at most 253 characters; other scripts as xn-- labels'
const ADDRESS = 'an IPv4 address such as 10.0.0.1, or an IPv6 address in its shortest form such as fd00::1'

/**
 * Parses a host name as it may stand in a certificate: lower-case labels of letters, digits and hyphens, no wildcard,
 * no trailing dot, nothing that could be taken for an IPv4 address, and `xn--` only where it decodes to letters and
 * digits of some script and back.
 *
 * Pure.
 *
 * @param kind the word for it in a refusal
 * @throws {CountersignError} `identity.refused`
 * @see RFC 5890 §2.3.2.1 (A-label), RFC 6125 §1.8
 */
export function parseHostname(text: string, kind = 'host name'): string {
  requireHostname({ kind, text, expected: NAME }, 0, text.length)
  return text
}

/**
 * Parses the host name that SPIFFE IDs begin with.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`
 * @see SPIFFE-ID §2.1
 */
export function parseTrustDomain(text: string): string {
  const expected = `${NAME}; in lower case, without spiffe:// and without a path`
  requireHostname({ kind: 'trust domain', text, expected }, 0, text.length)
  return text
}

/**
 * Parses a domain that covers every name below it.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`
 */
export function parseDomain(text: string): string {
  requireHostname(
    { kind: 'domain', text, expected: `${NAME}; it covers every name below it, so without *.` },
    0,
    text.length,
  )
  return text
}

/** Requires that a stretch of a spelling is a host name, and refuses with positions in the whole text. */
export function requireHostname(spelling: Spelling, from: number, to: number): void {
  requireAlphabet(spelling, /[^a-z0-9.-]/u, from, to)
  if (to - from > 253) refuseAt(spelling, from + 253)
  let start = from
  const labels = spelling.text.slice(from, to).split('.')
  for (const label of labels) {
    if (label === '' || label.startsWith('-')) refuseAt(spelling, start)
    if (label.length > 63) refuseAt(spelling, start + 63)
    if (label.endsWith('-')) refuseAt(spelling, start + label.length - 1)
    // Hyphens in the third and fourth place are reserved for encodings, of which there is one (RFC 5891 §4.2.3.1).
    if (label.startsWith('--', 2) && !isALabel(label)) refuseAt(spelling, start)
    start += label.length + 1
  }
  if (/^\d+$/.test(labels.at(-1) ?? '')) refuseAt(spelling, start - 1 - (labels.at(-1) ?? '').length)
}

/** Whether a label decodes to letters, marks and digits, some not ASCII, and is the only encoding of them. */
function isALabel(label: string): boolean {
  const decoded = domainToUnicode(label)
  return (
    label.startsWith('xn--') &&
    /[^\0-\x7f]/.test(decoded) &&
    /^[\p{L}\p{M}\p{Nd}-]+$/u.test(decoded) &&
    !/\p{Default_Ignorable_Code_Point}/u.test(decoded) &&
    domainToASCII(decoded) === label
  )
}

/**
 * Gives a domain, or a pattern of domains, as certificates have it: lower-case, and labels of other scripts as A-labels. A label that has no
 * A-label, or holds a `*` besides other scripts, is left as it is.
 *
 * Pure.
 *
 * @see RFC 5890 §2.3.2.1
 */
export function asciiDomain(text: string): string {
  const labels = text.toLowerCase().split('.')
  return labels
    .map((label) => (/^[\0-\x7f]*$/.test(label) || label.includes('*') ? label : domainToASCII(label) || label))
    .join('.')
}

/**
 * Parses the DNS name of a server, where a whole left-most label may be a wildcard over a domain of two labels or more.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`
 * @see RFC 6125 §6.4.3
 */
export function parseServerDnsName(text: string): string {
  if (!text.startsWith('*.')) return parseHostname(text, 'DNS name')
  const spelling = { kind: 'DNS name', text, expected: `${NAME}; *.example.com stands for one label of example.com` }
  requireLength(spelling, 253)
  requireHostname(spelling, 2, text.length)
  if (!text.includes('.', 2)) refuseAt(spelling, 0)
  return text
}

/**
 * Parses an IP address that is written in its one canonical form (RFC 5952 for IPv6). IPv4 inside IPv6 and zones are
 * refused, for they read as two things.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`
 */
export function parseIpAddress(text: string): string {
  requireIpAddress({ kind: 'IP address', text, expected: ADDRESS }, 0, text.length)
  return text
}

/** Requires that a stretch of a spelling is an IP address, and refuses with positions in the whole text. */
export function requireIpAddress(spelling: Spelling, from: number, to: number): void {
  const address = spelling.text.slice(from, to)
  if (!address.includes(':')) {
    requireAlphabet(spelling, /[^0-9.]/u, from, to)
    const octets = address.split('.')
    let start = from
    for (const [index, octet] of octets.entries()) {
      if (index > 3) refuseAt(spelling, start - 1)
      if (!/^(0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) refuseAt(spelling, start)
      start += octet.length + 1
    }
    if (octets.length < 4) refuseAt(spelling, to)
    return
  }
  requireAlphabet(spelling, /[^0-9a-f:]/u, from, to)
  const canonical = canonicalForm(address)
  if (canonical === address) return
  // The canonical form of IPv4 inside IPv6 has dots (RFC 5952 §5): nothing to suggest, it is IPv4 that was meant.
  const suggested = canonical === undefined || canonical.includes('.') ? '' : `; this one is ${canonical}`
  const differs = [...address].findIndex((character, index) => character !== canonical?.[index])
  refuseAt({ ...spelling, expected: spelling.expected + suggested }, differs < 0 ? to : from + differs)
}

/** The one form of RFC 5952, or undefined where it is no address. */
function canonicalForm(address: string): string | undefined {
  try {
    return formatIpAddress(parseOctets(address))
  } catch {
    return undefined
  }
}
