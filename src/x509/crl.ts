/** Writes and reads certificate revocation lists and their entries. Does not decide whether a certificate is revoked. */

import { decodePlainPem, encodePem, encodePemPieces, parsePem } from '../asn1/pem.ts'
import { octetsOf, parsePemBlocks } from '../asn1/pem-handed-in.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { contextConstructed, tags } from '../asn1/tag.ts'
import { bitString, explicit, header, integer, time } from '../asn1/writer.ts'
import type { Der, Instant, Oid } from '../core/brand.ts'
import type { Placed } from '../core/chunks.ts'
import type { SignatureAlgorithm } from '../core/key.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { encodeSignatureAlgorithm, readSignatureAlgorithm, verifySignature } from './algorithm.ts'
import { type CrlEntry, readEntry, readPlainEntry } from './crl-entry.ts'
import { type CrlTable, tableOf } from './crl-table.ts'
import { type Extension, encodeExtensions, extensionOids, readExtensions } from './extension.ts'
import { encodeAuthorityKeyIdentifier, parseAuthorityKeyIdentifier } from './extensions/authority-key-identifier.ts'
import { encodeCrlNumber, parseCrlNumber } from './extensions/crl-number.ts'
import { encodeIssuingDistributionPoint } from './extensions/issuing-distribution-point.ts'
import { type Name, readName } from './name.ts'
import { sha256Of } from './pin.ts'

export { type CrlEntry, type CrlReason, encodeCrlEntry } from './crl-entry.ts'

export type CertificateList = {
  readonly der: Der<'CertificateList'>
  readonly tbsDer: Uint8Array
  readonly version: 1 | 2
  /** Undefined where the algorithm, parameters included, is unknown. */
  readonly algorithm: SignatureAlgorithm | undefined
  readonly algorithmOid: Oid
  readonly issuer: Name
  readonly issuerDer: Der<'Name'>
  readonly thisUpdate: Instant
  /** Demanded by RFC 5280 §5.1.2.5, and yet absent in some: such a list is never fresh. */
  readonly nextUpdate?: Instant
  readonly number?: bigint
  /** The key identifier of that extension. */
  readonly authorityKeyIdentifier?: Uint8Array
  /** A critical one that the caller does not understand forbids using the list (RFC 5280 §5.2). */
  readonly extensions: readonly Extension[]
  readonly signature: Uint8Array
  /**
   * The entries, read one by one from the bytes. One with a serial number that no certificate may have, zero or
   * negative or too long, is checked and passed over: such a certificate is refused before it is looked up.
   * @throws {CountersignError} `input.malformed` at the entry that is, or that has a critical extension unknown to us
   */
  entries(): Iterable<CrlEntry>
  /** The same entries, all read at once, so that they are looked up by serial number and hold no memory of their own. Made once. */
  table(): CrlTable
  /** How many entries there are, whatever they say: none is read. */
  count(): number
  /** Lower-case hex of SHA-256 over the whole list. Computed once. */
  sha256(): string
}

/** The content of a new CRL, without its entries. */
export type CertificateListContents = {
  readonly issuer: Der<'Name'>
  readonly algorithm: SignatureAlgorithm
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  readonly number: number | bigint
  readonly authorityKeyIdentifier: Uint8Array
  /** Where it is a shard: the URLs in the certificates that it speaks for. */
  readonly scope?: readonly string[]
  /** Octets of all entries together. */
  readonly entriesLength: number
}

/** The bytes before and after a content that is too large to pass through here. */
export type Surroundings = { readonly before: Uint8Array; readonly after: Uint8Array }

/**
 * Assembles the to-be-signed bytes of a version 2 CRL around its entries: they are `before`, the entries, `after`.
 *
 * Pure. With no entries revokedCertificates is absent, as it must be.
 *
 * @see RFC 5280 §5.1.2
 */
export function assembleTbsCertList(contents: CertificateListContents): Surroundings {
  const extensions = encodeExtensions([
    encodeAuthorityKeyIdentifier(contents.authorityKeyIdentifier),
    encodeCrlNumber(contents.number),
    ...(contents.scope === undefined ? [] : [encodeIssuingDistributionPoint(contents.scope)]),
  ])
  const after = explicit(0, extensions)
  const fields = [
    integer(1),
    encodeSignatureAlgorithm(contents.algorithm),
    contents.issuer,
    time(contents.thisUpdate),
    time(contents.nextUpdate),
    ...(contents.entriesLength === 0 ? [] : [header(tags.sequence, contents.entriesLength)]),
  ]
  const length = fields.reduce((sum, field) => sum + field.length, contents.entriesLength + after.length)
  return { before: Buffer.concat([header(tags.sequence, length), ...fields]), after }
}

/** Gives what surrounds the to-be-signed bytes in the signed CRL. Pure. @see RFC 5280 §5.1.1 */
export function encodeCertificateList(
  tbsLength: number,
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
): Surroundings {
  const after = Buffer.concat([encodeSignatureAlgorithm(algorithm), bitString(signature)])
  return { before: header(tags.sequence, tbsLength + after.length), after }
}

/**
 * Reads a CRL, save for its entries, which are read when asked for. Its signature is not verified.
 *
 * Pure. Nothing is copied: a million entries cost nothing until they are walked.
 *
 * @throws {CountersignError} `input.malformed`
 * @see RFC 5280 §5.1
 */
