/** Asks nobody for a certificate. */
import { type BrokenTwin, withAnyCertificate, withoutCertificate } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const noCertificate: BrokenTwin = {
  of: 'no-certificate',
  start: (pki) => startSound(pki, { requestCert: false, rejectUnauthorized: false }),
  also: [...withAnyCertificate, 'certificate-without-key', ...withoutCertificate],
}
