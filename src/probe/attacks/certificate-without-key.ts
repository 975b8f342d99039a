/** Presents the honest certificate, and signs the handshake with a key that is not its own (RFC 8446 §4.4.3). */
import type { AttackOf } from '../attack.ts'

export const certificateWithoutKey: AttackOf<'nothing'> = {
  id: 'certificate-without-key',
  title: 'stolen certificate without its private key',
  meaning: 'Certificates are no secret, and here it is enough to have seen one.',
  group: 'identity',
  severity: 'critical',
  cwe: [295, 347],
  over: 'each-version',
  needs: 'nothing',
  remedy:
    "leave the handshake to the TLS library, and let it verify the client's signature; never take a certificate from elsewhere",
  plan: async ({ request, forge }) => {
    const credential = forge.withoutKey(request.credential.chain)
    if (credential === undefined) {
      const why =
        'a key of this algorithm cannot be forged to fit a certificate; probe as a client with an EC or RSA key'
      return { verdict: 'not-tried', why }
    }
    return [{ label: 'signed with another key', credential }]
  },
}
