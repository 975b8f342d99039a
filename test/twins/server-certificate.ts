/** Trusts the authority of its own certificate to vouch for clients, too. */
import { X509Certificate } from 'node:crypto'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const serverCertificate: BrokenTwin = {
  of: 'server-certificate',
  start: (pki) =>
    startLenient(pki, (_socket, certificate) =>
      [pki.clients, pki.servers].some((ca) => certificate?.verify(new X509Certificate(ca.der).publicKey) === true),
    ),
  also: [
    'expired',
    'issued-twice',
    'not-yet-valid',
    'revocation-lag',
    'revoked',
    'revoked-serial',
    'unknown-critical-extension',
    'wrong-eku',
  ],
}
