/**
 * Sends TRACE as the honest client: a server that repeats the request (RFC 9110 §9.3.8) shows the headers that proxies add to it, such as
 * those that name the verified client.
 */
import { identityHeaders } from '../../policy/identity-headers.ts'
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { type HttpResponse, shows } from '../protocol/http.ts'
import { isGood, isOfTheMoment } from '../protocol/http-judge.ts'

/** A header by which it is known whether an answer repeats the request. */
const MARK = { name: 'X-Countersign-Probe', value: 'countersign-probe-repeat-this' }

const names = Object.values(identityHeaders).flat()

/** The first header that tells an identity in an answer, though the request had none. */
function addedTo(answer: HttpResponse): string | undefined {
  const lines = Buffer.from(answer.body)
    .toString('latin1')
    .split(/\r?\n/)
    .map((line) => line.split(':')[0]?.trim().toLowerCase())
  return names.find((name) => lines.includes(name.toLowerCase()))
}

function judgeTrace(seen: HttpObservation, control: HttpResponse): Judgement | Silence {
  const { answer } = seen
  if (answer === undefined) return judge(seen, control)
  if (!isGood(answer.status)) {
    return isOfTheMoment(answer) ? judge(seen, control) : { verdict: 'enforced', how: `HTTP ${answer.status}` }
  }
  if (!shows(answer, MARK.value)) return { verdict: 'enforced', how: 'the request is not repeated' }
  const added = addedTo(answer)
  // An application that shows the headers of each request shows them without TRACE, too.
  if (added !== undefined && addedTo(control) === undefined) {
    return { verdict: 'bypassed', evidence: `the answer to TRACE shows ${added}, which a proxy has added` }
  }
  return { verdict: 'remark', note: `TRACE is answered ${answer.status} with the headers of the request` }
}

export const traceEcho: AttackOf<'nothing'> = {
  id: 'trace-echo',
  title: 'headers repeated in an answer to TRACE',
  meaning: 'A client learns the headers by which a proxy tells the application who a client is, and so what to forge.',
  sound: 'It refuses TRACE, or does not know it.',
  group: 'access',
  severity: 'low',
  cwe: [200],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'switch TRACE off, at the proxy and at the application',
  plan: async ({ request: { credential }, honest }) => [
    {
      label: 'TRACE',
      http: { request: { ...honest, method: 'TRACE', headers: [MARK] } },
      credential,
      judge: judgeTrace,
    },
  ],
}
