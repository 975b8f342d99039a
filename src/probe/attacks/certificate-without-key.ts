/**
 * Presents the honest certificate, and signs the TLS handshake with a key that does not belong to this certificate (RFC 8446
 * §4.4.3).
 */
import type { AttackOf } from '../attack.ts'

export const certificateWithoutKey: AttackOf<'nothing'> = {
  id: 'certificate-without-key',
  title: 'stolen certificate without its private key',
  meaning: 'A copy of a certificate, which is not secret, is enough to get in without its private key.',
  sound:
    'It ends the handshake, mostly with the alert decrypt_error, because the signature of the handshake does not fit the certificate.',
  history: [
    'OpenSSL 1.0.0 to 1.0.0o and 1.0.1 to 1.0.1j took a client certificate for Diffie-Hellman without any signature: CVE-2015-0205',
  ],
  group: 'identity',
  severity: 'critical',
  cwe: [295, 347],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    "leave the handshake to the TLS library, and let it verify the client's signature; never take a certificate from anywhere but the handshake",
  plan: async ({ request, forge }) => {
    const credential = forge.withoutKey(request.credential.chain)
    if (credential === undefined) {
      const why =
        'the probe cannot make a false key of this algorithm to use with the certificate; probe as a client with an EC or RSA key'
      return { verdict: 'not-tried', why }
    }
    return [{ label: 'signed with another key', credential }]
  },
}
