/** The common form of all extensions: identifier, criticality and value. Each extension has its own file in `extensions/`. */
import { parseOid } from '../asn1/oid.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { tags } from '../asn1/tag.ts'
import { boolean, constructed, octetString, oid, sequence } from '../asn1/writer.ts'
import type { Der, Oid } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { rememberLast } from './last-read.ts'

/** `value` is what the extnValue OCTET STRING holds. */
export type Extension = { readonly oid: Oid; readonly critical: boolean; readonly value: Uint8Array }

/** The extensions that have a file here, by the standard's name. */
export const extensionOids = {
  authorityInformationAccess: parseOid('1.3.6.1.5.5.7.1.1'),
  authorityKeyIdentifier: parseOid('2.5.29.35'),
  basicConstraints: parseOid('2.5.29.19'),
  certificatePolicies: parseOid('2.5.29.32'),
  crlDistributionPoints: parseOid('2.5.29.31'),
  crlNumber: parseOid('2.5.29.20'),
  extendedKeyUsage: parseOid('2.5.29.37'),
  issuerAlternativeName: parseOid('2.5.29.18'),
  issuingDistributionPoint: parseOid('2.5.29.28'),
  keyUsage: parseOid('2.5.29.15'),
  nameConstraints: parseOid('2.5.29.30'),
  noRevAvail: parseOid('2.5.29.56'),
  subjectAlternativeName: parseOid('2.5.29.17'),
  subjectKeyIdentifier: parseOid('2.5.29.14'),
} as const

const encode = ({ oid: id, critical, value }: Extension): Uint8Array =>
  sequence(oid(id), critical ? boolean(true) : undefined, octetString(value))

/** Of extensions that many certificates have. */
const written = new WeakMap<Extension, Uint8Array>()

/** The same extension, which is written but once, however many certificates have it. Not for one that is for a single certificate. */
export function writtenOnce(extension: Extension): Extension {
  written.set(extension, encode(extension))
  return extension
}

/** Writes one Extension; critical FALSE, being the DEFAULT, is left out. Pure. */
export const encodeExtension = (extension: Extension): Uint8Array => written.get(extension) ?? encode(extension)

/**
 * Writes Extensions in the order given; at least one.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` where two have the same identifier
 */
export function encodeExtensions(extensions: readonly Extension[]): Der<'Extensions'> {
  const seen = new Set<Oid>()
  for (const { oid: id } of extensions) {
    if (seen.has(id)) {
      throw new CountersignError('input.malformed', { what: 'extension', value: id, expected: 'each extension once' })
    }
    seen.add(id)
  }
  return constructed(tags.sequence, extensions.map(encodeExtension)) as Der<'Extensions'>
}

/**
 * Reads Extensions: at least one, none twice, critical FALSE never spelt out.
 *
 * Pure. The values are views of `der` and not looked into.
 *
 * @throws {CountersignError} `input.malformed`
 * @see RFC 5280 §4.1.2.9, §4.2
 */
export const parseExtensions = (der: Uint8Array): readonly Extension[] => readDer(der, 'extensions', readExtensions)

/** Takes Extensions; as {@link parseExtensions}. */
export function readExtensions(reader: DerReader): readonly Extension[] {
  const seen = new Set<Oid>()
  return reader.sequenceOf((list) => {
    const mark = list.mark()
    const extension = list.sequence(readExtension)
    if (seen.has(extension.oid)) list.refuse(`the extension ${extension.oid} once`, mark)
    seen.add(extension.oid)
    return extension
  })
}

function readExtension(reader: DerReader): Extension {
  const id = reader.oid()
  const mark = reader.mark()
  const critical = reader.optional(tags.boolean, (r) => r.boolean()) ?? false
  if (!critical && reader.mark() !== mark) reader.refuse('critical FALSE left out', mark)
  return { oid: id, critical, value: reader.octetString() }
}

/**
 * Makes the parser of an extension, which reads its value to the last octet; by {@link rememberLast}, so that a dozen lint rules read it once.
 * For the files in `extensions/`.
 *
 * @param name what a refusal calls the extension; its identifier where absent
 */
export const extensionParser = <T>(
  name: string | undefined,
  read: (reader: DerReader) => T,
): ((extension: Extension) => T) => {
  const readValue = rememberLast((value, id: Oid) => readDer(value, `extension ${name ?? id}`, read))
  return (extension) => readValue(extension.value, extension.oid)
}
