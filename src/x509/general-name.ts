/**
 * GeneralName: the kinds of names besides a distinguished name, such as DNS names and URIs. `policy/` says which names are
 * allowed.
 */
import { oidToOctets, parseOid } from '../asn1/oid.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { contextConstructed, contextPrimitive, tags } from '../asn1/tag.ts'
import { constructed, explicit, ia5String, oid, primitive, utf8String } from '../asn1/writer.ts'
import type { Oid } from '../core/brand.ts'
import { formatIpAddress, parseIpAddress } from './ip-address.ts'
import { encodeName, escapeOctets, formatName, type Name, readName } from './name.ts'

/** Microsoft's User Principal Name, an otherName holding a UTF8String. */
const UPN = parseOid('1.3.6.1.4.1.311.20.2.3')

/** A mailbox whose local part is not ASCII, an otherName holding a UTF8String (RFC 9598 §3). */
const SMTP_UTF8_MAILBOX = parseOid('1.3.6.1.5.5.7.8.9')

/** `value` is text in every kind that has a text form; an IPv6 address in the form of RFC 5952. */
export type GeneralName =
  | { readonly kind: 'dns' | 'uri' | 'email' | 'smtpUtf8Mailbox' | 'ip' | 'upn'; readonly value: string }
  | { readonly kind: 'directory'; readonly value: Name }
  | { readonly kind: 'registeredId'; readonly value: Oid }
  | { readonly kind: 'other'; readonly oid: Oid; readonly der: Uint8Array }

const tagOf = {
  other: contextConstructed(0),
  email: contextPrimitive(1),
  dns: contextPrimitive(2),
  directory: contextConstructed(4),
  uri: contextPrimitive(6),
  ip: contextPrimitive(7),
  registeredId: contextPrimitive(8),
} as const

const textKinds = ['email', 'dns', 'uri'] as const

/** An octet string of an address, or of a range where names are constrained: how each is written and read. */
type AddressForm = {
  readonly encode: (text: string) => Uint8Array
  readonly decode: (octets: Uint8Array) => string | undefined
  readonly expected: string
}

const wholeAddress: AddressForm = {
  encode: parseIpAddress,
  decode: (octets) => (octets.length === 4 || octets.length === 16 ? formatIpAddress(octets) : undefined),
  expected: 'an address of 4 or 16 octets',
}

/**
 * Writes a GeneralName.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` for a malformed address, or text outside ASCII where IA5String is asked for
 * @see RFC 5280 §4.2.1.6
 */
export function encodeGeneralName(name: GeneralName, address: AddressForm = wholeAddress): Uint8Array {
  switch (name.kind) {
    case 'email':
    case 'dns':
    case 'uri':
      return ia5String(name.value, tagOf[name.kind])
    case 'ip':
      return primitive(tagOf.ip, address.encode(name.value))
    case 'upn':
      return encodeOther(UPN, utf8String(name.value))
    case 'smtpUtf8Mailbox':
      return encodeOther(SMTP_UTF8_MAILBOX, utf8String(name.value))
    case 'directory':
      return constructed(tagOf.directory, [encodeName(name.value)])
    case 'registeredId':
      return primitive(tagOf.registeredId, oidToOctets(name.value))
    case 'other':
      return encodeOther(name.oid, name.der)
  }
}

const encodeOther = (type: Oid, der: Uint8Array): Uint8Array => constructed(tagOf.other, [oid(type), explicit(0, der)])

/**
 * Reads a GeneralName. Two kinds that nobody issues, x400Address and ediPartyName, are refused.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export const parseGeneralName = (der: Uint8Array): GeneralName =>
  readDer(der, 'general name', (reader) => readGeneralName(reader))

/** Takes a GeneralName; as {@link parseGeneralName}. */
export function readGeneralName(reader: DerReader, address: AddressForm = wholeAddress): GeneralName {
  const text = textKinds.find((kind) => reader.nextIs(tagOf[kind]))
  if (text !== undefined) return { kind: text, value: reader.string(tags.ia5String, tagOf[text]) }
  if (reader.nextIs(tagOf.ip)) {
    const mark = reader.mark()
    const value = address.decode(reader.octetString(tagOf.ip)) ?? reader.refuse(address.expected, mark)
    return { kind: 'ip', value }
  }
  if (reader.nextIs(tagOf.directory)) return { kind: 'directory', value: reader.explicit(4, readName) }
  if (reader.nextIs(tagOf.registeredId)) return { kind: 'registeredId', value: reader.oid(tagOf.registeredId) }
  if (reader.nextIs(tagOf.other)) return reader.sequence(readOther, tagOf.other)
  return reader.refuse('a name of kind DNS, URI, email, IP, directory, registered OID or other')
}

function readOther(reader: DerReader): GeneralName {
  const type = reader.oid()
  return reader.explicit(0, (value): GeneralName => {
    if (type === UPN) return { kind: 'upn', value: value.string(tags.utf8String) }
    if (type === SMTP_UTF8_MAILBOX) return { kind: 'smtpUtf8Mailbox', value: value.string(tags.utf8String) }
    return { kind: 'other', oid: type, der: value.any() }
  })
}

/** Takes GeneralNames, at least one, whose tag may be IMPLICIT. */
export const readGeneralNames = (reader: DerReader, tag: number = tags.sequence): GeneralName[] =>
  reader.sequenceOf((names) => readGeneralName(names), tag)

const labels = {
  dns: 'DNS',
  uri: 'URI',
  email: 'email',
  ip: 'IP',
  upn: 'UPN',
  smtpUtf8Mailbox: 'SmtpUTF8Mailbox',
} as const

/** Writes a GeneralName for people, such as `URI:spiffe://acme.internal/billing`; what could disturb a terminal is escaped. Pure. */
export function formatGeneralName(name: GeneralName): string {
  switch (name.kind) {
    case 'directory':
      return `directory:${formatName(name.value)}`
    case 'registeredId':
      return `registeredID:${name.value}`
    case 'other':
      return `other:${name.oid}:#${Buffer.from(name.der).toString('hex')}`
    default:
      return `${labels[name.kind]}:${escapeOctets(name.value)}`
  }
}
