/** Makes private keys for attacks: the public half is that of another person's key, the secret half is random. */
import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto'
import { parseOid } from '../asn1/oid.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { contextConstructed, tags } from '../asn1/tag.ts'
import { bitString, constructed, integer, octetString, sequence } from '../asn1/writer.ts'
import type { Der } from '../core/brand.ts'

/** rsaEncryption (RFC 8017 §A.1) and id-ecPublicKey (RFC 5480 §2.1.1). */
const [RSA, EC] = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'].map(parseOid)

/** Octets of a scalar, by the octets of an uncompressed point (SEC 1 §2.3.3). */
const scalarLengths: Readonly<Record<number, number>> = { 65: 32, 97: 48, 133: 66 }

/** ECPrivateKey (RFC 5915 §3). The first octet is clear, so that the scalar is below any order. */
function writeEc(point: Uint8Array, scalarLength: number): Uint8Array {
  const secret = randomBytes(scalarLength)
  secret[0] = 0
  return sequence(integer(1), octetString(secret), constructed(contextConstructed(1), [bitString(point)]))
}

/** A random odd number that fills its octets. */
function drawOdd(length: number): bigint {
  const octets = randomBytes(length)
  octets[0] = (octets[0] ?? 0) | 0xc0
  octets[length - 1] = (octets[length - 1] ?? 0) | 1
  return BigInt(`0x${octets.toString('hex')}`)
}

/** RSAPrivateKey (RFC 8017 §A.1.2) of which only modulus and public exponent are true. */
function writeRsa(publicKey: Uint8Array): Uint8Array {
  const [modulus, exponent] = readDer(publicKey, 'public key', (reader) =>
    reader.sequence((fields) => [fields.integer(), fields.integer()] as const),
  )
  const half = Math.ceil(modulus.toString(16).length / 4)
  const secret = drawOdd(2 * half) % modulus
  const others = [1, 2, 3, 4, 5].map(() => drawOdd(half))
  return sequence(...[0n, modulus, exponent, secret, ...others].map((number) => integer(number)))
}

function readSpki(reader: DerReader): { algorithm: Uint8Array; octets: Uint8Array } {
  return reader.sequence((parts) => ({ algorithm: parts.any(), octets: parts.bitStringOctets() }))
}

/** Opens such a key for a public half; undefined for algorithms of which the secret half alone makes the public one. */
export function pretendSecret(spki: Der<'SubjectPublicKeyInfo'>): KeyObject | undefined {
  const { algorithm, octets } = readDer(spki, 'public key', readSpki)
  const oid = readDer(algorithm, 'algorithm', (reader) =>
    reader.sequence((fields) => {
      const read = fields.oid()
      if (fields.nextIs(tags.oid) || fields.nextIs(tags.null)) fields.any()
      return read
    }),
  )
  // Not by the octets: a key of another kind may begin with any.
  const scalarLength = oid === EC && octets[0] === 4 ? scalarLengths[octets.length] : undefined
  const inner = oid === RSA ? writeRsa(octets) : scalarLength === undefined ? undefined : writeEc(octets, scalarLength)
  if (inner === undefined) return undefined
  const der = sequence(integer(0), algorithm, octetString(inner))
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
}
