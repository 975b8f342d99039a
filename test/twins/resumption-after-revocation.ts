/** Resumes a session whatever the CRL says by now. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const resumptionAfterRevocation: BrokenTwin = {
  of: 'resumption-after-revocation',
  start: (pki) => startSound(pki, { ticketKeys: Buffer.alloc(48, 7) }),
}
