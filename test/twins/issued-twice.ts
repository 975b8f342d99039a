/** Has a CRL that lacks the newer of two certificates of one name. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const issuedTwice: BrokenTwin = {
  of: 'issued-twice',
  start: (pki) => startSound(pki, { crl: pki.crlOfOneBob }),
  // A client that is revoked later is not on this CRL either.
  also: ['revocation-lag'],
}
