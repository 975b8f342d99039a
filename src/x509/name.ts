/** Distinguished names. Does not say which attributes a profile allows. */
import { parseOid } from '../asn1/oid.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { tags } from '../asn1/tag.ts'
import { constructed, ia5String, oid, printableString, sequence, setOf, utf8String } from '../asn1/writer.ts'
import type { Der, Oid } from '../core/brand.ts'

type Row = { readonly oid: Oid; readonly label: string; readonly encode: (value: string) => Uint8Array }

/** Attributes with a name, how RFC 4514 §3 or common use abbreviates them, and their string type (RFC 5280 §A.1). */
const attributes = {
  commonName: { oid: parseOid('2.5.4.3'), label: 'CN', encode: utf8String },
  organizationName: { oid: parseOid('2.5.4.10'), label: 'O', encode: utf8String },
  organizationalUnitName: { oid: parseOid('2.5.4.11'), label: 'OU', encode: utf8String },
  countryName: { oid: parseOid('2.5.4.6'), label: 'C', encode: printableString },
  stateOrProvinceName: { oid: parseOid('2.5.4.8'), label: 'ST', encode: utf8String },
  localityName: { oid: parseOid('2.5.4.7'), label: 'L', encode: utf8String },
  serialNumber: { oid: parseOid('2.5.4.5'), label: 'serialNumber', encode: printableString },
  domainComponent: { oid: parseOid('0.9.2342.19200300.100.1.25'), label: 'DC', encode: ia5String },
  emailAddress: { oid: parseOid('1.2.840.113549.1.9.1'), label: 'emailAddress', encode: ia5String },
} as const satisfies Record<string, Row>

export type NamedAttribute = keyof typeof attributes

/** `value` is text; in a foreign attribute that is not a string, `#` and the hex of its DER, as RFC 4514 §2.4 writes it. */
export type NameAttribute = { readonly type: NamedAttribute | Oid; readonly value: string }

/** Attributes in the order of the encoding, one per relative distinguished name. */
export type Name = readonly NameAttribute[]

const namesByOid: ReadonlyMap<string, NamedAttribute> = new Map(
  Object.entries(attributes).map(([name, row]) => [row.oid, name as NamedAttribute]),
)

const isNamed = (type: NamedAttribute | Oid): type is NamedAttribute => type in attributes

const rowOf = (type: NamedAttribute | Oid): Row =>
  isNamed(type) ? attributes[type] : { oid: type, label: type, encode: utf8String }

/**
 * Writes a name: UTF8String, save for countryName and serialNumber (PrintableString), emailAddress and domainComponent
 * (IA5String).
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` for a character that the attribute's string type does not have
 * @see RFC 5280 §4.1.2.4
 */
export function encodeName(name: Name): Der<'Name'> {
  const parts = name.map(({ type, value }) => {
    const row = rowOf(type)
    return setOf([sequence(oid(row.oid), row.encode(value))])
  })
  return constructed(tags.sequence, parts) as Der<'Name'>
}

/**
 * Reads a name. Attributes that share a relative distinguished name come one after another; compare names by their DER.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where an attribute known by name is no string
 */
export const parseName = (der: Uint8Array): Name => readDer(der, 'name', readName)

/** Takes a name; as {@link parseName}. */
export function readName(reader: DerReader): Name {
  return reader.sequence((sets) => {
    const name: NameAttribute[] = []
    while (!sets.done) name.push(...readRelativeName(sets))
    return name
  })
}

/** Takes one relative distinguished name, whose tag may be IMPLICIT. */
export const readRelativeName = (reader: DerReader, tag: number = tags.set): NameAttribute[] =>
  reader.setOf((set) => set.sequence(readAttribute), tag)

function readAttribute(reader: DerReader): NameAttribute {
  const type = reader.oid()
  const named = namesByOid.get(type)
  if (named !== undefined) return { type: named, value: reader.text() }
  return { type, value: reader.nextIsString() ? reader.text() : `#${toHex(reader.any())}` }
}

/**
 * Writes a name as LDAP does, last attribute first: `CN=billing,O=Acme`. Control, bidi and format characters are escaped.
 *
 * Pure.
 *
 * @see RFC 4514 §2
 */
export function formatName(name: Name): string {
  return name
    .toReversed()
    .map(({ type, value }) =>
      isNamed(type) ? `${attributes[type].label}=${escapeValue(value)}` : `${type}=${toHexForm(value)}`,
    )
    .join(',')
}

const toHex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

const toHexForm = (value: string): string => (/^#([0-9a-f]{2})+$/.test(value) ? value : `#${toHex(utf8String(value))}`)

const escapeValue = (value: string): string =>
  escapeOctets(value.replace(/[\\"+,;<>]/g, '\\$&').replace(/^[ #]| $/g, '\\$&'))

/** Writes control, bidi and format characters as `\xx` of their UTF-8, so that no terminal acts on them. Pure. */
export const escapeOctets = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => toHex(Buffer.from(c)).replace(/../g, '\\$&'))
