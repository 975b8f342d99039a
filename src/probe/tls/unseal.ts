/**
 * Decrypts the protected records of TLS 1.3 with the secrets that our own TLS library logs. `flight.ts` reads the content of
 * the records.
 */
import { createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { uint, vector } from './cursor.ts'
import { contentTypes, type TlsRecord } from './record.ts'

/** The cipher and hash with which each TLS 1.3 suite protects records (RFC 8446 §B.4). */
const suites: Readonly<
  Record<
    number,
    {
      readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305'
      readonly key: number
      readonly hash: string
    }
  >
> = {
  4865: { cipher: 'aes-128-gcm', key: 16, hash: 'sha256' },
  4866: { cipher: 'aes-256-gcm', key: 32, hash: 'sha384' },
  4867: { cipher: 'chacha20-poly1305', key: 32, hash: 'sha256' },
}

const IV_BYTES = 12

/**
 * HKDF-Expand-Label, for at most one block of output (RFC 8446 §7.1, RFC 5869 §2.3). Pure.
 *
 * Node.js takes four times as long with a key of octets as with a key object that is used again.
 */
export function expandLabel(
  hash: string,
  secret: Uint8Array | KeyObject,
  label: string,
  length: number,
  context: Uint8Array = new Uint8Array(),
): Uint8Array {
  const info = [uint(2, length), vector(1, Buffer.from(`tls13 ${label}`)), vector(1, context)]
  const block = createHmac(hash, secret).update(Buffer.concat(info)).update(uint(1, 1)).digest()
  return new Uint8Array(block.subarray(0, length))
}

/** The octets of a hash. */
const hashBytes: Readonly<Record<string, number>> = { sha256: 32, sha384: 48 }

/** What protects one direction's records under a traffic secret, and authenticates its Finished (RFC 8446 §7.3, §4.4.4). */
export type Protection = {
  readonly cipher: 'aes-128-gcm'
  readonly hash: string
  readonly key: KeyObject
  finishedKey(): Uint8Array
  /** The nonce of the record of this number (RFC 8446 §5.3). */
  nonce(sequence: number): Uint8Array
}

export const TAG_BYTES = 16

/** Derives the protection of one direction; undefined for a suite that is not of TLS 1.3. Pure. */
export function protectionOf(suite: number, secret: Uint8Array): Protection | undefined {
  const known = suites[suite]
  if (known === undefined) return undefined
  const { cipher, hash } = known
  const base = createSecretKey(secret)
  const iv = expandLabel(hash, base, 'iv', IV_BYTES)
  return {
    // Each of the three ciphers wants its own overload; they do not differ in what is said.
    cipher: cipher as 'aes-128-gcm',
    hash,
    key: createSecretKey(expandLabel(hash, base, 'key', known.key)),
    finishedKey: () => expandLabel(hash, base, 'finished', hashBytes[hash] ?? 0),
    nonce: (sequence) => addNumber(iv, sequence),
  }
}

export type Unsealed = { readonly type: number; readonly content: Uint8Array }

/** Opens the records of one direction and key, in the order in which they came; undefined for one that does not open. */
export type Unseal = (record: TlsRecord) => Unsealed | undefined

/** Adds the number of a record to an IV bit by bit (RFC 8446 §5.3, RFC 7905 §2). Pure. */
export function addNumber(iv: Uint8Array, sequence: number): Uint8Array {
  const number = uint(IV_BYTES, sequence)
  return iv.map((octet, index) => octet ^ (number[index] ?? 0))
}

/** Padding of zeros follows the true content type (RFC 8446 §5.4). */
function stripPadding(plain: Uint8Array): Unsealed | undefined {
  const end = plain.findLastIndex((octet) => octet !== 0)
  const type = plain[end]
  return type === undefined ? undefined : { type, content: plain.subarray(0, end) }
}

/** Makes what opens one direction's records under a traffic secret; undefined for a suite that is not of TLS 1.3. */
export function createUnseal(suite: number, secret: Uint8Array): Unseal | undefined {
  const protection = protectionOf(suite, secret)
  if (protection === undefined) return undefined
  const { cipher, key, nonce } = protection
  let sequence = 0
  return ({ type, fragment, header }) => {
    if (type !== contentTypes.application || fragment.length <= TAG_BYTES) return undefined
    const decipher = createDecipheriv(cipher, key, nonce(sequence), { authTagLength: TAG_BYTES })
    sequence += 1
    decipher.setAAD(header)
    decipher.setAuthTag(fragment.subarray(-TAG_BYTES))
    try {
      return stripPadding(Buffer.concat([decipher.update(fragment.subarray(0, -TAG_BYTES)), decipher.final()]))
    } catch {
      return undefined
    }
  }
}
