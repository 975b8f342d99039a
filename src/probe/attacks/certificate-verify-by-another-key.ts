/**
 * Presents the honest certificate, and signs the handshake by another key: once by itself, and once with the certificate of this
 * key behind the honest one (RFC 8446 §4.4.3, RFC 5246 §7.4.8).
 */
import type { AttackOf } from '../attack.ts'
import { flightAttempts, impostorOf } from '../impostors.ts'
import { flightMessages } from '../tls/client-flight.ts'

export const certificateVerifyByAnotherKey: AttackOf<'nothing'> = {
  id: 'certificate-verify-by-another-key',
  title: 'stolen certificate with a signature by another key',
  meaning:
    'A copy of a certificate, which is not secret, is enough to get in: the signature may be by any key, such as that of a second certificate.',
  sound: 'It verifies the signature by the key of the first certificate, and ends the handshake with decrypt_error.',
  group: 'identity',
  severity: 'critical',
  cwe: [295, 347],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the TLS library of the program that ends TLS, and let it alone verify signatures, by the key of the certificate that it names as that of the client',
  plan: async (ground) => {
    const { chain, key, own } = await impostorOf(ground)
    const { keyExchange, finished } = flightMessages
    return flightAttempts([
      [
        'signed by another key',
        [{ message: 'Certificate', chain }, keyExchange, { message: 'CertificateVerify', key }, finished],
      ],
      [
        'signed by the key of a certificate behind the honest one',
        [
          { message: 'Certificate', chain: [...chain, ...own.chain] },
          keyExchange,
          { message: 'CertificateVerify', key: own.key },
          finished,
        ],
      ],
    ])
  },
}
