/** No certificate may have a public key with which anybody can sign, or whose private half can be computed. */
import type { Der } from '../../core/brand.ts'
import { describePublicKey, openPublicKey, publicKeyOctets, rsaNumbers } from '../../x509/public-key.ts'
import { defineRule } from '../lint-rule.ts'
import { checkRsa } from '../weak-rsa.ts'

/**
 * The y-coordinates of the points of Ed25519 whose order divides 8, some written in two ways: a signature that anybody can make
 * verifies with such a key.
 */
const smallOrder = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** Whether a key of Ed25519 is of small order, whatever the sign of its other coordinate. */
function isOfSmallOrder(key: Uint8Array): boolean {
  const y = Buffer.from(key)
  y[31]! &= 0x7f
  return smallOrder.has(y.toString('hex'))
}

type Curve = { readonly prime: bigint; readonly b: bigint }

/** The curves y² = x³ − 3x + b over a prime field. @see NIST SP 800-186 §3.2.1 */
const curves: Readonly<Record<string, Curve>> = {
  'ec-p256': {
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'ec-p384': {
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
}

/** Whether an uncompressed point lies on its curve. Not by opening the key, which costs a tenth of an issuance. */
function isOnCurve(point: Uint8Array, { prime, b }: Curve): boolean {
  if (point[0] !== 4) return false
  const digits = Buffer.from(point.buffer, point.byteOffset, point.length).toString('hex')
  const half = 1 + digits.length / 2
  const [x, y] = [BigInt(`0x${digits.slice(2, half)}`), BigInt(`0x${digits.slice(half)}`)]
  return x < prime && y < prime && (y * y - ((x * x - 3n) * x + b)) % prime === 0n
}

/** Objections to a public key for itself, whatever the certificate says. Pure. */
export function objectionsToKey(spki: Der<'SubjectPublicKeyInfo'>): readonly string[] {
  const { type } = describePublicKey(spki)
  const key = publicKeyOctets(spki)
  const curve = curves[type]
  if (curve !== undefined) {
    if (isOnCurve(key, curve) || (key[0] !== 4 && openPublicKey(spki) !== undefined)) return []
    return ['its key cannot be used: its point does not lie on its curve']
  }
  if (type === 'ed25519' && isOfSmallOrder(key)) {
    return ['its key is a point of small order, with which signatures verify that anybody can make']
  }
  const numbers = rsaNumbers(spki)
  return numbers === undefined ? [] : checkRsa(numbers)
}

export const keySound = defineRule({
  id: 'key-sound',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'CA/Browser Forum BR §6.1.1.3, §6.1.6; RFC 8032 §5.1.7; NIST SP 800-56A §5.6.2.3',
  cwe: [326],
  check: ({ spki }) => objectionsToKey(spki),
})
