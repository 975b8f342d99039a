/** Presents a certificate with the same contents as the honest client's certificate, but signed with its own key. */
import type { AttackOf } from '../attack.ts'

export const selfSigned: AttackOf<'nothing'> = {
  id: 'self-signed',
  title: 'self-signed certificate with the same names',
  meaning: 'Anybody can make a certificate with the names of your client in a minute, and the server accepts it.',
  sound: 'It refuses the client, with the alert unknown_ca or an error page.',
  group: 'identity',
  severity: 'critical',
  cwe: [295, 296],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'verify client certificates against the pinned CA, and refuse the connection when verification fails',
  plan: async ({ forge }) => [
    { label: 'self-signed, P-256', credential: await forge.selfSigned('ec-p256') },
    // Verifiers have been seen that check one curve and wave another through.
    { label: 'self-signed, P-384', credential: await forge.selfSigned('ec-p384') },
  ],
}
