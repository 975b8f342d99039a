/**
 * Presents the honest certificate, and leaves out the CertificateVerify, which proves that its key is there; the Finished is right
 * for what was sent (RFC 8446 §4.4.3, RFC 5246 §7.4.8).
 */
import type { AttackOf } from '../attack.ts'
import { flightAttempts, impostorOf } from '../impostors.ts'
import { flightMessages } from '../tls/client-flight.ts'

export const certificateVerifyLeftOut: AttackOf<'nothing'> = {
  id: 'certificate-verify-left-out',
  title: 'stolen certificate without any signature',
  meaning: 'A copy of a certificate, which is not secret, is enough to get in: nobody has to sign anything.',
  sound:
    'It ends the handshake with unexpected_message or decrypt_error as soon as another message comes in place of the signature.',
  history: [
    'OpenSSL 1.0.0 before 1.0.0p and 1.0.1 before 1.0.1k, for certificates with a Diffie-Hellman key (CVE-2015-0205)',
  ],
  group: 'identity',
  severity: 'critical',
  cwe: [287, 295],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the TLS library of the program that ends TLS; until then, do not let it decide who a client is by the certificate',
  plan: async (ground) => {
    const { chain } = await impostorOf(ground)
    const { keyExchange, finished } = flightMessages
    return flightAttempts([
      ['the CertificateVerify is left out', [{ message: 'Certificate', chain }, keyExchange, finished]],
    ])
  },
}
