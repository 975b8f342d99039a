/** Verifies no signature whose scheme is not that of the certificate's key. */
import { schemes } from '../../src/probe/tls/signature-scheme.ts'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/mending-front.ts'

export const signatureSchemeMismatch: BrokenTwin = {
  of: 'signature-scheme-mismatch',
  start: (pki) =>
    startMending(
      pki,
      ({ types, scheme, isOfAlice }) =>
        types.join() === '11,15,20' && scheme !== schemes.ecdsa_secp256r1_sha256 && isOfAlice(0),
    ),
}
