/** Encrypts and decrypts PKCS#8 private keys with PBES2 (RFC 5958 §3). `private-key-info.ts` reads the private key inside. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { AES_256_CBC, ciphers, PBES2, PBKDF2, readPbes2, SCRYPT, scrypt } from './pbes2.ts'
import { type DerReader, readDer } from './reader.ts'
import { tags } from './tag.ts'
import { integer, octetString, oid, sequence } from './writer.ts'

/** Ciphers of other tools, by OID, with OpenSSL's names. None of them is read. */
const foreign: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.5.3': 'PBE-MD5-DES',
  '1.2.840.113549.1.5.10': 'PBE-SHA1-DES',
  '1.2.840.113549.1.12.1.3': 'PBE-SHA1-3DES',
  '1.2.840.113549.1.12.1.6': 'PBE-SHA1-RC2-40',
  '1.2.840.113549.3.2': 'RC2-CBC',
  '1.2.840.113549.3.7': 'DES-EDE3-CBC',
  '1.3.14.3.2.7': 'DES-CBC',
  '1.2.392.200011.61.1.1.1.4': 'CAMELLIA-256-CBC',
  '2.16.840.1.101.3.4.1.46': 'AES-256-GCM',
}

/** The cost that we write: the most memory that OpenSSL 3.0 and Node allow by default when they read it back. */
const COST = 2 ** 14
const BLOCK_SIZE = 8
const PARALLEL = 5

/**
 * Encrypts a PKCS#8 private key under a passphrase: PBES2 with AES-256-CBC, key by scrypt with N=2^14, r=8, p=5.
 *
 * Pure, and slow on purpose (about 0.2 s): salt and IV are the caller's and must be fresh.
 *
 * @param salt 16 octets or more
 * @param iv 16 octets
 * @see RFC 7914 §7, RFC 8018 §6.2
 */
export function encryptPkcs8(der: Uint8Array, passphrase: Uint8Array, salt: Uint8Array, iv: Uint8Array): Uint8Array {
  const derive = scrypt(salt, COST, BLOCK_SIZE, PARALLEL)
  const cipher = createCipheriv('aes-256-cbc', derive(passphrase, 32), iv)
  const encrypted = Buffer.concat([cipher.update(der), cipher.final()])
  const kdf = sequence(
    oid(SCRYPT),
    sequence(octetString(salt), integer(COST), integer(BLOCK_SIZE), integer(PARALLEL), integer(32)),
  )
  const algorithm = sequence(oid(PBES2), sequence(kdf, sequence(oid(AES_256_CBC), octetString(iv))))
  return sequence(algorithm, octetString(encrypted))
}

/**
 * Decrypts an encrypted PKCS#8 private key: PBES2 with AES-CBC, key by scrypt or PBKDF2.
 *
 * Pure. Costs are capped before any of them is spent.
 *
 * @returns undefined where the passphrase is wrong
 * @throws {CountersignError} `input.malformed` for a malformed structure, another scheme, or costs beyond the caps
 */
export function decryptPkcs8(encrypted: Uint8Array, passphrase: Uint8Array): Uint8Array | undefined {
  const { derive, cipher, iv, content } = readDer(encrypted, 'encrypted private key', (reader) =>
    reader.sequence((outer) => ({ ...outer.sequence(readScheme), content: readContent(outer) })),
  )
  const decipher = createDecipheriv(cipher.name, derive(passphrase, cipher.keyLength), iv)
  try {
    const der = Buffer.concat([decipher.update(content), decipher.final()])
    // One wrong passphrase in 256 leaves sound padding; none that will ever be tried leaves a SEQUENCE of just this length.
    return readDer(der, 'private key', (reader) => reader.opaque(tags.sequence, 'a PrivateKeyInfo'))
  } catch {
    return undefined
  }
}

/**
 * Names what a private key is encrypted with, where {@link decryptPkcs8} does not read it; undefined also where its
 * structure is no such thing.
 *
 * Pure.
 */
export function foreignScheme(encrypted: Uint8Array): string | undefined {
  try {
    const oids = readDer(encrypted, 'encrypted private key', (reader) =>
      reader.sequence((outer) => {
        const found = outer.sequence(readSchemeOids)
        outer.octetString()
        return found
      }),
    )
    const read = [PBES2, SCRYPT, PBKDF2, ...Object.keys(ciphers)]
    const found = oids.find((one) => !read.includes(one))
    return found && (foreign[found] ?? found)
  } catch {
    return undefined
  }
}

/** The scheme; of PBES2 also its derivation and its cipher. */
function readSchemeOids(reader: DerReader): readonly string[] {
  const named = (r: DerReader): string => {
    const id = r.oid()
    while (!r.done) r.any()
    return id
  }
  const scheme = reader.oid()
  if (scheme === PBES2) return reader.sequence((both) => [both.sequence(named), both.sequence(named)])
  while (!reader.done) reader.any()
  return [scheme]
}

function readContent(reader: DerReader): Uint8Array {
  const mark = reader.mark()
  const content = reader.octetString()
  if (content.length === 0 || content.length % 16 !== 0) reader.refuse('whole blocks of 16 octets', mark)
  return content
}

function readScheme(reader: DerReader) {
  const mark = reader.mark()
  if (reader.oid() !== PBES2) reader.refuse('PBES2', mark)
  return reader.sequence(readPbes2)
}
