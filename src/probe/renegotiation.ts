/** Further handshakes on one connection, as a client asks for them: what an ending among them means. Two attacks make them. */
import type { Judgement, Silence } from './judgement.ts'
import type { Untried } from './need.ts'
import type { Observation } from './observation.ts'
import { formatAlert, NO_RENEGOTIATION } from './tls/alert.ts'

/** The result where the server speaks no TLS 1.2. */
export const WITHOUT_RENEGOTIATION: Untried = {
  verdict: 'not-tried',
  why: 'the server speaks TLS 1.3 only, in which no client can ask for a second handshake (RFC 8446 §4.1.2)',
}

/**
 * Judges how a connection ended on which the client had asked for another handshake: no_renegotiation is the
 * server's own will, and any other end may be anybody's bad luck. Pure.
 *
 * @returns undefined where the server did not end it
 */
export function judgeEnding({ end, alert, renegotiated, unsent }: Observation): Judgement | Silence | undefined {
  if (renegotiated === undefined || unsent || (end !== 'closed' && end !== 'reset')) return undefined
  const { times } = renegotiated
  const after = times === 0 ? '' : ` after ${times} further ${times === 1 ? 'handshake' : 'handshakes'}`
  if (alert === NO_RENEGOTIATION) return { verdict: 'enforced', how: `alert ${formatAlert(alert)}${after}` }
  const how = alert === undefined ? 'it ended the connection' : `alert ${formatAlert(alert)}`
  return { verdict: 'silent', how: `${how}${after}` }
}
