/**
 * Decides the meaning of an HTTP answer to an attacker, compared with the answer to the honest client. The functions are pure.
 */
import { type ControlOf, inconclusive, type Judgement } from '../judgement.ts'
import { type HttpRequest, type HttpResponse, headerValues, isRedirect, resembles } from './http.ts'
import type { Answer, Wish } from './protocol.ts'
import { isHttp } from './protocol.ts'

/** Statuses of 4xx that speak of load or patience, not of the client's identity. */
const busyStatuses: ReadonlySet<number> = new Set([408, 425, 429])

/** The one 5xx that speaks of a certificate; the others say that something broke. */
const INVALID_CERTIFICATE = 526

const isBusy = (status: number): boolean => busyStatuses.has(status) || status === 503

export const isGood = (status: number): boolean => status >= 200 && status < 400

/** Whether a status says that the server has a fault or is overloaded: such a page is seldom a page of the application. */
export const isFault = (status: number): boolean => status >= 500 || busyStatuses.has(status)

/** Statuses of a proxy that does not reach the application behind it (RFC 9110 §15.6.3, §15.6.5). */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 504])

/** Whether the answer is of a proxy that did not reach the application: the next answer may differ. */
export const isOfGateway = (answer: Answer | undefined): boolean => isHttp(answer) && gatewayStatuses.has(answer.status)

/** Whether the answer speaks of load, or of an application that is not reached: what is asked later may be answered. */
export const isOfTheMoment = ({ status }: HttpResponse): boolean => isBusy(status) || gatewayStatuses.has(status)

/** The status by which a server says that it is not the one who was asked for (RFC 9110 §15.5.20). */
const MISDIRECTED = 421

/** Statuses by which servers refuse a certificate in HTTP, or a request that they cannot read: such an answer lets no client in. */
const gateStatuses: ReadonlySet<number> = new Set([400, MISDIRECTED, 495, 496, 497, INVALID_CERTIFICATE])

/** Why the honest client's own request was refused, and the flag that is likely to help. */
function describeDenial(answer: HttpResponse, { method, headers = [] }: HttpRequest): string {
  const { status } = answer
  const origin = headers.find(({ name }) => name === 'Origin')?.value
  if (isBusy(status)) {
    const [after] = headerValues(answer, 'retry-after')
    const asked = after === undefined ? '' : ` (Retry-After: ${after})`
    return `it was answered ${status}${asked}; probe more slowly with --rate N, or later`
  }
  if (gatewayStatuses.has(status)) {
    return `it was answered ${status}, as by a proxy whose application does not answer; start the application, or choose another page with --path`
  }
  if (origin !== undefined && status === 403) {
    return `${method} with the server's own origin ${origin} was answered 403; let the server accept requests from this origin (countersign export … --origin ${origin})`
  }
  if (!safeMethods.has(method))
    return `${method} was answered ${status}; name with --unsafe-path a page that accepts ${method}`
  if (status === MISDIRECTED) return 'it was answered 421; give with --host the name by which clients reach the server'
  return status === 401 || status === 403
    ? `it was answered ${status}; choose with --as NAME a client that may see the page, or another page with --path`
    : `it was answered ${status}; choose with --path a page that answers 200`
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The status by which a server changes over to another protocol (RFC 9110 §15.2.2). */
export const SWITCHING = 101

function judgeControl(answer: HttpResponse, request: HttpRequest): ControlOf<HttpResponse> {
  if (isGood(answer.status) || answer.status === SWITCHING) return { state: 'answered', answer }
  const why = describeDenial(answer, request)
  const lost = isBusy(answer.status) || gateStatuses.has(answer.status) || !safeMethods.has(request.method)
  return lost ? { state: 'failed', why } : { state: 'denied', answer, why }
}

/** Judges an answer beside the honest one to the same request. */
function judge(answer: HttpResponse, control: HttpResponse, asked?: HttpRequest): Judgement {
  const { status } = answer
  if (!isGood(control.status) && status === control.status) {
    const cause = `answered ${status}, and so is the honest client: a refusal would look the same`
    return inconclusive(cause, 'choose with --path a page that answers the honest client 200')
  }
  if (isGood(status)) {
    if (resembles(answer, control)) {
      if (isRedirect(answer) && asked?.method === 'GET') {
        const cause = `answered ${status}, a redirect without a page, and so is the honest client`
        return inconclusive(cause, 'choose with --path a page that answers 200')
      }
      return { verdict: 'bypassed', evidence: `answered ${status} with the page that the honest client gets` }
    }
    const cause = `answered ${status}, though not with the honest client's page; a refusal would be 4xx`
    return inconclusive(
      cause,
      'have the server refuse with a status of 4xx, or choose with --path a page that stays the same',
    )
  }
  const refused = (status < 500 && !busyStatuses.has(status)) || status === INVALID_CERTIFICATE
  if (refused) return { verdict: 'enforced', how: `HTTP ${status}` }
  const next =
    status === 429 || status === 503
      ? 'if the server limits requests, probe more slowly with --rate N'
      : 'look in the log of the server what failed; if it is to refuse so, have it answer 4xx'
  return inconclusive(`answered ${status}, which is no refusal`, next)
}

/** The part of the protocol that all versions of HTTP share. */
export const ofHttp = {
  family: 'http' as const,
  honest: ({ path }: Wish): HttpRequest => ({ method: 'GET', path }),
  judgeControl,
  judge,
  resembles,
  tell: ({ status }: HttpResponse): string => String(status),
}
