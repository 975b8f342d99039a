/** Writes and reads certificates. Does not check them; lint rules and path validation do. */
import { encodePem, parsePem } from '../asn1/pem.ts'
import { octetsOf, parsePemBlocks } from '../asn1/pem-handed-in.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { contextConstructed, contextPrimitive, tags } from '../asn1/tag.ts'
import { bitString, explicit, integer, magnitude, sequence, time } from '../asn1/writer.ts'
import { type Der, type Instant, type Oid, type SerialNumber, serialNumberFromBytes } from '../core/brand.ts'
import type { SignatureAlgorithm } from '../core/key.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { encodeSignatureAlgorithm, type FoundAlgorithm, readSignatureAlgorithm, verifySignature } from './algorithm.ts'
import { type Extension, encodeExtensions, readExtensions } from './extension.ts'
import { type Name, readName } from './name.ts'
import { readSubjectPublicKeyInfo } from './public-key.ts'

export type TbsCertificate = {
  readonly der: Der<'TBSCertificate'>
  readonly version: 1 | 2 | 3
  readonly serial: SerialNumber
  /** Content octets of the INTEGER, its leading zero included. */
  readonly serialOctets: Uint8Array
  /** Undefined where the algorithm, parameters included, is unknown. */
  readonly algorithm: SignatureAlgorithm | undefined
  readonly algorithmOid: Oid
  readonly issuer: Name
  readonly issuerDer: Der<'Name'>
  readonly subject: Name
  readonly subjectDer: Der<'Name'>
  /** Both ends belong to the validity (RFC 5280 §4.1.2.5). */
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly extensions: readonly Extension[]
}

export type Certificate = {
  readonly der: Der<'Certificate'>
  readonly tbs: TbsCertificate
  readonly algorithm: SignatureAlgorithm | undefined
  readonly signature: Uint8Array
}

/** The content of a new certificate. */
export type CertificateContents = {
  readonly serial: SerialNumber
  readonly algorithm: SignatureAlgorithm
  readonly issuer: Der<'Name'>
  readonly subject: Der<'Name'>
  readonly notBefore: Instant
  readonly notAfter: Instant
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly extensions: readonly Extension[]
}

const VERSION_3 = explicit(0, integer(2))

/**
 * Assembles the to-be-signed bytes of a version 3 certificate. Extensions keep their order.
 *
 * Pure. The algorithm is the issuer's, not the subject's.
 *
 * @throws {CountersignError} `input.malformed` where an extension comes twice
 * @see RFC 5280 §4.1
 */
export function assembleTbsCertificate(contents: CertificateContents): Der<'TBSCertificate'> {
  return sequence(
    VERSION_3,
    magnitude(contents.serial),
    encodeSignatureAlgorithm(contents.algorithm),
    contents.issuer,
    sequence(time(contents.notBefore), time(contents.notAfter)),
    contents.subject,
    contents.spki,
    contents.extensions.length === 0 ? undefined : explicit(3, encodeExtensions(contents.extensions)),
  ) as Der<'TBSCertificate'>
}

/** Puts a signature to what it signs; that it verifies is not checked here. Pure. */
export const assembleCertificate = (
  tbs: Der<'TBSCertificate'>,
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
): Der<'Certificate'> => sequence(tbs, encodeSignatureAlgorithm(algorithm), bitString(signature)) as Der<'Certificate'>

/**
 * Reads to-be-signed bytes.
 *
 * Structure only: extensions are separated but not looked into, dates not compared. Serial numbers are positive and have
 * at most 20 octets.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 * @see RFC 5280 §4.1.2
 */
export const parseTbsCertificate = (bytes: Uint8Array): TbsCertificate =>
  readDer(bytes, 'certificate', (reader) => readTbs(reader).tbs)

/**
 * Reads a certificate; as {@link parseTbsCertificate}, and the algorithms inside and outside agree. Its signature is not verified.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 * @see RFC 5280 §4.1.1
 */
export const parseCertificate = (bytes: Uint8Array): Certificate =>
  readDer(bytes, 'certificate', (reader) => {
    const { value, der } = withDer(reader, readCertificate)
    return { der: der as Der<'Certificate'>, ...value }
  })

