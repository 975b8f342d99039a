/** Has no CRL. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const revoked: BrokenTwin = {
  of: 'revoked',
  start: (pki) => startSound(pki, { crl: [] }),
  also: ['issued-twice', 'revocation-lag', 'revoked-serial'],
}