export const parseCertificateList = (bytes: Uint8Array): CertificateList =>
  readDer(bytes, 'certificate revocation list', (reader) => {
    const start = reader.mark()
    const value = reader.sequence(readCertificateList)
    const der = reader.since(start) as Der<'CertificateList'>
    let digest: string | undefined
    const sha256 = (): string => {
      digest ??= sha256Of(der)
      return digest
    }
    return { der, ...value, sha256 }
  })

function readCertificateList(parts: DerReader): Omit<CertificateList, 'der' | 'sha256'> {
  const start = parts.mark()
  const { found, ...fields } = parts.sequence(readTbs)
  const tbsDer = parts.since(start)
  const mark = parts.mark()
  const outside = readSignatureAlgorithm(parts)
  if (Buffer.compare(found.der, outside.der) !== 0) parts.refuse('the same algorithm as inside', mark)
  return { tbsDer, ...fields, signature: parts.bitStringOctets() }
}

function readTbs(tbs: DerReader) {
  const version: 1 | 2 = tbs.optional(tags.integer, readVersion) ?? 1
  const found = readSignatureAlgorithm(tbs)
  const nameMark = tbs.mark()
  const issuer = readName(tbs)
  const issuerDer = tbs.since(nameMark) as Der<'Name'>
  const thisUpdate = tbs.time()
  const hasNextUpdate = tbs.nextIs(tags.utcTime) || tbs.nextIs(tags.generalizedTime)
  const nextUpdate = hasNextUpdate ? tbs.time() : undefined
  const revoked = tbs.optional(tags.sequence, (r) => r.elements())
  let table: CrlTable | undefined
  const extensions =
    version === 2 ? tbs.optional(contextConstructed(0), (r) => r.explicit(0, readExtensions)) : undefined
  return {
    found,
    version,
    algorithm: found.algorithm,
    algorithmOid: found.oid,
    issuer,
    issuerDer,
    thisUpdate,
    ...present({ nextUpdate }),
    ...describeExtensions(extensions ?? []),
    entries: () => (revoked === undefined ? [] : certifiable(revoked.each(readEntry, readPlainEntry))),
    table: () => {
      table ??= tableOf(tbs.input, revoked)
      return table
    },
    count: () => revoked?.count() ?? 0,
  }
}

function describeExtensions(extensions: readonly Extension[]) {
  const find = (oid: Oid): Extension | undefined => extensions.find((extension) => extension.oid === oid)
  const number = find(extensionOids.crlNumber)
  const aki = find(extensionOids.authorityKeyIdentifier)
  const keyIdentifier = aki && parseAuthorityKeyIdentifier(aki).keyIdentifier
  return {
    ...present({ number: number && parseCrlNumber(number), authorityKeyIdentifier: keyIdentifier }),
    extensions,
  }
}

function readVersion(reader: DerReader): 2 {
  const mark = reader.mark()
  if (reader.smallInteger(1) !== 1) reader.refuse('version 2', mark)
  return 2
}

function* certifiable(entries: Iterable<CrlEntry | undefined>): Generator<CrlEntry> {
  for (const entry of entries) if (entry !== undefined) yield entry
}

/** Writes one CRL as PEM. Pure. */
export const encodeCrlPem = (der: Uint8Array): string => encodePem('X509 CRL', der)

/** The same, as the octets of a file, some at a time: a million entries are not in memory once more. Pure. */
export const encodeCrlFile = (der: Uint8Array): Generator<Uint8Array> => encodePemPieces('X509 CRL', der)

/**
 * Reads a PEM text with exactly one CRL, and nothing else.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseCrlPem(text: string): CertificateList {
  return parseCertificateList(requireOne(parsePem(text, 'X509 CRL')))
}

/**
 * Reads a PEM text that is one CRL as tools write it, and nothing else, without having it in memory; undefined of any other text, which
 * {@link parseCrlPem} reads, or refuses with the line.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function readPlainCrl(text: Placed): CertificateList | undefined {
  const der = decodePlainPem(text, 'X509 CRL')
  return der && parseCertificateList(der)
}

function requireOne<T>(found: readonly T[]): T {
  const [first, ...more] = found
  if (first !== undefined && more.length === 0) return first
  const value = `${found.length} CRLs`
  throw new CountersignError('input.malformed', { what: 'PEM X509 CRL', value, expected: 'exactly one CRL' })
}

/** The PEM labels of a CRL; the second is old (RFC 7468 §6). */
const labels = ['X509 CRL', 'CRL']

/**
 * Reads the CRL of a file that a person hands in: in DER, or in PEM, laxly, with whatever else lies beside it.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where there is none or more than one
 */
export function crlHandedIn(bytes: Uint8Array): CertificateList {
  const text = new TextDecoder().decode(bytes)
  if (!/-----(?:BEGIN|END) /.test(text)) return parseCertificateList(bytes)
  return parseCertificateList(octetsOf(requireOne(parsePemBlocks(text).filter(({ label }) => labels.includes(label)))))
}

/** Whether the CRL's signature is that of this key; false for an algorithm that we do not know. Pure. */
export const isCrlSignedBy = (list: CertificateList, issuer: Der<'SubjectPublicKeyInfo'>): boolean =>
  list.algorithm !== undefined &&
  verifySignature({ spki: issuer, algorithm: list.algorithm, signature: list.signature, signed: list.tbsDer })