/**
 * Reads the subject and the extensions of a certificate, and only the lengths of everything else: for the many of a record, whose certificates
 * were read as a whole before they were signed.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export const parseContents = (bytes: Uint8Array): Pick<TbsCertificate, 'subject' | 'extensions'> =>
  readDer(bytes, 'certificate', (reader) =>
    reader.sequence((parts) => {
      const contents = parts.sequence(readContents)
      parts.opaque(tags.sequence, 'an algorithm')
      parts.opaque(tags.bitString, 'a signature')
      return contents
    }),
  )

function readContents(tbs: DerReader): Pick<TbsCertificate, 'subject' | 'extensions'> {
  tbs.optional(contextConstructed(0), (r) => r.opaque(contextConstructed(0), 'a version'))
  tbs.opaque(tags.integer, 'a serial number')
  for (const part of ['an algorithm', 'an issuer', 'a validity']) tbs.opaque(tags.sequence, part)
  const subject = readName(tbs)
  tbs.opaque(tags.sequence, 'a public key')
  for (const n of identifiers) tbs.optional(n, (r) => r.opaque(n, 'an identifier'))
  const extensions = tbs.optional(contextConstructed(3), readTaggedExtensions) ?? []
  return { subject, extensions }
}

const readCertificate = (reader: DerReader): Omit<Certificate, 'der'> =>
  reader.sequence((parts) => {
    const { tbs, found } = readTbs(parts)
    const mark = parts.mark()
    const outside = readSignatureAlgorithm(parts)
    if (Buffer.compare(found.der, outside.der) !== 0) parts.refuse('the same algorithm as inside', mark)
    return { tbs, algorithm: outside.algorithm, signature: parts.bitStringOctets() }
  })

function readTbs(reader: DerReader): { tbs: TbsCertificate; found: FoundAlgorithm } {
  const mark = reader.mark()
  return reader.sequence((fields) => {
    const version: 1 | 2 | 3 = fields.optional(contextConstructed(0), readVersion) ?? 1
    const { serial, serialOctets } = readSerial(fields)
    const found = readSignatureAlgorithm(fields)
    const issuer = withDer(fields, readName)
    const { notBefore, notAfter } = fields.sequence(readValidity)
    const subject = withDer(fields, readName)
    const spki = readSubjectPublicKeyInfo(fields)
    if (version > 1) for (const n of identifiers) fields.optional(n, (r) => r.bitString(n))
    const extensions = version === 3 ? fields.optional(contextConstructed(3), readTaggedExtensions) : undefined
    // The fields are listed, because to copy them from one object into another takes as long as to read them.
    const tbs: TbsCertificate = {
      der: reader.since(mark) as Der<'TBSCertificate'>,
      version,
      serial,
      serialOctets,
      algorithm: found.algorithm,
      algorithmOid: found.oid,
      issuer: issuer.value,
      issuerDer: issuer.der as Der<'Name'>,
      subject: subject.value,
      subjectDer: subject.der as Der<'Name'>,
      notBefore,
      notAfter,
      spki,
      extensions: extensions ?? [],
    }
    return { tbs, found }
  })
}

/** issuerUniqueID and subjectUniqueID, which nobody uses. */
const identifiers = [contextPrimitive(1), contextPrimitive(2)]

const readValidity = (times: DerReader): Pick<TbsCertificate, 'notBefore' | 'notAfter'> => ({
  notBefore: times.time(),
  notAfter: times.time(),
})

const readTaggedExtensions = (reader: DerReader): readonly Extension[] => reader.explicit(3, readExtensions)

function withDer<T>(reader: DerReader, read: (reader: DerReader) => T): { value: T; der: Uint8Array } {
  const mark = reader.mark()
  const value = read(reader)
  return { value, der: reader.since(mark) }
}

/** Version 1, the DEFAULT, may not be spelt out. */
const readVersion = (reader: DerReader): 2 | 3 =>
  reader.explicit(0, (inner) => {
    const mark = inner.mark()
    const number = inner.smallInteger(2)
    if (number === 0) inner.refuse('version 1 left out', mark)
    return number === 1 ? 2 : 3
  })

function readSerial(reader: DerReader): { serial: SerialNumber; serialOctets: Uint8Array } {
  const mark = reader.mark()
  const serialOctets = reader.integerOctets()
  const serial =
    serialFromOctets(serialOctets) ??
    reader.refuse(
      'a positive serial number of at most 20 octets; zero and less, which some old authorities wrote, is not read',
      mark,
    )
  return { serial, serialOctets }
}

