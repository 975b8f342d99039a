/** Takes every suite and group of TLS 1.2 and 1.3 that its library has and that is not weak. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const beyondGuideline: BrokenTwin = {
  of: 'beyond-guideline',
  start: (pki) =>
    startSound(pki, {
      ciphers: 'TLS_AES_128_GCM_SHA256:TLS_AES_128_CCM_SHA256:ECDHE+AES:@SECLEVEL=2',
      ecdhCurve: 'X25519:P-256:P-384:secp256k1',
    }),
}
