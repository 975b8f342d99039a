/**
 * Writes PKCS#12 bundles: certificates, perhaps with the private key of one of them, under a password (RFC 7292).
 * `pkcs12-reader.ts` reads bundles.
 */
import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import type { Oid } from '../core/brand.ts'
import type { BundleProtection } from '../core/port/keys.ts'
import { parseOid } from './oid.ts'
import { writePbes2 } from './pbes2.ts'
import { deriveByPkcs12, type HashName, hashes, toBmpPassword } from './pkcs12-kdf.ts'
import { contextPrimitive } from './tag.ts'
import { bmpString, explicit, integer, nothing, octetString, oid, sequence, setOf } from './writer.ts'

/** @see RFC 5652 §4 and §8, RFC 7292 §4.2 and Appendix D, RFC 2985 §5.5 */
export const oids = {
  data: parseOid('1.2.840.113549.1.7.1'),
  encryptedData: parseOid('1.2.840.113549.1.7.6'),
  keyBag: parseOid('1.2.840.113549.1.12.10.1.1'),
  shroudedKeyBag: parseOid('1.2.840.113549.1.12.10.1.2'),
  certBag: parseOid('1.2.840.113549.1.12.10.1.3'),
  x509Certificate: parseOid('1.2.840.113549.1.9.22.1'),
  friendlyName: parseOid('1.2.840.113549.1.9.20'),
  localKeyId: parseOid('1.2.840.113549.1.9.21'),
  /** Oracle's: without it, Java does not take a certificate of a bundle for a trust anchor. */
  trustedKeyUsage: parseOid('2.16.840.1.113894.746875.1.1'),
  anyExtendedKeyUsage: parseOid('2.5.29.37.0'),
  sha1With3Des: parseOid('1.2.840.113549.1.12.1.3'),
} as const

/** The hashes of a MAC, by OID (RFC 3370 §2.1, RFC 5754 §2). */
export const hashOids: Readonly<Record<HashName, Oid>> = {
  sha1: parseOid('1.3.14.3.2.26'),
  sha256: parseOid('2.16.840.1.101.3.4.2.1'),
  sha384: parseOid('2.16.840.1.101.3.4.2.2'),
  sha512: parseOid('2.16.840.1.101.3.4.2.3'),
}

/** A certificate in a bundle. `trusted` is for Java: whether it is a trust anchor. */
export type BundledCertificate = {
  readonly der: Uint8Array
  readonly friendlyName?: string
  readonly localKeyId?: Uint8Array
  readonly trusted?: true
}

/** A private key in a bundle, unencrypted. */
export type BundledKey = {
  readonly pkcs8: Uint8Array
  readonly friendlyName?: string
  readonly localKeyId?: Uint8Array
}

export type Bundle = { readonly keys: readonly BundledKey[]; readonly certificates: readonly BundledCertificate[] }

const SALT_OCTETS = 16

/** What encrypts a part of a bundle. */
type Encrypt = (plain: Uint8Array) => { readonly algorithm: Uint8Array; readonly content: Uint8Array }

type Draw = (octets: number) => Uint8Array

function encipher(cipher: string, key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  const ciphering = createCipheriv(cipher, key, iv)
  return Buffer.concat([ciphering.update(plain), ciphering.final()])
}

/**
 * How each protection is written. Every derivation of a bundle has the same rounds, because who guesses its password needs only
 * the fastest. .NET takes at most 300,000 of one derivation and 1,000,000 in all; `compat` is for programs that took 2,000.
 */
const schemes: Readonly<
  Record<
    BundleProtection,
    {
      readonly mac: HashName
      readonly rounds: number
      readonly encrypt: (password: Uint8Array, rounds: number, draw: Draw) => Encrypt
    }
  >
> = {
  modern: {
    mac: 'sha256',
    rounds: 100_000,
    encrypt: (password, rounds, draw) => (plain) => {
      const [salt, iv] = [draw(SALT_OCTETS), draw(16)]
      const key = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
      return { algorithm: writePbes2(salt, rounds, iv), content: encipher('aes-256-cbc', key, iv, plain) }
    },
  },
  compat: {
    mac: 'sha1',
    rounds: 20_000,
    encrypt: (password, rounds, draw) => (plain) => {
      const salt = draw(SALT_OCTETS)
      const { key, iv } = deriveFor3Des(toBmpPassword(password), salt, rounds)
      const algorithm = sequence(oid(oids.sha1With3Des), sequence(octetString(salt), integer(rounds)))
      return { algorithm, content: encipher('des-ede3-cbc', key, iv, plain) }
    },
  },
}

