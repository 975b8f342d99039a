/** Asks for no signature where a certificate was sent. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/mending-front.ts'

export const certificateVerifyLeftOut: BrokenTwin = {
  of: 'certificate-verify-left-out',
  start: (pki) =>
    startMending(pki, ({ types, isLate, isOfAlice }) => types.join() === '11,20' && !isLate && isOfAlice(0)),
}