/**
 * The serial number that an INTEGER's content octets are; undefined where it is not positive or over 20 octets of magnitude.
 *
 * Pure.
 *
 * @see RFC 5280 §4.1.2.2
 */
export function serialFromOctets(octets: Uint8Array): SerialNumber | undefined {
  const first = octets[0] ?? 0x80
  const magnitude = first === 0 ? octets.subarray(1) : octets
  if (first >= 0x80 || magnitude.length === 0 || magnitude.length > 20) return undefined
  return serialNumberFromBytes(magnitude)
}

/** Writes one certificate as PEM. Pure. */
export const encodeCertificatePem = (certificate: Der<'Certificate'>): string => encodePem('CERTIFICATE', certificate)

/**
 * Reads a PEM text with exactly one certificate.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseCertificatePem(text: string): Certificate {
  const [first, ...more] = parseCertificateChainPem(text)
  if (first === undefined || more.length > 0) {
    const value = `${1 + more.length} certificates`
    throw new CountersignError('input.malformed', {
      what: 'PEM CERTIFICATE',
      value,
      expected: 'exactly one certificate',
    })
  }
  return first
}

/**
 * Reads a PEM text with one certificate or more, and nothing else, in the order written.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export const parseCertificateChainPem = (text: string): readonly Certificate[] =>
  parsePem(text, 'CERTIFICATE').map(parseCertificate)

/** The PEM labels of a certificate; the second is old (RFC 7468 §5.1). */
const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE']

/**
 * Reads the certificates of a file that a person hands in, in the order written: one in DER, or any number in PEM, laxly, with
 * whatever else lies beside them.
 *
 * Pure. They are read as they are asked for.
 *
 * @throws {CountersignError} `input.malformed` with the line of the block, also where there is none
 */
export function* certificatesIn(bytes: Uint8Array): Generator<Certificate, void> {
  const text = new TextDecoder().decode(bytes)
  if (!/-----(?:BEGIN|END) /.test(text)) {
    if (bytes[0] !== tags.sequence) refuseAt({ line: 1 }, 'a certificate in PEM or DER')
    return yield parseCertificate(bytes)
  }
  const blocks = parsePemBlocks(text)
  const own = blocks.find(({ label }) => label === 'TRUSTED CERTIFICATE')
  if (own)
    refuseAt(
      own,
      'a block labelled CERTIFICATE (openssl x509 -in makes one of this TRUSTED CERTIFICATE, which has octets of OpenSSL behind it)',
    )
  const found = blocks.filter(({ label }) => certificateLabels.includes(label))
  if (found.length === 0) refuseAt(blocks[0] ?? { line: 1 }, 'a block labelled CERTIFICATE')
  for (const block of found) {
    const octets = octetsOf(block)
    let certificate: Certificate
    try {
      certificate = parseCertificate(octets)
    } catch (error) {
      if (isRefusal(error) && error.code === 'input.malformed') refuseAt(block, error.facts.expected)
      throw error
    }
    yield certificate
  }
}

function refuseAt({ line }: { readonly line: number }, expected: string): never {
  throw new CountersignError('input.malformed', { what: 'certificate', value: `at line ${line}`, expected })
}

/** The extension with this identifier. Pure. */
export const findExtension = (tbs: Pick<TbsCertificate, 'extensions'>, oid: Oid): Extension | undefined =>
  tbs.extensions.find((extension) => extension.oid === oid)

/** Whether the certificate's signature is that of this key; false for an algorithm that we do not know. Pure. */
export const isSignedBy = (certificate: Certificate, issuer: Der<'SubjectPublicKeyInfo'>): boolean =>
  certificate.algorithm !== undefined &&
  verifySignature({
    spki: issuer,
    algorithm: certificate.algorithm,
    signature: certificate.signature,
    signed: certificate.tbs.der,
  })

/** Whether a certificate names itself as its issuer, as a root does. Its signature is not looked at. Pure. */
export const isSelfIssued = ({ tbs }: Certificate): boolean => Buffer.compare(tbs.issuerDer, tbs.subjectDer) === 0
