/** Looks at the name of the issuer, and at no signature. */
import { X509Certificate } from 'node:crypto'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const decoyAuthority: BrokenTwin = {
  of: 'decoy-authority',
  start: (pki) =>
    startLenient(pki, (_socket, certificate) => certificate?.issuer === new X509Certificate(pki.clients.der).subject),
  also: [
    'decoy-with-chain',
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
