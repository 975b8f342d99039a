/** Verifies the signature by the key of whichever certificate was sent, and takes the first for the client. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/mending-front.ts'

export const certificateVerifyByAnotherKey: BrokenTwin = {
  of: 'certificate-verify-by-another-key',
  start: (pki) =>
    startMending(pki, ({ types, chains, isSignedBy, isOfAlice }) => {
      const [[, ...behind] = []] = chains
      return types.join() === '11,15,20' && isOfAlice(0) && behind.some((certificate) => isSignedBy(certificate))
    }),
}
