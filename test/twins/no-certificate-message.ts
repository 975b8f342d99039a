/** Forgets that it has asked for a certificate. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/mending-front.ts'

export const noCertificateMessage: BrokenTwin = {
  of: 'no-certificate-message',
  start: (pki) => startMending(pki, ({ types }) => types.join() === '20'),
}
