/**
 * Presents certificates of the pinned CA that were issued for another purpose than client authentication (RFC 5280 §4.2.1.12).
 */
import type { AttackOf } from '../attack.ts'

export const wrongEku: AttackOf<'mint'> = {
  id: 'wrong-eku',
  title: 'certificate of this CA that is not for clients',
  meaning: 'The server also accepts a certificate that was issued for a web server or for e-mail, not for a client.',
  group: 'validity',
  severity: 'high',
  cwe: [295],
  over: 'each-version',
  needs: 'mint',
  remedy: 'make the server require the client purpose (extended key usage clientAuth) of every client certificate',
  plan: async (_, mint) => [
    { label: 'serverAuth only', credential: await mint('attack-server-auth') },
    { label: 'emailProtection only', credential: await mint('attack-wrong-eku') },
  ],
}
