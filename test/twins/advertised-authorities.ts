/** Believes a second authority, and says so in its CertificateRequest. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const advertisedAuthorities: BrokenTwin = {
  of: 'advertised-authorities',
  start: (pki) => startSound(pki, { ca: [pki.clients.pem, pki.strangers.pem] }),
}
