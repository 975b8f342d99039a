/** Takes signatures with SHA-1 from clients. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const guidelineSignatures: BrokenTwin = {
  of: 'guideline-signatures',
  also: ['weak-client-signatures'],
  start: (pki) =>
    startSound(pki, {
      ciphers: 'ECDHE+AESGCM:@SECLEVEL=0',
      sigalgs: 'ECDSA+SHA256:RSA-PSS+SHA256:ECDSA+SHA1:RSA+SHA1',
    }),
}
