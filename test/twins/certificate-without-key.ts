/** No library at hand forgets to verify a signature; a server that never asks for one stands in. */
import { type BrokenTwin, withAnyCertificate, withoutCertificate } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const certificateWithoutKey: BrokenTwin = {
  of: 'certificate-without-key',
  start: (pki) => startSound(pki, { requestCert: false }),
  also: [...withAnyCertificate, 'no-certificate', ...withoutCertificate],
}
