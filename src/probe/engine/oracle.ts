/**
 * Decides the verdict of an attempt by a comparison of the server's answer with the answer to the honest client. A completed
 * TLS handshake alone proves nothing. The functions are pure; `asking.ts` sends the requests.
 */

import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import { answerBytesOf, type Observation, type Transport } from '../observation.ts'
import { shows } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'
import { type Answer, type Control, isHttp, type ProtocolId, type Question } from '../protocol/protocol.ts'
import { protocolsOf } from '../protocols/index.ts'
import { certificateAlerts, formatAlert, PROTOCOL_VERSION } from '../tls/alert.ts'
import type { ServerHello } from '../tls/flight.ts'
import type { ControlRoute } from './round.ts'

/** Transport and protocol of a connection, for people; named is only what is spoken besides the first protocol. */
export function formatRoute(transport: Transport, protocol: ProtocolId | undefined): string {
  if (transport === 'hello') return 'a bare ClientHello'
  if (transport === 'cleartext') return 'plain TCP'
  if (transport === 'quic') return 'QUIC'
  const further = protocolsOf('http')
    .slice(1)
    .find(({ id }) => id === protocol)
  return further === undefined ? `TLS ${transport}` : `TLS ${transport} with ${further.title}`
}

/** Says why there is no answer to look at. */
export function describeSilence(seen: Observation): string {
  const words = seen.detail === undefined ? '' : ` (${seen.detail})`
  switch (seen.end) {
    case 'unreachable':
      return `the server could not be reached${words}`
    case 'local':
      return `the probe ended the connection${words}`
    case 'timeout':
      return answerBytesOf(seen) === 0 ? 'no answer came in time' : 'the answer did not end in time'
    case 'complete':
      return `the answer is not ${seen.protocol.family === 'http' ? 'HTTP' : seen.protocol.title}${words}`
    case 'closed':
    case 'reset':
      if (seen.alert !== undefined) return `the server refused the connection with alert ${formatAlert(seen.alert)}`
      if (answerBytesOf(seen) > 0) return `the answer broke off after ${answerBytesOf(seen)} bytes${words}`
      return `the server ${seen.end === 'reset' ? 'reset' : 'closed'} the connection without an answer`
  }
}

/** What to do where the honest client is not always answered. */
export const SERVE_ON =
  'have the server answer the honest client there each time; if it limits connections, probe more slowly with --rate N'

/** What to do about an answer that did not come, or not to its end. */
function adviseOn(seen: Observation): string {
  switch (seen.end) {
    case 'unreachable':
      return 'look whether the server still runs, and whether it or a firewall turns away many connections; if so, probe more slowly with --rate N'
    case 'local':
      return 'keep with --keep DIRECTORY what the attempt takes, and repeat it by hand with the command of the report'
    case 'complete':
      return 'look which protocol the server speaks there, and name it by the scheme of the URL'
    case 'timeout':
    case 'closed':
    case 'reset':
      return answerBytesOf(seen) > 0
        ? 'look in the log of the server why; if it limits connections, probe more slowly with --rate N'
        : 'if the server is slow or limits connections, probe more slowly with --rate N'
  }
}

/** Leaves the verdict open, because there is no answer to look at. @param cause what that leaves open, where it is not plain */
export function leaveOpen(seen: Observation | undefined, cause?: string): Judgement {
  const why = seen === undefined ? 'nothing was asked' : describeSilence(seen)
  return inconclusive(
    cause === undefined ? why : `${cause}: ${why}`,
    seen === undefined ? 'probe again' : adviseOn(seen),
  )
}

/** Leaves the verdict open, because the honest client is not answered over this route. */
export const leaveOpenBy = (why: string, { version, protocol }: ControlRoute) =>
  inconclusive(`the honest client fails over ${formatRoute(version, protocol.id)}: ${why}`, SERVE_ON)

/** Judges the honest client's own attempt: without its answer, nothing that happens to others proves anything. */
export function judgeControl(seen: Observation, request: Question): Control {
  const { answer, alert, protocol } = seen
  if (answer !== undefined) return protocol.judgeControl(answer, request)
  return { state: alert === PROTOCOL_VERSION || seen.notOffered ? 'not-offered' : 'failed', why: describeSilence(seen) }
}

