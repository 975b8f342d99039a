/** Speaks every version of TLS that its library can. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const oldTls: BrokenTwin = {
  of: 'old-tls',
  also: ['beyond-guideline', 'guideline-signatures', 'weak-client-signatures'],
  start: (pki) => startSound(pki, { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }),
}
