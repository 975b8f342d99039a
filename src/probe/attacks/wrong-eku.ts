/**
 * Presents certificates of the pinned CA that were issued for another purpose than client authentication (RFC 5280 §4.2.1.12).
 */
import type { AttackOf } from '../attack.ts'

export const wrongEku: AttackOf<'mint'> = {
  id: 'wrong-eku',
  title: 'certificate of this CA that is not for clients',
  meaning: 'The server also accepts a certificate that was issued for a web server or for e-mail, not for a client.',
  sound: 'It refuses the client, with the alert unsupported_certificate or an error page.',
  history: [
    'Envoy before 1.18.6, 1.19.3 and 1.20.2 did not look at the purpose of a certificate: CVE-2022-21657',
    'Mbed TLS 3.2.0 to 3.6.0, with optional verification over TLS 1.3: CVE-2024-45159',
  ],
  group: 'validity',
  severity: 'high',
  cwe: [295],
  over: 'each-version',
  speaks: 'any',
  needs: 'mint',
  remedy: 'make the server require the client purpose (extended key usage clientAuth) of every client certificate',
  plan: async (_, mint) => [
    { label: 'serverAuth only', credential: await mint('attack-server-auth') },
    { label: 'emailProtection only', credential: await mint('attack-wrong-eku') },
  ],
}
