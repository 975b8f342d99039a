/** Makes keys on a curve of 192 bits. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const weakKeyExchange: BrokenTwin = {
  of: 'weak-key-exchange',
  also: ['beyond-guideline'],
  start: (pki) =>
    startSound(pki, {
      ciphers: 'ECDHE+AESGCM:@SECLEVEL=0',
      ecdhCurve: 'P-192:X25519:P-256:P-384',
      sigalgs: 'ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256',
    }),
}
