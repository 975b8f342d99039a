import { createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { bitString, integer, nothing, oid, sequence } from '../../../src/asn1/writer.ts'
import type { KeyType } from '../../../src/core/key.ts'
import { parseSubjectPublicKeyInfo } from '../../../src/x509/public-key.ts'
import { makeKey } from '../../support/certificate-kit.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'key-sound'
const withKey = (spki: Uint8Array) =>
  objections(rule, { ...makeClient(), spki: parseSubjectPublicKeyInfo(Uint8Array.from(spki)) })
const rsa = (modulus: bigint, exponent = 65_537n): Uint8Array =>
  sequence(
    sequence(oid(parseOid('1.2.840.113549.1.1.1')), nothing()),
    bitString(sequence(integer(modulus), integer(exponent))),
  )
const numbersOf = (type: KeyType) => {
  const { n = '', e = '' } = createPublicKey(makeKey(type).secret).export({ format: 'jwk' })
  const [modulus, exponent] = [n, e].map((one) => BigInt(`0x${Buffer.from(one, 'base64url').toString('hex')}`))
  return { modulus: modulus!, exponent: exponent! }
}

/** The product of the primes below 168, as the chips had it. */
const product = Array.from({ length: 166 }, (_, i) => i + 2)
  .filter((n) => Array.from({ length: n - 2 }, (_, i) => i + 2).every((d) => n % d !== 0))
  .reduce((all, prime) => all * BigInt(prime), 1n)
const modulo = (n: bigint): bigint => {
  let result = 1n
  for (let i = 0n; i < n; i += 1n) result = (result * 65_537n) % product
  return result
}
const isFreeOf = (n: bigint): boolean => Array.from({ length: 750 }, (_, i) => BigInt(i + 2)).every((d) => n % d !== 0n)
/** A number of 3,072 bits that is a power of 65537 by every prime below 168, and has no small factor. */
const roca = Array.from(
  { length: 500 },
  (_, i) => (2n ** 3072n / product - BigInt(i) - 1n) * product + modulo(11n),
).find(isFreeOf)!
/** Two odd numbers of 1,536 bits, near to each other, without a small factor. */
const near = Array.from({ length: 500 }, (_, i) => 2n ** 1536n - 1n - 2n * BigInt(i)).filter(isFreeOf)

it.each<KeyType>(['ec-p256', 'ec-p384', 'ed25519', 'rsa-3072'])('accepts a key of type %s', (type) => {
  expect(objections(rule, makeClient({ key: makeKey(type) }))).toEqual([])
})

describe('RSA', () => {
  const { modulus } = numbersOf('rsa-3072')

  it.each([
    ['1', 1n, '1'],
    ['3', 3n, '3'],
    ['even', 65_538n, '65538'],
    ['too long', 2n ** 256n + 1n, '257 bits'],
  ])('objects to a public exponent that is %s', (_, exponent, shown) => {
    expect(withKey(rsa(modulus, exponent))).toEqual([expect.stringContaining(shown)])
    expect(withKey(rsa(modulus, 65_537n))).toEqual([])
  })

  it('objects to a modulus with a small factor', () => {
    expect(withKey(rsa(751n * (2n ** 3062n + 1n)))).toEqual([expect.stringContaining('divided by')])
  })

  it('objects to a modulus of the chips that are known as ROCA (CVE-2017-15361), and not to its neighbour', () => {
    expect(withKey(rsa(roca))).toEqual([expect.stringContaining('ROCA')])
    const neighbour = Array.from({ length: 500 }, (_, i) => roca + 2n * BigInt(i + 1)).find(isFreeOf)!
    expect(withKey(rsa(neighbour))).toEqual([])
  })

  it('objects to two factors that are near to each other, and not to two that are not', () => {
    expect(withKey(rsa(near[0]! * near[1]!))).toEqual([expect.stringContaining('near to each other')])
    const far = Array.from({ length: 500 }, (_, i) => 2n ** 1535n + 1n + 2n * BigInt(i)).find(isFreeOf)!
    expect(withKey(rsa(near[0]! * far))).toEqual([])
  })
})

describe('Ed25519', () => {
  const spki = (key: Uint8Array) => sequence(sequence(oid(parseOid('1.3.101.112'))), bitString(key))

  // OpenSSL 3.0 verifies signatures with such a key that nobody made; OpenSSL 3.5 does not.
  it.each([
    ['the neutral point', Uint8Array.of(1, ...new Uint8Array(31))],
    ['zero', new Uint8Array(32)],
    ['zero with a sign', Uint8Array.of(...new Uint8Array(31), 0x80)],
    ['minus one', Uint8Array.of(0xec, ...new Uint8Array(30).fill(0xff), 0x7f)],
    ['one written as p + 1', Uint8Array.of(0xee, ...new Uint8Array(30).fill(0xff), 0x7f)],
  ])('objects to %s', (_, key) => {
    expect(withKey(spki(key))).toEqual([expect.stringContaining('small order')])
  })
})

it('objects to a point that does not lie on its curve', () => {
  const [ec, p256] = ['1.2.840.10045.2.1', '1.2.840.10045.3.1.7'].map((one) => oid(parseOid(one)))
  const point = Uint8Array.of(4, ...new Uint8Array(64).fill(1))
  expect(withKey(sequence(sequence(ec, p256), bitString(point)))).toEqual([expect.stringContaining('curve')])
})

it('leaves keys alone that it does not know', () => {
  expect(withKey(sequence(sequence(oid(parseOid('1.2.3'))), bitString(Uint8Array.of(0))))).toEqual([])
})