/** Whether the TLS handshake was completed, but the server did not agree by ALPN to speak the protocol. */
const isUnagreed = ({ handshake, alpn, protocol }: Observation): boolean =>
  handshake === 'complete' && protocol.withoutAlpn === 'not-spoken' && alpn !== protocol.id

/**
 * Judges an attempt beside the honest answer to the same request.
 *
 * Silence is handed back as such: the caller must ask again as the honest client before it counts. Pure.
 *
 * @param control the answer that the honest client got on the same transport
 * @param asked what was asked for: of a page, a redirect shows nothing, while a form may have done its work before it
 */
export function judge(seen: Observation, control: Answer, asked?: Question): Judgement | Silence {
  const { protocol } = seen
  if (seen.unsent) return leaveOpen(seen, 'the connection ended too early')
  if (seen.answer !== undefined) return protocol.judge(seen.answer, control, asked)
  if (isUnagreed(seen)) return { verdict: 'silent', how: `the server did not agree to ${protocol.title}` }
  const over = (seen.end === 'closed' || seen.end === 'reset') && answerBytesOf(seen) === 0
  if (!over) return leaveOpen(seen)
  if (seen.alert === undefined) return { verdict: 'silent', how: 'the connection was dropped without an answer' }
  const how = `alert ${formatAlert(seen.alert)}`
  return certificateAlerts.has(seen.alert) ? { verdict: 'enforced', how } : { verdict: 'silent', how }
}

/** Alerts that object to a message: to its place, its content or its length (RFC 8446 §6.2). */
const messageAlerts: ReadonlySet<number> = new Set([10, 47, 50])

/**
 * Judges a wrong flight of an impostor, where an honest flight is let in that was sent in the same way: an alert about a message then
 * objects to what is wrong with it. Pure.
 */
export function judgeFlight(seen: Observation, control: Answer, asked?: Question): Judgement | Silence {
  const judgement = judge(seen, control, asked)
  const { alert } = seen
  const objects = judgement.verdict === 'silent' && alert !== undefined && messageAlerts.has(alert)
  return objects ? { verdict: 'enforced', how: judgement.how } : judgement
}

/** Judges what would be no way in by itself: success is worth a remark, and nothing more. Pure. */
export function judgeAsRemark(seen: Observation, control: Answer): Judgement | Silence {
  const judgement = judge(seen, control)
  return judgement.verdict === 'bypassed' ? { verdict: 'remark', note: judgement.evidence } : judgement
}

/**
 * Judges an attempt of the honest client to be taken for another client: the page must not show the forged name. Pure.
 *
 * @param forged a name that the honest page does not have
 */
export function judgeUnmoved(seen: Observation, control: Answer, forged: string): Judgement | Silence {
  const { answer, protocol } = seen
  if (answer === undefined) return judge(seen, control)
  if (isHttp(answer) && shows(answer, forged)) {
    return { verdict: 'bypassed', evidence: `the ${answer.status} page shows the forged name` }
  }
  if (protocol.resembles(answer, control)) return { verdict: 'enforced', how: 'the page stays as it is' }
  if (isHttp(answer) && isGood(answer.status)) {
    const cause = `answered ${answer.status} with another page`
    return inconclusive(cause, 'choose with --path a page that stays the same for the same client')
  }
  return protocol.judge(answer, control)
}

/** Alerts by which a server declines an offer, whatever it objects to in it. */
const decliningAlerts: ReadonlySet<number> = new Set([10, 40, 47, 50, 70, 71, 86])

/** Judges a bare ClientHello: declined, or agreed to, and then `agreed` says what of it. Pure. */
export function judgeHello(seen: Observation, agreed: (hello: ServerHello) => Judgement): Judgement | Silence {
  const { flight, alert, end } = seen
  const hello = flight.hello ?? flight.retry
  if (hello !== undefined) return agreed(hello)
  if (alert !== undefined) {
    const how = `alert ${formatAlert(alert)}`
    return decliningAlerts.has(alert) ? { verdict: 'enforced', how } : { verdict: 'silent', how }
  }
  if (end === 'closed' || end === 'reset') return { verdict: 'silent', how: 'the connection was dropped' }
  if (end === 'complete') return { verdict: 'silent', how: 'the answer was not TLS' }
  return leaveOpen(seen)
}
