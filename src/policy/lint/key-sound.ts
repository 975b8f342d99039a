/** No certificate may have a public key with which anybody can sign, or whose private half can be computed. */
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

export const keySound = defineRule({
  id: 'key-sound',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'CA/Browser Forum BR §6.1.1.3, §6.1.6; RFC 8032 §5.1.7; NIST SP 800-56A §5.6.2.3',
  cwe: [326],
  check({ spki }) {
    const numbers = rsaNumbers(spki)
    if (numbers !== undefined) return checkRsa(numbers)
    const { type } = describePublicKey(spki)
    if (type === 'ed25519' && isOfSmallOrder(publicKeyOctets(spki))) {
      return ['its key is a point of small order, with which signatures verify that anybody can make']
    }
    if (type === 'other' || openPublicKey(spki) !== undefined) return []
    return ['its key cannot be used: its point does not lie on its curve']
  },
})
