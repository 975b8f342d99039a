/**
 * The characters and forms that names in certificates may have: only those that every target can compare safely as printed
 * text. `x509/` encodes names.
 */
import { isOid } from '../asn1/oid.ts'
import type { Oid } from '../core/brand.ts'
import type { Usage } from '../core/record.ts'
import type { GeneralName } from '../x509/general-name.ts'
import type { NameAttribute } from '../x509/name.ts'
import { refuseAt, requireAlphabet, requireLength, type Spelling } from './alphabet.ts'
import { parseHostname, parseIpAddress, parseServerDnsName, requireHostname } from './hostname.ts'
import { parseUri } from './uri.ts'

export { parseHostname } from './hostname.ts'

/** The kinds of subjectAltName entries that may be asked for. */
export const nameKinds = ['dns', 'email', 'ip', 'registeredId', 'smtpUtf8Mailbox', 'upn', 'uri'] as const
export type NameKind = (typeof nameKinds)[number]

/** Whose names are read: clients have no wildcards, and SPIFFE IDs lie in one trust domain. */
export type NameScope = { readonly usage: Usage; readonly trustDomain: string }

/**
 * Parses the text of a subjectAltName entry. An email address whose local part is not ASCII becomes an SmtpUTF8Mailbox, which is
 * for such addresses alone.
 *
 * Guarantees that the value holds no control character, space, quote (but the apostrophe in a mailbox), backslash,
 * `$ { } ; , * ?` (but a server's left-most wildcard label) or, but for the local part of an SmtpUTF8Mailbox, anything that is
 * not ASCII. Pure.
 *
 * @throws {CountersignError} `identity.refused` with the first unfit character and its position in UTF-16 units from 0
 * @see RFC 5280 §4.2.1.6, RFC 9598 §3
 */
export function parseSubjectAltName(kind: NameKind, text: string, { usage, trustDomain }: NameScope): GeneralName {
  if (kind === 'email' && isBeyondAscii(text))
    return parseSubjectAltName('smtpUtf8Mailbox', text, { usage, trustDomain })
  if (kind === 'registeredId') return { kind, value: parseRegisteredId(text) }
  return { kind, value: parseText(kind, text, { usage, trustDomain }) }
}

function parseText(kind: Exclude<NameKind, 'registeredId'>, text: string, { usage, trustDomain }: NameScope): string {
  switch (kind) {
    case 'dns':
      return usage === 'server' ? parseServerDnsName(text) : parseHostname(text, 'DNS name')
    case 'email':
      return parseMailbox(text, 'email address')
    case 'ip':
      return parseIpAddress(text)
    case 'smtpUtf8Mailbox':
      return parseSmtpUtf8Mailbox(text)
    case 'upn':
      return parseMailbox(text, 'UPN')
    case 'uri':
      return parseUri(text, trustDomain)
  }
}

/** Whether a mailbox has another form than that of an rfc822Name, which holds ASCII alone (RFC 9598 §3). */
const isBeyondAscii = (mailbox: string): boolean => !/^[\0-\x7f]*(?:@|$)/.test(mailbox)

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)

/** An email address or a user principal name: the atext of RFC 5322 §3.2.3 but `$ * ? { }` and the backtick. */
function parseMailbox(text: string, kind: string): string {
  const spelling: Spelling = {
    kind,
    text,
    expected: `A-Z a-z 0-9 . ! # % & ' + - / = ^ _ | ~ before one @ and a lower-case host name after`,
  }
  return readMailbox(spelling, NO_ATEXT)
}

function readMailbox(spelling: Spelling, unfit: RegExp): string {
  const { text } = spelling
  requireLength(spelling, 254)
  const at = text.indexOf('@')
  const end = at < 0 ? text.length : at
  requireAlphabet(spelling, unfit, 0, end)
  if (at < 0) refuseAt(spelling, text.length)
  if (at === 0 || at > 64) refuseAt(spelling, Math.min(at, 64))
  // A dot-atom has no empty parts (RFC 5322 §3.2.3).
  const dot = /^\.|\.\.|\.$/.exec(text.slice(0, at))
  if (dot) refuseAt(spelling, dot.index)
  requireHostname(spelling, at + 1, text.length)
  return text
}

/**
 * A mailbox whose local part has characters beyond ASCII, in normal form C: one of ASCII alone is an `email`, so that nobody has
 * two forms. The host is written in A-labels, and the octets of UTF-8 count.
 *
 * @see RFC 9598 §3, RFC 6532 §3.2, RFC 5321 §4.5.3.1
 */
function parseSmtpUtf8Mailbox(text: string): string {
  const spelling: Spelling = {
    kind: 'SmtpUTF8Mailbox',
    text,
    expected:
      'up to 64 octets with letters or digits beyond ASCII in normal form C before one @, and a lower-case host name in ASCII after; an address of ASCII alone is an email address',
  }
  readMailbox(spelling, NO_FOREIGN_ATEXT)
  requireNormal(spelling)
  const at = text.indexOf('@')
  const local = text.slice(0, at)
  if (isAscii(local)) refuseAt(spelling, 0)
  if (Buffer.byteLength(local) > 64) refuseAt(spelling, at)
  if (Buffer.byteLength(text) > 254) refuseAt(spelling, text.length)
  return text
}

