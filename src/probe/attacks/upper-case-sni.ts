/**
 * Writes the server's name in SNI in capitals, or with a dot at its end: DNS treats this as the same name (RFC 4343), but the
 * server perhaps does not.
 */
import type { AttackOf } from '../attack.ts'
import { asStrangers } from '../strangers.ts'

export const upperCaseSni: AttackOf<'nothing'> = {
  id: 'upper-case-sni',
  title: 'server name in another spelling',
  meaning:
    'A client that writes the host name in capitals, or with a dot at its end, reaches another virtual server, which asks for no certificate.',
  sound: 'It takes the name for its own and demands a certificate, or ends the handshake.',
  history: [
    'Node.js compared the names of addContext by their case: CVE-2026-48928 (measured with 20.20.2; not in 24.21.0)',
  ],
  group: 'identity',
  severity: 'critical',
  cwe: [287, 288],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the server, which must compare names without regard to case, and demand a certificate on the whole listener',
  plan: (ground) =>
    asStrangers(ground, [
      ['SNI in upper case', { sni: ground.request.serverName.toUpperCase() }],
      ['SNI with a dot at its end', { sni: `${ground.request.serverName}.` }],
    ]),
}
