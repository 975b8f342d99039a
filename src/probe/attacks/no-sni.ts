/**
 * Names no server in the TLS handshake (RFC 6066 §3), to see which virtual server answers, and whether that server asks for a
 * certificate.
 */
import type { AttackOf } from '../attack.ts'
import { asStrangers } from '../strangers.ts'

export const noSni: AttackOf<'nothing'> = {
  id: 'no-sni',
  title: 'handshake that names no server',
  meaning:
    'A client that sends no server name reaches a virtual server that asks for no certificate, and gets the page.',
  sound:
    'It demands a certificate as for its own name, or ends the handshake, or answers with no content of this server.',
  group: 'identity',
  severity: 'critical',
  cwe: [287, 288],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'demand a certificate on the whole listener, whatever the name in SNI, and give the default server no content',
  plan: (ground) => asStrangers(ground, [['no SNI', { sni: 'none' }]]),
}