/** Largest arc that every reader holds: some keep each in 32 bits with a sign. */
const LARGEST_ARC = 2 ** 31 - 1

/** A registeredID: an object identifier with no arc that some reader cannot hold. */
function parseRegisteredId(text: string): Oid {
  const spelling: Spelling = {
    kind: 'registered ID',
    text,
    expected: 'dotted numbers of at most 2147483647, such as 1.3.6.1.4.1.32473.1',
  }
  requireLength(spelling, 128)
  requireAlphabet(spelling, /[^0-9.]/u)
  const large = largeArc(text)
  if (large !== undefined) refuseAt(spelling, large.index)
  return isOid(text) ? text : refuseAt(spelling, 0)
}

const largeArc = (text: string) => [...text.matchAll(/\d+/g)].find(([arc]) => Number(arc) > LARGEST_ARC)

/** Whether a text is an object identifier that every reader can hold. Pure. */
export const isWidelyReadOid = (text: string): boolean => isOid(text) && largeArc(text) === undefined

/** Letters, marks, digits, punctuation and symbols of other scripts, but what quotes or is not seen. */
const FOREIGN = /(?![\0-\x7f]|\p{QMark}|\p{DI})[\p{L}\p{M}\p{N}\p{P}\p{S}]/u
/** Finds what is in neither alphabet. */
const beyond = (unfit: RegExp): RegExp => new RegExp(`(?!${FOREIGN.source})${unfit.source}`, 'u')

/** What is not in the atext of RFC 5322 §3.2.3 without `$ * ? { }` and the backtick, and the dot between atoms. */
const NO_ATEXT = /[^A-Za-z0-9.!#%&'+\-/=^_|~]/u
const NO_FOREIGN_ATEXT = beyond(NO_ATEXT)

/** Requires normal form C, so that what looks the same is the same. */
function requireNormal(spelling: Spelling): void {
  const { text } = spelling
  if (isAscii(text)) return
  const normal = text.normalize('NFC')
  if (normal === text) return
  refuseAt(spelling, Array.from({ length: text.length }, (_, i) => i).find((i) => text[i] !== normal[i]) ?? 0)
}

type AttributeRule = { readonly unfit: RegExp; readonly maximum: number; readonly expected: string }

const NO_WORDS = beyond(/[^A-Za-z0-9 .,&'()/!_-]/u)

/** How organisations and places are called in real life. */
const words = (maximum: number): AttributeRule => ({
  unfit: NO_WORDS,
  maximum,
  expected: `1 to ${maximum} letters and digits of any script in normal form C, spaces and . , & - _ ' ( ) / ! with no space at either end or doubled`,
})

/** Attributes that a subject may have, with the lengths of RFC 5280 Appendix A.1 (its upper bounds). */
const attributes: Readonly<Record<string, AttributeRule>> = {
  commonName: { ...words(64), unfit: /[^A-Za-z0-9 .@_-]/u, expected: '1 to 64 letters, digits, spaces and . @ - _' },
  organizationName: words(64),
  organizationalUnitName: words(64),
  localityName: words(128),
  stateOrProvinceName: words(128),
  countryName: { unfit: /[^A-Z]/u, maximum: 2, expected: 'a country code of two capital letters' },
  serialNumber: { unfit: /[^A-Za-z0-9-]/u, maximum: 64, expected: '1 to 64 letters, digits and -' },
  domainComponent: { unfit: /[^a-z0-9-]/u, maximum: 63, expected: 'one label of a host name' },
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
  requireAlphabet(spelling, rule.unfit)
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

/** What is not printable ASCII without quotes, backslash, comma, semicolon, dollar and braces. */
const NO_CLAIM_ASCII = /[^ !#%&()*+\-./0-9:<=>?@A-Z[\]^_a-z|~]/u
const CLAIM_EXPECTED = `1 to ${LONGEST_CLAIM} printable ASCII characters but quotes \\ , ; $ { } and no space at either end`

/** By the alphabet of a claim. */
const claimTexts = {
  ascii: { unfit: NO_CLAIM_ASCII, expected: CLAIM_EXPECTED },
  unicode: {
    unfit: beyond(NO_CLAIM_ASCII),
    expected: `${CLAIM_EXPECTED}, or letters and symbols of other scripts in normal form C`,
  },
}

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
  const { unfit, expected } = claimTexts[alphabet]
  const spelling: Spelling = { kind: `value of the claim ${claim}`, text, expected }
  requireAlphabet(spelling, unfit)
  requireLength(spelling, LONGEST_CLAIM)
  if (text.startsWith(' ')) refuseAt(spelling, 0)
  if (text.endsWith(' ')) refuseAt(spelling, text.length - 1)
  requireNormal(spelling)
  return text
}
