/** Goes to the same application by another listener, and judges what that answers beside the page that the honest client gets. */
import { present } from '../core/present.ts'
import { isAddress } from '../policy/host.ts'
import type { Ground } from './attack.ts'
import type { HttpAttempt } from './attempt.ts'
import { judge } from './engine/oracle.ts'
import type { Judgement, Silence } from './judgement.ts'
import { formatListener, hostOf, type Listener } from './listener.ts'
import type { HttpObservation } from './observation.ts'
import { type HttpHeader, type HttpRequest, type HttpResponse, headerValues } from './protocol/http.ts'
import { claimOf, vouchFor, vouchGroups } from './protocol/identity-headers.ts'

/** Where nothing listens, nobody gets in; of any other failure to connect, the honest client must bear out that it is not the network's. */
function judgeUnreachable({ code, detail }: HttpObservation): Judgement | Silence {
  if (code === 'ECONNREFUSED') return { verdict: 'enforced', how: 'nothing listens there' }
  return { verdict: 'silent', how: `no connection could be made${detail === undefined ? '' : ` (${detail})`}` }
}

/** Whether an answer sends its reader to TLS, which is the one redirect that is a refusal of plain HTTP. */
export function isToTls(answer: HttpResponse): boolean {
  const [location = ''] = headerValues(answer, 'location')
  return answer.status >= 300 && answer.status < 400 && location.startsWith('https://')
}

/** Judges what a listener without TLS answers, or none. Pure. */
export function judgeCleartext(seen: HttpObservation, control: HttpResponse, asked: HttpRequest): Judgement | Silence {
  const { answer, end, protocol } = seen
  if (end === 'unreachable') return judgeUnreachable(seen)
  if (answer !== undefined && isToTls(answer)) return { verdict: 'enforced', how: `HTTP ${answer.status} to https` }
  if (answer === undefined && end === 'complete' && protocol.withoutAlpn === 'not-spoken') {
    return { verdict: 'enforced', how: `it does not speak ${protocol.title} without TLS` }
  }
  return judge(seen, control, asked)
}

/** Judges what another listener with TLS answers, or none. Pure. */
export function judgeListener(seen: HttpObservation, control: HttpResponse, asked: HttpRequest): Judgement | Silence {
  return seen.end === 'unreachable' ? judgeUnreachable(seen) : judge(seen, control, asked)
}

/** A request of somebody who comes in by a side door. */
type Visit = { readonly label: string; readonly http: NonNullable<HttpAttempt['http']> }

/** The honest client's pages, asked for at a listener: as they are, and with the headers by which a proxy would vouch for that client. */
function visitsTo(listener: Listener, { request, honest }: Ground): readonly Visit[] {
  const [own] = request.credential.chain
  const vouched = own === undefined ? [] : vouchFor(claimOf(own))
  const { serverName, identityPath } = request
  const hosts = [...new Set([serverName, listener.host])].map((host) => hostOf(listener, host))
  const pages: readonly { readonly control: HttpRequest; readonly path: string }[] = [
    { control: honest, path: listener.path ?? honest.path },
    ...(identityPath === undefined
      ? []
      : [{ control: { ...honest, path: identityPath.path }, path: identityPath.path }]),
  ]
  return pages.flatMap(({ control, path }) =>
    hosts.flatMap((host) => {
      const visit = (what: string, headers: readonly HttpHeader[]): Visit => ({
        label: `GET ${path} of ${host}${what}`,
        http: { request: { ...control, path, host, headers }, control },
      })
      return [
        visit('', []),
        ...vouched.map((headers, index) => visit(`, with identity headers, ${vouchGroups[index]}`, headers)),
      ]
    }),
  )
}

/** Attempts to get the honest client's page from a listener: in clear; or over TLS, without a certificate and with one of nobody's. */
export async function visit(listener: Listener, ground: Ground): Promise<readonly HttpAttempt[]> {
  const { address, secure, host } = listener
  const visits = visitsTo(listener, ground).map((one) => ({
    ...one,
    label: `${formatListener(listener)}, ${one.label}`,
    at: address,
  }))
  if (!secure) return visits.map((one) => ({ ...one, inClear: true, judge: judgeCleartext }))
  const sni = isAddress(host) ? 'none' : host
  const strangers = await ground.forge.strangers()
  return strangers.flatMap(({ label, credential }) =>
    visits
      .filter(({ http }) => credential === undefined || http.request.headers?.length === 0)
      .map((one) => ({
        ...one,
        label: `${one.label}, ${label}`,
        sni,
        judge: judgeListener,
        ...present({ credential }),
      })),
  )
}
