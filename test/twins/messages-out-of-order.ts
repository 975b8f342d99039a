/** Takes two Certificates: the first for the signature, and the last for the client. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/mending-front.ts'

export const messagesOutOfOrder: BrokenTwin = {
  of: 'messages-out-of-order',
  start: (pki) =>
    startMending(
      pki,
      ({ types, chains, isSignedBy, isOfAlice }) =>
        types.join() === '11,11,15,20' && isSignedBy(chains[0]?.[0]) && isOfAlice(1),
    ),
}
