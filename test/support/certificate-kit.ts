/** Makes any certificate or CRL in three lines, sound unless told otherwise. Lint and issuing are passed by, on purpose. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { parseOid } from '../../src/asn1/oid.ts'
import { bitString, explicit, header, integer, magnitude, oid, sequence, time } from '../../src/asn1/writer.ts'
import { addSeconds, type Der, type Instant, parseSerialNumber, type SerialNumber } from '../../src/core/brand.ts'
import { joinChunks } from '../../src/core/chunks.ts'
import { type KeyType, keyRow, type SignatureAlgorithm, signatures } from '../../src/core/key.ts'
import type { PrivateKey } from '../../src/core/port/keys.ts'
import { encodeSignatureAlgorithm, signatureAlgorithmFor } from '../../src/x509/algorithm.ts'
import {
  assembleCertificate,
  assembleTbsCertificate,
  type Certificate,
  encodeCertificatePem,
  parseCertificate,
} from '../../src/x509/certificate.ts'
import {
  type CertificateList,
  type CrlReason,
  encodeCertificateList,
  encodeCrlEntry,
  parseCertificateList,
} from '../../src/x509/crl.ts'
import { type Extension, encodeExtensions } from '../../src/x509/extension.ts'
import { encodeAuthorityKeyIdentifier } from '../../src/x509/extensions/authority-key-identifier.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeCrlNumber } from '../../src/x509/extensions/crl-number.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { encodeSubjectKeyIdentifier } from '../../src/x509/extensions/subject-key-identifier.ts'
import { encodeName, type Name } from '../../src/x509/name.ts'
import { keyIdentifierOf } from '../../src/x509/pin.ts'
import { parseSubjectPublicKeyInfo } from '../../src/x509/public-key.ts'
import { noon } from './clock.ts'

/** A key that tests may look into. */
export type TestKey = PrivateKey & { readonly secret: KeyObject }

/** A certificate with its key. */
export type Made = {
  readonly certificate: Certificate
  readonly der: Der<'Certificate'>
  readonly pem: string
  readonly key: TestKey
}

/** A new key. RSA takes its time. */
export function makeKey(type: KeyType = 'ec-p256'): TestKey {
  const { node, made } = keyRow(type)
  const { publicKey, privateKey } = generateKeyPairSync(node as 'ec', made as { namedCurve: string })
  return keyFrom(type, publicKey, privateKey)
}

/** A test key around a pair made elsewhere, whose size may be none that an authority would take. */
export function keyFrom(type: KeyType, publicKey: KeyObject, secret: KeyObject): TestKey {
  const spki = parseSubjectPublicKeyInfo(publicKey.export({ format: 'der', type: 'spki' }))
  const algorithm = signatureAlgorithmFor(type)
  return {
    type,
    spki,
    secret,
    signer: { algorithm, spki, sign: async (chunks) => signWith(secret, algorithm, await joinChunks(chunks)) },
  }
}

const signWith = (secret: KeyObject, algorithm: SignatureAlgorithm, bytes: Uint8Array): Uint8Array =>
  sign(signatures[algorithm].digest, bytes, secret)

/** What may be said otherwise. Without an issuer the certificate is a self-signed CA, with one a client's. */
export type Wishes = {
  readonly issuer?: Made
  readonly subject?: Name
  readonly key?: TestKey
  readonly serial?: SerialNumber
  readonly notBefore?: Instant
  readonly notAfter?: Instant
  readonly algorithm?: SignatureAlgorithm
  /** Each takes the place of the default one with the same OID, or is added. */
  readonly extensions?: readonly Extension[]
  /** OIDs of default extensions to leave out. */
  readonly without?: readonly string[]
  /** Signs with this instead of the issuer's key. */
  readonly signedBy?: TestKey
}

let serials = 0

/** Makes a certificate, valid from an hour before the tests' noon: a CA for ten years, any other for ninety days. */
export function makeCertificate(wishes: Wishes = {}): Made {
  const { issuer } = wishes
  const key = wishes.key ?? makeKey()
  const signer = wishes.signedBy ?? issuer?.key ?? key
  const algorithm = wishes.algorithm ?? signer.signer.algorithm
  const subject = encodeName(wishes.subject ?? [{ type: 'commonName', value: issuer ? 'billing' : 'Acme clients' }])
  const notBefore = wishes.notBefore ?? addSeconds(noon, -3600)
  serials += 1
  const tbs = assembleTbsCertificate({
    serial: wishes.serial ?? parseSerialNumber(`4a${serials.toString(16).padStart(30, '0')}`),
    algorithm,
    issuer: issuer?.certificate.tbs.subjectDer ?? subject,
    subject,
    notBefore,
    notAfter: wishes.notAfter ?? addSeconds(notBefore, (issuer ? 90 : 3650) * 86_400 - 1),
    spki: key.spki,
    extensions: merge(defaultExtensions(key, issuer), wishes),
  })
  const der = assembleCertificate(tbs, algorithm, signWith(signer.secret, algorithm, tbs))
  return { certificate: parseCertificate(der), der, pem: encodeCertificatePem(der), key }
}

