/**
 * The URIs that a certificate may contain: SPIFFE IDs of the home's own trust domain, and a few other forms that are safe to
 * print.
 */
import { refuseAt, requireAlphabet, requireLength, type Spelling } from './alphabet.ts'
import { requireHostname, requireIpAddress } from './hostname.ts'

/** Servers compare URIs as text and put them into headers; nothing honest needs more. */
const LONGEST_URI = 255

/** The scheme, and what follows it, of a SPIFFE ID. */
export const spiffeScheme = 'spiffe://'

/**
 * Parses a URI for a subjectAltName. One with the scheme `spiffe` must be a SPIFFE ID of the trust domain; any other is
 * lower-case in scheme and host, names no user, and holds none of `$ % ' , ; ( ) * ! ? #`.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`
 * @see RFC 3986 §3, RFC 5280 §4.2.1.6, SPIFFE-ID §2
 */
export function parseUri(text: string, trustDomain: string): string {
  return /^spiffe:/i.test(text) ? parseSpiffeId(text, trustDomain) : parseOtherUri(text)
}

function parseSpiffeId(text: string, trustDomain: string): string {
  const spelling: Spelling = {
    kind: 'SPIFFE ID',
    text,
    expected: `spiffe://${trustDomain}/ and then segments of A-Z a-z 0-9 . _ - separated by /, none empty or only dots`,
  }
  requireLength(spelling, LONGEST_URI)
  const start = `${spiffeScheme}${trustDomain}/`
  if (!text.startsWith(start)) {
    refuseAt(
      spelling,
      [...start].findIndex((character, index) => text[index] !== character),
    )
  }
  requireAlphabet(spelling, /[^A-Za-z0-9._/-]/u, start.length)
  requireSegments(spelling, start.length)
  return text
}

function parseOtherUri(text: string): string {
  const spelling: Spelling = {
    kind: 'URI',
    text,
    expected: 'a URI such as https://host/path or urn:name:value, of A-Z a-z 0-9 . _ ~ : / @ & + = -',
  }
  requireLength(spelling, LONGEST_URI)
  const colon = text.indexOf(':')
  const scheme = colon < 0 ? text.length : colon
  requireAlphabet(spelling, /[^a-z0-9+.-]/u, 0, scheme)
  if (!/^[a-z]/.test(text)) refuseAt(spelling, 0)
  if (scheme + 1 >= text.length) refuseAt(spelling, text.length)
  if (!text.startsWith('//', scheme + 1)) {
    requireAlphabet(spelling, /[^A-Za-z0-9._~:/@&+=-]/u, scheme + 1)
    if (text.includes('//')) refuseAt(spelling, text.indexOf('//') + 1)
    return text
  }
  const authority = scheme + 3
  const slash = text.indexOf('/', authority)
  const path = slash < 0 ? text.length : slash
  requireAuthority(spelling, authority, path)
  requireAlphabet(spelling, /[^A-Za-z0-9._~:/@&+=-]/u, path)
  if (slash >= 0 && slash + 1 < text.length) requireSegments(spelling, slash + 1)
  return text
}

/** A host name or an address, in brackets where it is IPv6, and perhaps a port (RFC 3986 §3.2). */
function requireAuthority(spelling: Spelling, from: number, to: number): void {
  const { text } = spelling
  const bracket = text[from] === '[' ? text.indexOf(']', from) : -1
  const colon = text.indexOf(':', Math.max(from, bracket))
  const end = colon < 0 || colon > to ? to : colon
  if (from === end) refuseAt(spelling, from)
  if (bracket > 0 && bracket < to) {
    requireIpAddress(spelling, from + 1, bracket)
    if (!text.slice(from, bracket).includes(':')) refuseAt(spelling, from)
    if (bracket + 1 !== end) refuseAt(spelling, bracket + 1)
  } else if (/^[0-9.]+$/.test(text.slice(from, end))) requireIpAddress(spelling, from, end)
  else requireHostname(spelling, from, end)
  if (end === to) return
  if (!/^[1-9]\d{0,4}$/.test(text.slice(end + 1, to)) || Number(text.slice(end + 1, to)) > 65_535) {
    refuseAt(spelling, end + 1)
  }
}

/** Segments that no server can resolve away: none is empty, and none is made of dots alone. */
function requireSegments(spelling: Spelling, from: number): void {
  const position = spelling.text.slice(from).search(/(?<![^/])\.*(?![^/])/)
  if (position >= 0) refuseAt(spelling, from + position)
}
