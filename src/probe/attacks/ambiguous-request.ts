/**
 * Sends as the honest client requests that a server must refuse, because two programs may read them differently: in HTTP/2 a
 * pseudo-header that comes twice or after the fields (RFC 9113 §8.3) and a name in capitals (§8.2.1), in HTTP/1.1 a length that is no
 * number (RFC 9112 §6.3).
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import type { HttpHeader, HttpRequest, HttpResponse } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'

function judgeAmbiguous(seen: HttpObservation, control: HttpResponse): Judgement | Silence {
  const { answer, declined, detail = '' } = seen
  if (declined) return { verdict: 'enforced', how: detail }
  if (answer === undefined || !isGood(answer.status)) return judge(seen, control)
  return { verdict: 'bypassed', evidence: `answered ${answer.status} to a request that must be refused` }
}

export const ambiguousRequest: AttackOf<'nothing'> = {
  id: 'ambiguous-request',
  title: 'request that two programs read differently',
  meaning: 'A client can make a request of which the proxy sees one path or host, and the application another.',
  sound: 'It answers 400, or resets the stream with PROTOCOL_ERROR.',
  group: 'access',
  severity: 'medium',
  cwe: [444],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'upgrade the server, and refuse what the standards call malformed instead of mending it',
  plan: async ({ request: { credential }, honest, hostField, missingPath }) => {
    const attempt = (label: string, request: HttpRequest, more: Partial<HttpAttempt>): HttpAttempt => ({
      label,
      http: { request },
      credential,
      judge: judgeAmbiguous,
      ...more,
    })
    const inHttp2 = (label: string, after: 'pseudo-headers' | 'all', ...fields: readonly HttpHeader[]): HttpAttempt =>
      attempt(label, { ...honest, stray: { after, fields } }, { only: 'h2' })
    return [
      inHttp2('two paths', 'pseudo-headers', { name: ':path', value: missingPath }),
      inHttp2('a path after the fields', 'all', { name: ':path', value: missingPath }),
      inHttp2('two authorities', 'pseudo-headers', { name: ':authority', value: hostField }),
      inHttp2('a name in capitals', 'all', { name: 'X-Countersign-Probe', value: '1' }),
      attempt(
        'a length that is no number',
        { ...honest, headers: [{ name: 'Content-Length', value: 'none' }] },
        { only: 'http/1.1' },
      ),
    ]
  },
}
