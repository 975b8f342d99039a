/** Seals its tickets with a key of zeros, which outlives a reload too. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const knownTicketKey: BrokenTwin = {
  of: 'known-ticket-key',
  start: (pki) => startSound(pki, { ticketKeys: Buffer.alloc(48) }),
  also: ['resumption-after-revocation'],
}
