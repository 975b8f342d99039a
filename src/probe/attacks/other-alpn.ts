/**
 * Offers other protocols in the handshake than the one that is then spoken, and presents no certificate: software that selects its TLS
 * settings by the offered protocol (RFC 7301) may have one without client certificates, as for acme-tls/1 (RFC 8737 §3).
 */
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import type { HttpRequest, HttpResponse } from '../protocol/http.ts'

const offers: readonly (readonly [label: string, alpn: readonly string[]])[] = [
  ['no protocol offered', []],
  ['http/1.0 offered', ['http/1.0']],
  ['acme-tls/1 offered', ['acme-tls/1']],
  ['an unknown protocol offered', ['countersign-probe']],
]

/** How our TLS library names a choice that was not offered (RFC 7301 §3.1 forbids it; Apache chooses http/1.1 then). */
const NOT_OFFERED = 'ERR_SSL_BAD_EXTENSION'

/** A server that chooses what was not offered has chosen the protocol that it always has: its settings are those of that one. */
function judgeOffer(seen: HttpObservation, control: HttpResponse, asked: HttpRequest): Judgement | Silence {
  if (seen.handshake === 'complete' || seen.code !== NOT_OFFERED) return judge(seen, control, asked)
  return { verdict: 'enforced', how: 'the server chose a protocol that was not offered, and no client goes on then' }
}

export const otherAlpn: AttackOf<'nothing'> = {
  id: 'other-alpn',
  title: 'another protocol offered in the handshake',
  meaning: 'A client that names another protocol in its handshake needs no certificate.',
  sound: 'It demands the certificate whatever is offered, or ends the handshake with alert 120.',
  group: 'identity',
  severity: 'critical',
  cwe: [288],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'demand the certificate in every TLS setting of the listener, whatever protocol (ALPN) selects it',
  plan: async () => offers.map(([label, alpn]) => ({ label, alpn, judge: judgeOffer })),
}
