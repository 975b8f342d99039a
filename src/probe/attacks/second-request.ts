/**
 * Sends two requests on one connection without a certificate of this CA, the first for another host, the second for ours: a server that
 * decides once for a connection lets the second pass (RFC 9110 §7.4; RFC 9113 §9.1.1 for streams of one connection).
 */
import { formatHostField } from '../../policy/host.ts'
import type { AttackOf } from '../attack.ts'
import { asStrangers } from '../strangers.ts'

const ELSEWHERE = 'elsewhere.example'

export const secondRequest: AttackOf<'nothing'> = {
  id: 'second-request',
  title: 'second request of a connection for another host',
  meaning:
    'The server decides by the first request of a connection whether a certificate is needed, and the client chooses that request.',
  sound: 'It refuses each request of such a connection, or ends it after the first.',
  group: 'identity',
  severity: 'critical',
  cwe: [288, 297],
  over: 'newest-version',
  needs: 'nothing',
  remedy:
    'decide on each request, not on the connection; answer 421 where a request names another host than the handshake did',
  plan: (ground) => {
    const { honest, request } = ground
    const first = { ...honest, host: formatHostField(ELSEWHERE, request.address.port) }
    const http = { request: { ...honest, first } }
    return asStrangers(ground, [
      ['after one for another host', { http }],
      ['after one for another host, named in the handshake', { http, sni: ELSEWHERE }],
    ])
  },
}
