/**
 * Reads which signatures the server takes from clients (RFC 8446 §4.3.2, RFC 5246 §7.4.4): with MD5 and SHA-1 they can be forged (RFC 9155). Signs nothing so.
 */
import type { AttackOf } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'
import { formatSignature } from '../tls/offers.ts'

/** By the hash, which is the first octet of the older algorithms: MD5 and SHA-1. */
const isForgeable = (algorithm: number): boolean => algorithm >>> 8 === 1 || algorithm >>> 8 === 2

export const weakClientSignatures: AttackOf<'nothing'> = {
  id: 'weak-client-signatures',
  title: 'client signatures with MD5 or SHA-1',
  meaning:
    'The server lets clients prove who they are by a signature that an attacker in the network may carry over from another connection.',
  sound: 'It names in its CertificateRequest only signature algorithms with SHA-2, or EdDSA.',
  history: ['OpenSSL 1.0.1 before 1.0.1f: signatures with MD5 are taken, SLOTH (CVE-2015-7575)'],
  group: 'protocol',
  severity: 'medium',
  cwe: [327, 328],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'name in the TLS settings of the server only signature algorithms with SHA-2, or upgrade its TLS library',
  plan: async ({ request }) => [
    {
      label: 'the signatures in the certificate request',
      openssl: [],
      credential: request.credential,
      judge: (seen) => {
        if (seen.flight.hello === undefined) return leaveOpen(seen)
        const { signatures, authorities } = seen.flight
        if (signatures === undefined) {
          const why = authorities === undefined ? 'it asks for no certificate in the handshake' : 'it names none'
          return { verdict: 'remark', note: `${why}, so it does not say which signatures it takes` }
        }
        const weak = signatures.filter(isForgeable)
        if (weak.length > 0) {
          return { verdict: 'bypassed', evidence: `the server takes ${weak.map(formatSignature).join(', ')}` }
        }
        const clear = 'no signature with MD5 or SHA-1; what a certificate says of its client goes in clear here'
        return { verdict: 'enforced', how: seen.transport === '1.2' ? clear : 'no signature with MD5 or SHA-1' }
      },
    },
  ],
}
