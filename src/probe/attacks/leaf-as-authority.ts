/**
 * Presents a certificate that an honest client has signed with its own key, as if this client were a CA (RFC 5280 §4.2.1.9,
 * §6.1.4 (k)).
 */
import type { AttackOf } from '../attack.ts'

export const leafAsAuthority: AttackOf<'nothing'> = {
  id: 'leaf-as-authority',
  title: 'certificate signed by a client, not by a CA',
  meaning:
    'Every client of yours can act as a CA: it can sign a certificate for anybody, under any name, and the server accepts it.',
  sound: 'It refuses the certificate, because its issuer is no CA.',
  history: ['OpenSSL 1.1.1h to 1.1.1j left this check out for those that set X509_V_FLAG_X509_STRICT: CVE-2021-3450'],
  group: 'identity',
  severity: 'critical',
  cwe: [295, 296],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'leave path validation to the TLS library, and ignore none of its errors: basicConstraints of every issuer must say CA',
  plan: async ({ request, forge }) => {
    const { chain, key } = await forge.issuedBy(request.credential)
    const whole = { chain: [...chain, request.clientAnchor], key }
    return [
      { label: 'with its issuer sent along', credential: { chain, key } },
      { label: 'with issuer and CA sent along', credential: whole },
    ]
  },
}
