/** Sends a request in plain HTTP to the TLS port: in plain HTTP a server cannot ask for a certificate. */
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { Observation } from '../observation.ts'
import { type HttpRequest, type HttpResponse, headerValues } from '../protocol/http.ts'

/** Being sent to https is a refusal here, and the only redirect that is one. */
function judgeCleartext(seen: Observation, control: HttpResponse, asked: HttpRequest): Judgement | Silence {
  const { answer } = seen
  const [location = ''] = answer === undefined ? [] : headerValues(answer, 'location')
  if (answer !== undefined && answer.status >= 300 && answer.status < 400 && location.startsWith('https://')) {
    return { verdict: 'enforced', how: `HTTP ${answer.status} to https` }
  }
  return judge(seen, control, asked)
}

export const plaintextHttp: AttackOf<'nothing'> = {
  id: 'plaintext-http',
  title: 'plain HTTP on the same port',
  meaning: 'The page is served without encryption and to anybody: there is a way around TLS and its certificates.',
  sound: 'It closes the connection, or answers 400, or redirects to https.',
  group: 'identity',
  severity: 'critical',
  cwe: [288, 319],
  over: 'cleartext',
  needs: 'nothing',
  remedy: 'serve nothing but TLS on this port; at most redirect to https',
  plan: async () => [{ label: 'plain HTTP', judge: judgeCleartext }],
}