/** The key and the IV of pbeWithSHAAnd3-KeyTripleDES-CBC, of a password as {@link toBmpPassword} gives it. Pure. @see RFC 7292 Appendix C */
export function deriveFor3Des(bmp: Uint8Array, salt: Uint8Array, rounds: number) {
  return {
    key: deriveByPkcs12('sha1', bmp, salt, rounds, 'key', 24),
    iv: deriveByPkcs12('sha1', bmp, salt, rounds, 'iv', 8),
  }
}

/** The MAC over the authenticated safe, of a password as {@link toBmpPassword} gives it. Pure. @see RFC 7292 §B.4 */
export function macOf(name: HashName, bmp: Uint8Array, salt: Uint8Array, rounds: number, safe: Uint8Array) {
  const key = deriveByPkcs12(name, bmp, salt, rounds, 'mac', hashes[name].octets)
  return createHmac(name, key).update(safe).digest()
}

/** The local key id that OpenSSL gives too: the SHA-1 of the certificate that belongs to the key. An identifier, no proof. Pure. */
export const localKeyIdOf = (certificate: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha1').update(certificate).digest())

/**
 * Writes a bundle. Certificates are encrypted too, and a MAC covers everything.
 *
 * Pure, and slow on purpose (some 0.1 s).
 *
 * @param password in UTF-8. Programs differ in what they do with characters outside ASCII
 * @param draw gives fresh random octets for salts and IVs
 * @param rounds of each derivation; as many as its protection has where absent
 * @throws {CountersignError} `input.malformed` for a friendly name with characters that UCS-2 lacks
 * @see RFC 7292 §4, §5.1
 */
export function encodeBundle(
  { keys, certificates }: Bundle,
  password: Uint8Array,
  protection: BundleProtection,
  draw: Draw,
  rounds = schemes[protection].rounds,
): Uint8Array {
  const { mac, encrypt } = schemes[protection]
  const encrypted = encrypt(password, rounds, draw)
  const certBags = certificates.map((one) =>
    bag(oids.certBag, sequence(oid(oids.x509Certificate), explicit(0, octetString(one.der))), one),
  )
  const keyBags = keys.map((one) => {
    const { algorithm, content } = encrypted(one.pkcs8)
    return bag(oids.shroudedKeyBag, sequence(algorithm, octetString(content)), one)
  })
  const { algorithm, content } = encrypted(sequence(...certBags))
  const contents = sequence(oid(oids.data), algorithm, octetString(content, contextPrimitive(0)))
  const safe = sequence(
    contentInfo(oids.encryptedData, sequence(integer(0), contents)),
    keyBags.length === 0 ? undefined : contentInfo(oids.data, octetString(sequence(...keyBags))),
  )
  const salt = draw(SALT_OCTETS)
  const digest = sequence(
    sequence(oid(hashOids[mac]), nothing()),
    octetString(macOf(mac, toBmpPassword(password), salt, rounds, safe)),
  )
  return sequence(
    integer(3),
    contentInfo(oids.data, octetString(safe)),
    sequence(digest, octetString(salt), integer(rounds)),
  )
}

const contentInfo = (type: Oid, content: Uint8Array): Uint8Array => sequence(oid(type), explicit(0, content))

function bag(
  type: Oid,
  value: Uint8Array,
  { friendlyName, localKeyId, trusted }: Omit<BundledCertificate, 'der'>,
): Uint8Array {
  const attributes = [
    ...(friendlyName === undefined ? [] : [attribute(oids.friendlyName, bmpString(friendlyName))]),
    ...(localKeyId === undefined ? [] : [attribute(oids.localKeyId, octetString(localKeyId))]),
    ...(trusted === undefined ? [] : [attribute(oids.trustedKeyUsage, oid(oids.anyExtendedKeyUsage))]),
  ]
  return sequence(oid(type), explicit(0, value), attributes.length === 0 ? undefined : setOf(attributes))
}

const attribute = (type: Oid, value: Uint8Array): Uint8Array => sequence(oid(type), setOf([value]))
