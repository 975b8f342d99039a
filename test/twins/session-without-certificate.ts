/** Takes a resumed session as a sign that the client was verified before. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const sessionWithoutCertificate: BrokenTwin = {
  of: 'session-without-certificate',
  start: (pki) => startLenient(pki, (socket) => socket.authorized || socket.isSessionReused()),
}
