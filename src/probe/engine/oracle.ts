/**
 * From what was seen to what it means. A completed handshake means nothing here; only an answer does, beside the honest
 * one. Pure: who asks whom, and how often, lives in `campaign.ts`.
 */

import { type HttpRequest, type HttpResponse, headerValues, isRedirect, resembles, shows } from '../protocol/http.ts'
import { certificateAlerts, formatAlert, PROTOCOL_VERSION } from '../tls/alert.ts'
import type { ServerHello } from '../tls/flight.ts'
import type { Observation, Transport } from './observe.ts'

export type Judgement =
  | { readonly verdict: 'enforced'; readonly how: string }
  | { readonly verdict: 'bypassed'; readonly evidence: string }
  | { readonly verdict: 'inconclusive'; readonly why: string }
  /** Nothing got through, but there is something that a person should know. It spoils no other verdict. */
  | { readonly verdict: 'remark'; readonly note: string }

/** The server said nothing at all: refusal if an honest client is answered in the very next moment, else nobody knows. */
export type Silence = { readonly verdict: 'silent'; readonly how: string }

export type Control =
  | { readonly state: 'answered'; readonly answer: HttpResponse }
  /** It was answered, but with a refusal of the application: what differs from that is a refusal of others. */
  | { readonly state: 'denied'; readonly answer: HttpResponse; readonly why: string }
  /** The server does not speak this version of TLS, so there is nothing to attack. */
  | { readonly state: 'not-offered'; readonly why: string }
  | { readonly state: 'failed'; readonly why: string }

/** Statuses of 4xx that speak of load or patience, not of the client's identity. */
const busyStatuses: ReadonlySet<number> = new Set([408, 425, 429])

/** The one 5xx that speaks of a certificate; the others say that something broke. */
const INVALID_CERTIFICATE = 526

export function formatTransport(transport: Transport): string {
  if (transport === 'hello') return 'a bare ClientHello'
  return transport === 'cleartext' ? 'plain TCP' : `TLS ${transport}`
}

const isBusy = (status: number): boolean => busyStatuses.has(status) || status === 503

export const isGood = (status: number): boolean => status >= 200 && status < 400

/** Whether a status says that something broke, or was too much: such a page is seldom the application's own. */
export const isFault = (status: number): boolean => status >= 500 || busyStatuses.has(status)

/** Statuses of a proxy that does not reach the application behind it (RFC 9110 §15.6.3, §15.6.5). */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 504])

/** Whether an answer is the proxy's, and the next may be another. */
export const isOfGateway = ({ answer }: Observation): boolean =>
  answer !== undefined && gatewayStatuses.has(answer.status)

/** Says why there is no answer to look at. */
export function describeSilence(seen: Observation): string {
  const words = seen.detail === undefined ? '' : ` (${seen.detail})`
  switch (seen.end) {
    case 'unreachable':
      return `the server could not be reached${words}`
    case 'local':
      return `our side ended the connection${words}`
    case 'timeout':
      return seen.receivedBytes === 0 ? 'no answer came in time' : 'the answer did not end in time'
    case 'complete':
      return `the answer is not HTTP${words}`
    case 'closed':
    case 'reset':
      if (seen.alert !== undefined) return `the server refused it with alert ${formatAlert(seen.alert)}`
      if (seen.receivedBytes > 0) return `the answer broke off after ${seen.receivedBytes} bytes${words}`
      return `the server ${seen.end === 'reset' ? 'reset' : 'closed'} the connection without an answer`
  }
}

/** The status by which a server says that it is not the one who was asked for (RFC 9110 §15.5.20). */
const MISDIRECTED = 421

/** Statuses by which servers refuse a certificate in HTTP, or a request that they cannot read: nobody is let in by these. */
const gateStatuses: ReadonlySet<number> = new Set([400, MISDIRECTED, 495, 496, 497, INVALID_CERTIFICATE])

