/** Encrypts and decrypts PKCS#8 private keys with PBES2 (RFC 5958 §3). `private-key-info.ts` reads the private key inside. */
import { createCipheriv, createDecipheriv, pbkdf2Sync, scryptSync } from 'node:crypto'
import { parseOid } from './oid.ts'
import { type DerReader, readDer } from './reader.ts'
import { tags } from './tag.ts'
import { integer, octetString, oid, sequence } from './writer.ts'

const PBES2 = parseOid('1.2.840.113549.1.5.13')
const SCRYPT = parseOid('1.3.6.1.4.1.11591.4.11')
const PBKDF2 = parseOid('1.2.840.113549.1.5.12')
const AES_256_CBC = parseOid('2.16.840.1.101.3.4.1.42')

/** AES in CBC mode, by OID (RFC 8018 §B.2.5). */
const ciphers: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  [AES_256_CBC]: { name: 'aes-256-cbc', keyLength: 32 },
}

/** PBKDF2's pseudo-random functions, by OID (RFC 8018 §B.1). SHA-1 is the DEFAULT and what older tools write. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

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

/** Caps on what a file may ask of us before its passphrase is even tried: 32 MiB, and a few seconds. */
const MOST_MEMORY = 32 * 1024 * 1024
const MOST_WORK = 2 ** 22
const MOST_ITERATIONS = 10_000_000
const LONGEST_SALT = 1024

/** Gives a key of so many octets. */
type Derivation = (passphrase: Uint8Array, keyLength: number) => Uint8Array

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
  expectOid(reader, PBES2, 'PBES2')
  return reader.sequence((parameters) => {
    const derivation = parameters.sequence(readDerivation)
    const { cipher, iv } = parameters.sequence(readCipher)
    if (derivation.keyLength !== undefined && derivation.keyLength !== cipher.keyLength) {
      parameters.refuse(`a key of ${cipher.keyLength} octets`)
    }
    return { derive: derivation.derive, cipher, iv }
  })
}

function expectOid(reader: DerReader, expected: string, name: string): void {
  const mark = reader.mark()
  if (reader.oid() !== expected) reader.refuse(name, mark)
}

function readDerivation(reader: DerReader): { derive: Derivation; keyLength: number | undefined } {
  const mark = reader.mark()
  const algorithm = reader.oid()
  if (algorithm === SCRYPT) return reader.sequence(readScrypt)
  if (algorithm === PBKDF2) return reader.sequence(readPbkdf2)
  return reader.refuse('scrypt or PBKDF2', mark)
}

function readSalt(reader: DerReader): Uint8Array {
  const mark = reader.mark()
  const salt = reader.octetString()
  if (salt.length > LONGEST_SALT) reader.refuse(`a salt of at most ${LONGEST_SALT} octets`, mark)
  return salt
}

const readKeyLength = (reader: DerReader): number | undefined =>
  reader.optional(tags.integer, (r) => r.smallInteger(64))

function readScrypt(reader: DerReader): { derive: Derivation; keyLength: number | undefined } {
  const salt = readSalt(reader)
  const mark = reader.mark()
  const [cost, blockSize, parallel] = [reader.smallInteger(2 ** 30), reader.smallInteger(64), reader.smallInteger(64)]
  const powerOfTwo = cost > 1 && (cost & (cost - 1)) === 0
  if (!powerOfTwo || blockSize < 1 || parallel < 1)
    reader.refuse('scrypt with N a power of two, r and p at least 1', mark)
  if (128 * cost * blockSize > MOST_MEMORY || cost * blockSize * parallel > MOST_WORK) {
    reader.refuse('scrypt within 32 MiB and N·r·p within 2^22', mark)
  }
  return { derive: scrypt(salt, cost, blockSize, parallel), keyLength: readKeyLength(reader) }
}

function scrypt(salt: Uint8Array, cost: number, blockSize: number, parallel: number): Derivation {
  // Node counts a little more than 128·N·r against its limit.
  const options = { cost, blockSize, parallelization: parallel, maxmem: 2 * MOST_MEMORY }
  return (passphrase, keyLength) => scryptSync(passphrase, salt, keyLength, options)
}

function readPbkdf2(reader: DerReader): { derive: Derivation; keyLength: number | undefined } {
  const salt = readSalt(reader)
  const mark = reader.mark()
  const iterations = reader.smallInteger(MOST_ITERATIONS)
  if (iterations < 1) reader.refuse('one iteration or more', mark)
  const keyLength = readKeyLength(reader)
  const digest = reader.optional(tags.sequence, (r) => r.sequence(readDigest)) ?? 'sha1'
  return { derive: (passphrase, length) => pbkdf2Sync(passphrase, salt, iterations, length, digest), keyLength }
}

function readDigest(reader: DerReader): string {
  const mark = reader.mark()
  const digest = digests[reader.oid()]
  if (digest === undefined) reader.refuse('HMAC with SHA-1, SHA-256, SHA-384 or SHA-512', mark)
  reader.null()
  return digest
}

function readCipher(reader: DerReader) {
  const mark = reader.mark()
  const cipher = ciphers[reader.oid()]
  if (cipher === undefined) reader.refuse('AES in CBC mode', mark)
  const iv = reader.octetString()
  if (iv.length !== 16) reader.refuse('an IV of 16 octets', mark)
  return { cipher, iv }
}
