/** Key agreement, signatures and randomness for handshakes that are made by hand. Knows no message of TLS. */
import {
  constants,
  createECDH,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { promisify } from 'node:util'
import type { ByOwnHand, Group } from '../core/port/network.ts'
import { secretKeyObject } from './keys.ts'

const signAtOnce = promisify(sign)

/** The curves as OpenSSL names them. */
const curves: Readonly<Record<Exclude<Group, 'x25519'>, string>> = {
  secp256r1: 'prime256v1',
  secp384r1: 'secp384r1',
  secp521r1: 'secp521r1',
}

/** The octets of an X25519 key are the last ones of its SubjectPublicKeyInfo (RFC 8410 §4). */
const X25519_OCTETS = 32

function agreeInX25519(): ReturnType<ByOwnHand['agreement']> {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const opened = (octets: Uint8Array): KeyObject =>
    createPublicKey({ key: Buffer.concat([spki.subarray(0, -X25519_OCTETS), octets]), type: 'spki', format: 'der' })
  return {
    share: new Uint8Array(spki.subarray(-X25519_OCTETS)),
    agree: (theirs) => {
      try {
        return new Uint8Array(diffieHellman({ privateKey, publicKey: opened(theirs) }))
      } catch {
        return undefined
      }
    },
  }
}

function agreement(group: Group): ReturnType<ByOwnHand['agreement']> {
  if (group === 'x25519') return agreeInX25519()
  const half = createECDH(curves[group])
  return {
    share: new Uint8Array(half.generateKeys()),
    agree: (theirs) => {
      try {
        return new Uint8Array(half.computeSecret(theirs))
      } catch {
        return undefined
      }
    },
  }
}

/** What only the system can give to a handshake by hand. */
export const byOwnHand: ByOwnHand = {
  random: () => new Uint8Array(randomBytes(32)),
  agreement,
  sign: async (key, { digest, padding }, message) => {
    const secret = secretKeyObject(key)
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    try {
      return new Uint8Array(await signAtOnce(digest, message, { key: secret, ...(padding === 'pss' ? pss : {}) }))
    } catch {
      return undefined
    }
  },
}
