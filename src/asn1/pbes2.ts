/** Encryption under a passphrase by PBES2 (RFC 8018 §6.2): its parameters, its derivations of keys, its ciphers. Encrypts nothing. */
import { pbkdf2Sync, scryptSync } from 'node:crypto'
import { parseOid } from './oid.ts'
import type { DerReader } from './reader.ts'
import { tags } from './tag.ts'
import { integer, nothing, octetString, oid, sequence } from './writer.ts'

export const PBES2 = parseOid('1.2.840.113549.1.5.13')
export const SCRYPT = parseOid('1.3.6.1.4.1.11591.4.11')
export const PBKDF2 = parseOid('1.2.840.113549.1.5.12')
export const AES_256_CBC = parseOid('2.16.840.1.101.3.4.1.42')
const HMAC_SHA_256 = parseOid('1.2.840.113549.2.9')

/** AES in CBC mode, by OID (RFC 8018 §B.2.5). */
export const ciphers: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  [AES_256_CBC]: { name: 'aes-256-cbc', keyLength: 32 },
}

/** PBKDF2's pseudo-random functions, by OID (RFC 8018 §B.1). SHA-1 is the DEFAULT and what older tools write. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  [HMAC_SHA_256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

/** Caps on what a file may ask of us before its passphrase is even tried: 32 MiB, and a few seconds. */
const MOST_MEMORY = 32 * 1024 * 1024
const MOST_WORK = 2 ** 22
const MOST_ITERATIONS = 10_000_000
const LONGEST_SALT = 1024

/** Gives a key of so many octets. */
type Derivation = (passphrase: Uint8Array, keyLength: number) => Uint8Array

/** How a key is derived, what that costs, and the length of the key where it is said. */
type Derived = { readonly derive: Derivation; readonly cost: number; readonly keyLength: number | undefined }

/**
 * Reads the inside of PBES2's parameters: derivation and cipher. `cost` is what deriving a key takes: the iterations, or scrypt's
 * N·r·p. It is capped.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` also for other schemes, and for costs beyond the caps
 */
export function readPbes2(parameters: DerReader) {
  const { derive, cost, keyLength } = parameters.sequence(readDerivation)
  const { cipher, iv } = parameters.sequence(readCipher)
  if (keyLength !== undefined && keyLength !== cipher.keyLength) {
    parameters.refuse(`a key of ${cipher.keyLength} octets`)
  }
  return { derive, cost, cipher, iv }
}

/**
 * Writes the AlgorithmIdentifier of PBES2 with AES-256-CBC and PBKDF2 with HMAC-SHA-256. Pure.
 *
 * @see RFC 8018 §A.2, §A.4
 */
export function writePbes2(salt: Uint8Array, iterations: number, iv: Uint8Array): Uint8Array {
  const prf = sequence(oid(HMAC_SHA_256), nothing())
  const kdf = sequence(oid(PBKDF2), sequence(octetString(salt), integer(iterations), prf))
  return sequence(oid(PBES2), sequence(kdf, sequence(oid(AES_256_CBC), octetString(iv))))
}

function readDerivation(reader: DerReader): Derived {
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

function readScrypt(reader: DerReader): Derived {
  const salt = readSalt(reader)
  const mark = reader.mark()
  const [cost, blockSize, parallel] = [reader.smallInteger(2 ** 30), reader.smallInteger(64), reader.smallInteger(64)]
  const powerOfTwo = cost > 1 && (cost & (cost - 1)) === 0
  if (!powerOfTwo || blockSize < 1 || parallel < 1)
    reader.refuse('scrypt with N a power of two, r and p at least 1', mark)
  if (128 * cost * blockSize > MOST_MEMORY || cost * blockSize * parallel > MOST_WORK) {
    reader.refuse('scrypt within 32 MiB and N·r·p within 2^22', mark)
  }
  return {
    derive: scrypt(salt, cost, blockSize, parallel),
    cost: cost * blockSize * parallel,
    keyLength: readKeyLength(reader),
  }
}

/** Derives keys by scrypt. Pure, and as slow as its parameters say. */
export function scrypt(salt: Uint8Array, cost: number, blockSize: number, parallel: number): Derivation {
  // Node counts a little more than 128·N·r against its limit.
  const options = { cost, blockSize, parallelization: parallel, maxmem: 2 * MOST_MEMORY }
  return (passphrase, keyLength) => scryptSync(passphrase, salt, keyLength, options)
}

function readPbkdf2(reader: DerReader): Derived {
  const salt = readSalt(reader)
  const mark = reader.mark()
  const iterations = reader.smallInteger(MOST_ITERATIONS)
  if (iterations < 1) reader.refuse('one iteration or more', mark)
  const keyLength = readKeyLength(reader)
  const digest = reader.optional(tags.sequence, (r) => r.sequence(readDigest)) ?? 'sha1'
  const derive: Derivation = (passphrase, length) => pbkdf2Sync(passphrase, salt, iterations, length, digest)
  return { derive, cost: iterations, keyLength }
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
