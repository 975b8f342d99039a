/** The strict reading of an unencrypted PKCS#8 private key. Does not keep the key or use it. */
import type { Oid } from '../core/brand.ts'
import { parseOid } from './oid.ts'
import { type DerReader, readDer } from './reader.ts'
import { contextConstructed, contextPrimitive, tags } from './tag.ts'

const EC = parseOid('1.2.840.10045.2.1')

/** Octets of a private scalar on the curves that are known (RFC 5915 §3). */
const scalarLengths: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.7': 32,
  '1.3.132.0.34': 48,
  '1.3.132.0.35': 66,
}

type KeyReader = (algorithm: DerReader, key: Uint8Array) => void

/** How each algorithm's parameters and key are read. */
const readers: Readonly<Record<string, KeyReader>> = {
  [EC]: readEc,
  '1.2.840.113549.1.1.1': (algorithm, key) => {
    algorithm.null()
    readRsa(key)
  },
  // RSASSA-PSS may narrow what the key is good for in parameters, which the signer reads (RFC 4055 §3.1).
  '1.2.840.113549.1.1.10': (algorithm, key) => {
    algorithm.optional(tags.sequence, (r) => r.any())
    readRsa(key)
  },
  '1.3.101.112': (_, key) => readSeed(key, 32, 'Ed25519 private key'),
  '1.3.101.113': (_, key) => readSeed(key, 57, 'Ed448 private key'),
  '2.16.840.1.101.3.4.3.17': (_, key) => readMlDsa(key, 2560),
  '2.16.840.1.101.3.4.3.18': (_, key) => readMlDsa(key, 4032),
  '2.16.840.1.101.3.4.3.19': (_, key) => readMlDsa(key, 4896),
}

/**
 * Checks an unencrypted PKCS#8 private key to its last octet, and gives its algorithm.
 *
 * node:crypto forgives wrong versions, curves that differ inside and outside, and padding; this does not. Whether the
 * numbers make a sound key is not judged.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, without any octet of the key
 * @see RFC 5958 §2, RFC 5915 §3, RFC 8017 §A.1.2, RFC 8410 §7, RFC 9881 §6
 */
export function parsePkcs8(der: Uint8Array): { readonly algorithm: Oid } {
  return readDer(der, 'private key', (reader) =>
    reader.sequence((info) => {
      const version = info.smallInteger(1)
      const [algorithm, readKey] = info.sequence((identifier) => {
        const mark = identifier.mark()
        const oid = identifier.oid()
        const read = readers[oid] ?? identifier.refuse('a key of type EC, RSA, Ed25519, Ed448 or ML-DSA', mark)
        const parameters = identifier.done ? undefined : identifier.any()
        return [oid, (key: Uint8Array) => readDer(parameters ?? new Uint8Array(), 'private key', (r) => read(r, key))]
      })
      readKey(info.octetString())
      info.optional(contextConstructed(0), (r) => r.any())
      // Version 2, written as 1, is the one with a public key, and the only one (RFC 5958 §2).
      if (version === 1) info.bitStringOctets(contextPrimitive(1))
      return { algorithm }
    }),
  )
}

function readEc(algorithm: DerReader, key: Uint8Array): void {
  const mark = algorithm.mark()
  const curve = algorithm.oid()
  const length = scalarLengths[curve]
  if (length === undefined) algorithm.refuse('the curve P-256, P-384 or P-521', mark)
  readDer(key, 'EC private key', (reader) =>
    reader.sequence((fields) => {
      const start = fields.mark()
      if (fields.smallInteger(1) !== 1) fields.refuse('version 1', start)
      if (fields.octetString().length !== length) fields.refuse(`a scalar of ${length} octets`, start)
      const inside = fields.optional(contextConstructed(0), (r) => r.explicit(0, (inner) => inner.oid()))
      if (inside !== undefined && inside !== curve) fields.refuse('the same curve inside and outside', start)
      fields.optional(contextConstructed(1), (r) => r.explicit(1, (inner) => inner.bitStringOctets()))
    }),
  )
}

function readRsa(key: Uint8Array): void {
  readDer(key, 'RSA private key', (reader) =>
    reader.sequence((fields) => {
      fields.smallInteger(0)
      for (let count = 0; count < 8; count += 1) {
        const mark = fields.mark()
        if (fields.integer() <= 0n) fields.refuse('a positive number', mark)
      }
    }),
  )
}

function readSeed(key: Uint8Array, length: number, what: string): void {
  readDer(key, what, (reader) => {
    const mark = reader.mark()
    if (reader.octetString().length !== length) reader.refuse(`${length} octets`, mark)
  })
}

/** A seed of 32 octets, the expanded key, or both. */
function readMlDsa(key: Uint8Array, expandedLength: number): void {
  const octets = (reader: DerReader, length: number, tag: number = tags.octetString): void => {
    const mark = reader.mark()
    if (reader.octetString(tag).length !== length) reader.refuse(`${length} octets`, mark)
  }
  readDer(key, 'ML-DSA private key', (reader) => {
    if (reader.nextIs(contextPrimitive(0))) octets(reader, 32, contextPrimitive(0))
    else if (reader.nextIs(tags.octetString)) octets(reader, expandedLength)
    else
      reader.sequence((both) => {
        octets(both, 32)
        octets(both, expandedLength)
      })
  })
}
