/** Judges a session that was made at one place and is resumed at another: in a resumed session no certificate is verified (RFC 8446 §2.2). */
import { describeSilence, judge, leaveOpen } from './engine/oracle.ts'
import type { Judgement, Silence } from './judgement.ts'
import type { HttpObservation, Observation } from './observation.ts'
import type { HttpResponse } from './protocol/http.ts'

/**
 * Judges that a client got no session to resume. It is a refusal where the client was answered, or refused by an alert; of a connection that
 * ended without a word, the honest client must bear out that it was the server's will. Pure.
 *
 * @param how what it is called where it is a refusal
 */
export function judgeNoSession(before: Observation | undefined, how: string): Judgement | Silence {
  if (before === undefined) return leaveOpen(before)
  const { end, answer, alert, code } = before
  if (answer !== undefined || alert !== undefined) return { verdict: 'enforced', how }
  if (end === 'unreachable' && code === 'ECONNREFUSED') return { verdict: 'enforced', how: 'nothing listens there' }
  if (end === 'timeout' || end === 'local') return leaveOpen(before)
  return { verdict: 'silent', how: `${how}: ${describeSilence(before)}` }
}

/** How it was met that a session was, or was not, resumed; undefined where it was, and something came of it. */
function judgeSession(seen: HttpObservation, place: string): Judgement | Silence | undefined {
  const { before, resumed } = seen
  if (before?.session === undefined) {
    const judgement = judgeNoSession(before, `${place} gives such a client no session to resume`)
    if (judgement.verdict !== 'inconclusive') return judgement
    return { ...judgement, why: `it is not known whether ${place} gives a session: ${judgement.why}` }
  }
  return resumed ? undefined : { verdict: 'enforced', how: `the session of ${place} is not resumed` }
}

/**
 * Judges the answer of the protected server to a session that was made elsewhere. Pure.
 *
 * @param place where the session was made
 */
export const judgeResumedElsewhere =
  (place: string) =>
  (seen: HttpObservation, control: HttpResponse): Judgement | Silence => {
    const session = judgeSession(seen, place)
    if (session !== undefined) return session
    const judgement = judge(seen, control)
    if (judgement.verdict !== 'bypassed') return judgement
    return { verdict: 'bypassed', evidence: `a session of ${place} is resumed: ${judgement.evidence}` }
  }

/**
 * Judges the answer of another virtual server to a session of the honest client: if that server refuses the client's certificate, it must
 * refuse the client's session, too. Pure.
 *
 * @param place the virtual server
 */
export const judgeResumedAt =
  (place: string) =>
  (seen: HttpObservation, control: HttpResponse): Judgement | Silence => {
    const { answer, beside: [certified, bare] = [] } = seen
    const session = judgeSession(seen, 'the server')
    if (session !== undefined) return session
    const gets = (one: HttpResponse | undefined): boolean => one !== undefined && one.status < 400
    if (gets(certified) || gets(bare)) {
      return { verdict: 'enforced', how: `${place} serves this client without a session, too` }
    }
    if (answer === undefined || !gets(answer)) return judge(seen, control)
    const evidence = `answered ${answer.status} at ${place}, which refuses this client's certificate in a handshake of its own`
    return { verdict: 'bypassed', evidence }
  }
