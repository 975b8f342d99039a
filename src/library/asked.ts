/** Turns what a program asks of a certificate into the request of a workflow, whose values are texts. */
import { present } from '../core/present.ts'
import type { AskedClaim, IssueOptions, RequestOptions } from './options.ts'

const formatClaim = (value: AskedClaim): string =>
  value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join(',') : String(value)

/** The names, claims and limits that are asked for. Pure. */
export function askedOf(options: IssueOptions | RequestOptions) {
  const { dns, uris, ips, emails, upns, registeredIds, ...more } = options
  const { claims = {}, naming = 'once', request, keyType, ...limits } = more
  const names = { dns, uri: uris, ip: ips, email: emails, upn: upns, registeredId: registeredIds }
  const kinds = ['dns', 'uri', 'ip', 'email', 'upn', 'registeredId'] as const
  return {
    ...limits,
    ...present({ keyType, request: request === undefined ? undefined : requestFrom(request) }),
    subjectAltNames: kinds.flatMap((kind) => (names[kind] ?? []).map((value) => ({ kind, value }))),
    claims: Object.entries(claims).map(([claim, value]) => ({ name: claim, value: formatClaim(value) })),
    naming,
  }
}

/** What a program gives as a request has no path. */
const requestFrom = (given: string | Uint8Array) => ({
  content: typeof given === 'string' ? new TextEncoder().encode(given) : given,
  source: 'the request',
})
