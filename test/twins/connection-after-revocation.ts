/** Takes a new CRL into use for new connections, and lets those that are open go on. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startSound } from '../support/twins.ts'

export const connectionAfterRevocation: BrokenTwin = {
  of: 'connection-after-revocation',
  start: (pki) => startSound(pki, {}, page, 'kept'),
}