function defaultExtensions(key: TestKey, issuer: Made | undefined): readonly Extension[] {
  const identifier = encodeSubjectKeyIdentifier(keyIdentifierOf(key.spki))
  if (issuer === undefined) {
    return [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign', 'cRLSign']), identifier]
  }
  return [
    encodeBasicConstraints({ ca: false }),
    encodeKeyUsage(['digitalSignature']),
    encodeExtendedKeyUsage(['clientAuth']),
    encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/billing' }]),
    identifier,
    encodeAuthorityKeyIdentifier(keyIdentifierOf(issuer.key.spki)),
  ]
}

function merge(
  defaults: readonly Extension[],
  { extensions = [], without = [] }: Pick<Wishes, 'extensions' | 'without'>,
): readonly Extension[] {
  const replaced = defaults
    .filter((one) => !without.includes(one.oid))
    .map((one) => extensions.find((other) => other.oid === one.oid) ?? one)
  return [...replaced, ...extensions.filter((one) => !replaced.includes(one))]
}

export const ECDSA_SHA256 = parseOid('1.2.840.10045.4.3.2')

/** The same certificate under another AlgorithmIdentifier, signed anew by an issuer of ECDSA with that digest. */
export function withAlgorithm(made: Made, issuer: Made, identifier: Uint8Array, digest: string): Uint8Array {
  const own = Buffer.from(encodeSignatureAlgorithm('ecdsa-sha256'))
  const [content, length] = [
    Buffer.from(made.certificate.tbs.der),
    header(0x30, made.certificate.tbs.der.length).length,
  ]
  const at = content.indexOf(own)
  const tbs = sequence(content.subarray(length, at), identifier, content.subarray(at + own.length))
  return sequence(tbs, identifier, bitString(sign(digest, tbs, issuer.key.secret)))
}

/** The same certificate, signed with an algorithm that is sound and not accepted. */
export const withSha224 = (made: Made, issuer: Made): Uint8Array =>
  withAlgorithm(made, issuer, sequence(oid(parseOid('1.2.840.10045.4.3.1'))), 'sha224')

/** How a CRL of {@link makeCrl} differs from a sound one. */
export type CrlWishes = {
  readonly number?: number | bigint | 'none'
  readonly thisUpdate?: Instant
  readonly nextUpdate?: Instant | 'none'
  /** Whose it says it is; the issuer's where absent. */
  readonly issuer?: Der<'Name'>
  /** Without extensions then. */
  readonly version?: 1
  readonly reason?: CrlReason
  /** Of all entries; thisUpdate where nothing is said. */
  readonly revokedAt?: Instant
  readonly signedBy?: TestKey
  /** Besides key identifier and number, or in their place. */
  readonly extensions?: readonly Extension[]
  /** OIDs of these to leave out. */
  readonly without?: readonly string[]
  /** Of the first entry, in the place of its reason. */
  readonly ofEntry?: readonly Extension[]
  /** INTEGERs of entries at the end: serial numbers that no certificate may have. */
  readonly odd?: readonly Uint8Array[]
}

/** Makes a CRL of this issuer, at the tests' noon and for thirty days unless told otherwise. */
export function makeCrl(issuer: Made, revoked: readonly SerialNumber[] = [], wishes: CrlWishes = {}): CertificateList {
  const { algorithm } = issuer.key.signer
  const thisUpdate = wishes.thisUpdate ?? noon
  const revokedAt = wishes.revokedAt ?? thisUpdate
  const entries = [
    ...revoked.map((serial, index) =>
      index === 0 && wishes.ofEntry !== undefined
        ? sequence(magnitude(serial), time(revokedAt), encodeExtensions(wishes.ofEntry))
        : encodeCrlEntry({ serial, revokedAt, reason: wishes.reason ?? 'keyCompromise' }),
    ),
    ...(wishes.odd ?? []).map((serial) => sequence(serial, time(revokedAt))),
  ]
  const defaults = [
    encodeAuthorityKeyIdentifier(keyIdentifierOf(issuer.key.spki)),
    ...(wishes.number === 'none' ? [] : [encodeCrlNumber(wishes.number ?? 1)]),
  ]
  const extensions = merge(defaults, wishes)
  const tbs = sequence(
    wishes.version === 1 ? undefined : integer(1),
    encodeSignatureAlgorithm(algorithm),
    wishes.issuer ?? issuer.certificate.tbs.subjectDer,
    time(thisUpdate),
    wishes.nextUpdate === 'none' ? undefined : time(wishes.nextUpdate ?? addSeconds(thisUpdate, 30 * 86_400)),
    entries.length === 0 ? undefined : sequence(Buffer.concat(entries)),
    wishes.version === 1 ? undefined : explicit(0, encodeExtensions(extensions)),
  )
  const signature = signWith((wishes.signedBy ?? issuer.key).secret, algorithm, tbs)
  const outer = encodeCertificateList(tbs.length, algorithm, signature)
  return parseCertificateList(Buffer.concat([outer.before, tbs, outer.after]))
}
