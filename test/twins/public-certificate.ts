/** Trusts a CA of which anybody gets certificates, beside its own. */
import { X509Certificate } from 'node:crypto'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const publicCertificate: BrokenTwin = {
  of: 'public-certificate',
  start: (pki) => {
    const { publicKey } = new X509Certificate(pki.publics.der)
    return startLenient(pki, (socket, certificate) => socket.authorized || certificate?.verify(publicKey) === true)
  },
}
