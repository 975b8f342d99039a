/** Takes a signature of the client that was made for another handshake. */
import { elsewhere } from '../../src/probe/tls/client-flight.ts'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/mending-front.ts'

export const certificateVerifyReplayed: BrokenTwin = {
  of: 'certificate-verify-replayed',
  start: (pki) => startMending(pki, ({ chains, isSignedBy }) => isSignedBy(chains[0]?.[0], elsewhere)),
}
