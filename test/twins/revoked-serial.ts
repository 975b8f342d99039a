/** Knows revoked certificates by their fingerprints, as lists do that somebody keeps by hand. */
import { X509Certificate } from 'node:crypto'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const revokedSerial: BrokenTwin = {
  of: 'revoked-serial',
  also: ['revocation-lag'],
  start: (pki) => {
    const listed = [pki.bob, pki.bobAgain].map(({ chain: [der] }) => new X509Certificate(der!).fingerprint256)
    return startLenient(
      pki,
      (socket, certificate) =>
        socket.authorized ||
        (String(socket.authorizationError) === 'CERT_REVOKED' && !listed.includes(certificate?.fingerprint256 ?? '')),
    )
  },
}
