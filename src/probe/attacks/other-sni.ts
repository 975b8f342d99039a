/** Names in the TLS handshake another server than the server whose page the request asks for (RFC 6066 §3). */
import type { AttackOf } from '../attack.ts'
import { asStrangers } from '../strangers.ts'

export const otherSni: AttackOf<'nothing'> = {
  id: 'other-sni',
  title: 'handshake that names another server',
  meaning: 'A client that sends another server name needs no certificate, and still gets the page of this server.',
  sound: 'It demands a certificate as for its own name, or ends the handshake, or answers 421.',
  history: ['Traefik before 2.6.1 fell back to its default TLS configuration: CVE-2022-23632'],
  group: 'identity',
  severity: 'critical',
  cwe: [287, 288],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'demand a certificate on the whole listener, whatever the name in SNI, and give the default server no content',
  plan: (ground) =>
    asStrangers(ground, [
      ['SNI elsewhere.example', { sni: 'elsewhere.example' }],
      [`SNI below ${ground.request.serverName}`, { sni: `probe.${ground.request.serverName}` }],
    ]),
}
