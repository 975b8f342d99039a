/** Makes ephemeral keys for handshakes that are written without a TLS library. Keeps none of them. */
import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto'
import type { KeyShare } from '../core/port/network.ts'

/** What precedes the 32 octets of an X25519 key in a SubjectPublicKeyInfo (RFC 8410 §4). */
const X25519_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')

/** What the library throws, it throws for a share that is no point of the group. */
function unlessMalformed(agree: () => Buffer): Uint8Array | undefined {
  try {
    return new Uint8Array(agree())
  } catch {
    return undefined
  }
}

function makeX25519(): KeyShare {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    group: 29,
    share: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(X25519_PREFIX.length)),
    agree: (other) =>
      unlessMalformed(() => {
        const der = Buffer.concat([X25519_PREFIX, other])
        return diffieHellman({ privateKey, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) })
      }),
  }
}

function makeP256(): KeyShare {
  const ecdh = createECDH('prime256v1')
  return {
    group: 23,
    share: new Uint8Array(ecdh.generateKeys()),
    agree: (other) => unlessMalformed(() => ecdh.computeSecret(other)),
  }
}

/** Fresh keys, the usual group first. */
export const keyShares = async (): Promise<readonly KeyShare[]> => [makeX25519(), makeP256()]