/** Why the honest client's own request was refused, and the flag that is likely to help. */
function describeDenial(answer: HttpResponse, { method, headers = [] }: HttpRequest): string {
  const { status } = answer
  const origin = headers.find(({ name }) => name === 'Origin')?.value
  if (isBusy(status)) {
    const [after] = headerValues(answer, 'retry-after')
    const asked = after === undefined ? '' : ` (Retry-After: ${after})`
    return `it was answered ${status}${asked}; ask more slowly with --rate N, or later`
  }
  if (gatewayStatuses.has(status)) {
    return `it was answered ${status}, as by a proxy whose application does not answer; see to that, or choose another page with --path`
  }
  if (origin !== undefined && status === 403) {
    return `${method} with the server's own origin ${origin} was answered 403; have the server take requests from it (countersign export … --origin ${origin})`
  }
  if (!safeMethods.has(method)) return `${method} was answered ${status}; name a page that takes it with --unsafe-path`
  if (status === MISDIRECTED) return 'it was answered 421; give the name by which clients reach the server with --host'
  return status === 401 || status === 403
    ? `it was answered ${status}; choose an identity that may see it with --as NAME, or another page with --path`
    : `it was answered ${status}; choose a page that answers 200 with --path`
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Judges the honest client's own attempt: without its answer, nothing that happens to others proves anything. */
export function judgeControl(seen: Observation, request: HttpRequest): Control {
  const { answer, alert } = seen
  if (answer === undefined) {
    return { state: alert === PROTOCOL_VERSION ? 'not-offered' : 'failed', why: describeSilence(seen) }
  }
  if (isGood(answer.status)) return { state: 'answered', answer }
  const why = describeDenial(answer, request)
  const lost = isBusy(answer.status) || gateStatuses.has(answer.status) || !safeMethods.has(request.method)
  return lost ? { state: 'failed', why } : { state: 'denied', answer, why }
}

function judgeAnswer(answer: HttpResponse, control: HttpResponse, asked?: HttpRequest): Judgement {
  const { status } = answer
  if (!isGood(control.status) && status === control.status) {
    const why = `answered ${status}, as the honest client is: nobody can tell a refusal from it`
    return { verdict: 'inconclusive', why }
  }
  if (isGood(status)) {
    if (resembles(answer, control)) {
      if (isRedirect(answer) && asked?.method === 'GET') {
        const why = `answered ${status}, as the honest client is, which shows nobody a page; choose one that answers 200 with --path`
        return { verdict: 'inconclusive', why }
      }
      return { verdict: 'bypassed', evidence: `answered ${status} with the page that the honest client gets` }
    }
    const why = `answered ${status}, though not with the honest client's page; a refusal would be 4xx`
    return { verdict: 'inconclusive', why }
  }
  const refused = (status < 500 && !busyStatuses.has(status)) || status === INVALID_CERTIFICATE
  if (refused) return { verdict: 'enforced', how: `HTTP ${status}` }
  const limit = status === 429 || status === 503 ? '; if it is a limit, ask more slowly with --rate N' : ''
  return { verdict: 'inconclusive', why: `answered ${status}, which is no refusal${limit}` }
}

/**
 * Judges an attempt beside the honest answer to the same request.
 *
 * Silence is handed back as such: the caller must ask again as the honest client before it counts. Pure.
 *
 * @param control the answer that the honest client got on the same transport
 * @param asked what was asked for: of a page, a redirect shows nothing, while a form may have done its work before it
 */
export function judge(seen: Observation, control: HttpResponse, asked?: HttpRequest): Judgement | Silence {
  if (seen.answer !== undefined) return judgeAnswer(seen.answer, control, asked)
  const over = (seen.end === 'closed' || seen.end === 'reset') && seen.receivedBytes === 0
  if (!over) return { verdict: 'inconclusive', why: describeSilence(seen) }
  if (seen.alert === undefined) return { verdict: 'silent', how: 'the connection was dropped without an answer' }
  const how = `alert ${formatAlert(seen.alert)}`
  return certificateAlerts.has(seen.alert) ? { verdict: 'enforced', how } : { verdict: 'silent', how }
}

/** Judges what would be no way in by itself: success is worth a remark, and nothing more. Pure. */
export function judgeAsRemark(seen: Observation, control: HttpResponse): Judgement | Silence {
  const judgement = judge(seen, control)
  return judgement.verdict === 'bypassed' ? { verdict: 'remark', note: judgement.evidence } : judgement
}

/**
 * Judges an attempt by the honest client to be taken for somebody else: the page must not show the forged name. Pure.
 *
 * @param forged a name that the honest page does not have
 */
export function judgeUnmoved(seen: Observation, control: HttpResponse, forged: string): Judgement | Silence {
  const { answer } = seen
  if (answer === undefined) return judge(seen, control)
  if (shows(answer, forged)) return { verdict: 'bypassed', evidence: `the ${answer.status} page shows the forged name` }
  if (resembles(answer, control)) return { verdict: 'enforced', how: 'the page stays as it is' }
  if (isGood(answer.status)) return { verdict: 'inconclusive', why: `answered ${answer.status} with another page` }
  return judgeAnswer(answer, control)
}

/** Alerts by which a server declines an offer, whatever it objects to in it. */
const decliningAlerts: ReadonlySet<number> = new Set([10, 40, 47, 50, 70, 71, 86])

/** Judges a bare ClientHello: declined, or agreed to, and then `agreed` says what of it. Pure. */
export function judgeHello(seen: Observation, agreed: (hello: ServerHello) => Judgement): Judgement | Silence {
  const { flight, alert, end } = seen
  if (flight.hello !== undefined) return agreed(flight.hello)
  if (alert !== undefined) {
    const how = `alert ${formatAlert(alert)}`
    return decliningAlerts.has(alert) ? { verdict: 'enforced', how } : { verdict: 'silent', how }
  }
  if (end === 'closed' || end === 'reset') return { verdict: 'silent', how: 'the connection was dropped' }
  if (end === 'complete') return { verdict: 'silent', how: 'the answer was none of TLS' }
  return { verdict: 'inconclusive', why: describeSilence(seen) }
}
