/**
 * The characters and forms that names in certificates may have: only those that every target can compare safely as printed
 * text. `x509/` encodes names.
 */
import type { Usage } from '../core/record.ts'
import type { GeneralName } from '../x509/general-name.ts'
import type { NameAttribute } from '../x509/name.ts'
import { refuseAt, requireAlphabet, requireLength, type Spelling } from './alphabet.ts'
import { parseHostname, parseIpAddress, parseServerDnsName, requireHostname } from './hostname.ts'
import { parseUri } from './uri.ts'

export { parseHostname } from './hostname.ts'

/** The kinds of subjectAltName entries that may be asked for. */
export const nameKinds = ['dns', 'email', 'ip', 'upn', 'uri'] as const
export type NameKind = (typeof nameKinds)[number]

/** Whose names are read: clients have no wildcards, and SPIFFE IDs lie in one trust domain. */
export type NameScope = { readonly usage: Usage; readonly trustDomain: string }

/**
 * Parses the text of a subjectAltName entry.
 *
 * Guarantees that the value holds no control character, space, quote (but the apostrophe in a mailbox), backslash,
 * `$ { } ; , * ?` (but a server's left-most wildcard label) or anything that is not ASCII. Pure.
 *
 * @throws {CountersignError} `identity.refused` with the first unfit character and its position in UTF-16 units from 0
 * @see RFC 5280 §4.2.1.6
 */
export function parseSubjectAltName(kind: NameKind, text: string, { usage, trustDomain }: NameScope): GeneralName {
  const parsers: { readonly [K in NameKind]: () => string } = {
    dns: () => (usage === 'server' ? parseServerDnsName(text) : parseHostname(text, 'DNS name')),
    email: () => parseMailbox(text, 'email address'),
    ip: () => parseIpAddress(text),
    upn: () => parseMailbox(text, 'UPN'),
    uri: () => parseUri(text, trustDomain),
  }
  return { kind, value: parsers[kind]() }
}

/** An email address or a user principal name: the atext of RFC 5322 §3.2.3 but `$ * ? { }` and the backtick. */
function parseMailbox(text: string, kind: string): string {
  const spelling: Spelling = {
    kind,
    text,
    expected: `A-Z a-z 0-9 . ! # % & ' + - / = ^ _ | ~ before one @ and a lower-case host name after`,
  }
  requireLength(spelling, 254)
  const at = text.indexOf('@')
  const end = at < 0 ? text.length : at
  requireAlphabet(spelling, /^[A-Za-z0-9.!#%&'+\-/=^_|~]$/, 0, end)
  if (at < 0) refuseAt(spelling, text.length)
  if (at === 0 || at > 64) refuseAt(spelling, Math.min(at, 64))
  // A dot-atom has no empty parts (RFC 5322 §3.2.3).
  const dot = /^\.|\.\.|\.$/.exec(text.slice(0, at))
  if (dot) refuseAt(spelling, dot.index)
  requireHostname(spelling, at + 1, text.length)
  return text
}

/** Letters, marks, digits, punctuation and symbols of other scripts, but what quotes or is not seen. */
const FOREIGN = /^(?![\0-\x7f]|\p{QMark}|\p{DI})[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u
const within = (ascii: RegExp): RegExp => new RegExp(`${ascii.source}|${FOREIGN.source}`, 'u')

/** Requires normal form C, so that what looks the same is the same. */
function requireNormal(spelling: Spelling): void {
  const { text } = spelling
  const normal = text.normalize('NFC')
  if (normal === text) return
  refuseAt(spelling, Array.from({ length: text.length }, (_, i) => i).find((i) => text[i] !== normal[i]) ?? 0)
}

type AttributeRule = { readonly alphabet: RegExp; readonly maximum: number; readonly expected: string }

/** How organisations and places are called in real life. */
const words = (maximum: number): AttributeRule => ({
  alphabet: within(/^[A-Za-z0-9 .,&'()/!_-]$/),
  maximum,
  expected: `1 to ${maximum} letters and digits of any script in normal form C, spaces and . , & - _ ' ( ) / ! with no space at either end or doubled`,
})

/** Attributes that a subject may have, with the lengths of RFC 5280 Appendix A.1 (its upper bounds). */
const attributes: Readonly<Record<string, AttributeRule>> = {
  commonName: { ...words(64), alphabet: /^[A-Za-z0-9 .@_-]$/, expected: '1 to 64 letters, digits, spaces and . @ - _' },
  organizationName: words(64),
  organizationalUnitName: words(64),
  localityName: words(128),
  stateOrProvinceName: words(128),
  countryName: { alphabet: /^[A-Z]$/, maximum: 2, expected: 'a country code of two capital letters' },
  serialNumber: { alphabet: /^[A-Za-z0-9-]$/, maximum: 64, expected: '1 to 64 letters, digits and -' },
  domainComponent: { alphabet: /^[a-z0-9-]$/, maximum: 63, expected: 'one label of a host name' },
}

/**
 * Parses one attribute of a subject. Some servers compare a distinguished name as one line of text, so a client's commonName
 * holds nothing that could stand between two attributes (`, / = +`); and no attribute holds `=` or `+`, without which none
 * begins, or a double quote or an escape.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`, also for an attribute that no subject of ours may have
 */
export function parseNameAttribute(type: NameAttribute['type'], text: string): NameAttribute {
  const rule = attributes[type]
  if (!rule)
    return refuseAt(
      { kind: `subject attribute ${type}`, text, expected: `only ${Object.keys(attributes).join(', ')}` },
      0,
    )
  const kind = type === 'organizationName' ? 'organisation' : type
  const spelling: Spelling = { kind, text, expected: rule.expected }
  requireAlphabet(spelling, rule.alphabet)
  requireLength(spelling, rule.maximum)
  requireNormal(spelling)
  const space = /^ | {2}| $/.exec(text)
  if (space) refuseAt(spelling, space.index)
  // Longer ones are refused above, so this one is too short: the missing letter is the one after its end.
  if (type === 'countryName' && text.length !== 2) refuseAt(spelling, text.length)
  if (type === 'domainComponent') requireHostname(spelling, 0, text.length)
  return { type, value: text } as NameAttribute
}

/** Longest text of a claim, in UTF-16 units. */
const LONGEST_CLAIM = 256

/** Printable ASCII without quotes, backslash, comma, semicolon, dollar and braces. */
const CLAIM_ASCII = /^[ !#%&()*+\-./0-9:<=>?@A-Z[\]^_a-z|~]$/

/**
 * Parses one text of a claim: printable ASCII without quotes, backslash, comma, semicolon, `$` and braces, and without
 * a space at either end. With the alphabet `unicode` letters, marks, digits, punctuation and symbols of any script come
 * on top, in normal form C; controls, format and bidi characters, and spaces but the plain one, stay out.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`
 */
export function parseClaimText(claim: string, text: string, alphabet: 'ascii' | 'unicode'): string {
  const ascii = `1 to ${LONGEST_CLAIM} printable ASCII characters but quotes \\ , ; $ { } and no space at either end`
  const spelling: Spelling = {
    kind: `value of the claim ${claim}`,
    text,
    expected: alphabet === 'ascii' ? ascii : `${ascii}, or letters and symbols of other scripts in normal form C`,
  }
  requireAlphabet(spelling, alphabet === 'ascii' ? CLAIM_ASCII : within(CLAIM_ASCII))
  requireLength(spelling, LONGEST_CLAIM)
  if (text.startsWith(' ')) refuseAt(spelling, 0)
  if (text.endsWith(' ')) refuseAt(spelling, text.length - 1)
  requireNormal(spelling)
  return text
}
