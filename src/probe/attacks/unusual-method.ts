/**
 * Asks for the page by other methods than GET, without a certificate: a server that demands the certificate for some methods alone
 * answers the others (RFC 9110 §9).
 */
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { type HttpRequest, type HttpResponse, isRedirect, resembles } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'

/** Statuses by which a server says that it does not know a method (RFC 9110 §15.6.2), or not this form of a target. */
const unknownMethod: ReadonlySet<number> = new Set([501, 505])

/** Methods whose good answer need not be a page: of the server about itself, without a look at the page. */
const aboutServer: ReadonlySet<string> = new Set(['OPTIONS', 'TRACE'])

/**
 * Judges an answer beside the page of the honest client, and beside the answer to GET without a certificate: to a method whose answer has
 * no body, a good one says only that the method was let through where GET is not.
 */
const judgeMethod =
  ({ method, requestTarget }: HttpRequest) =>
  (seen: HttpObservation, control: HttpResponse, page: HttpRequest): Judgement | Silence => {
    const { answer, beside: [plain] = [] } = seen
    if (answer !== undefined && unknownMethod.has(answer.status)) {
      return { verdict: 'enforced', how: `HTTP ${answer.status}` }
    }
    if (answer === undefined || !isGood(answer.status) || isRedirect(answer)) return judge(seen, control, page)
    const { status, body } = answer
    if (body.length > 0 && resembles(answer, control)) return judge(seen, control, page)
    // It says that a server is there, and nothing of any page (RFC 9110 §9.3.7); Go answers it before its handlers.
    if (requestTarget === 'asterisk' && body.length === 0) {
      return { verdict: 'enforced', how: `HTTP ${status} without a word, about no page` }
    }
    if (aboutServer.has(method)) {
      const note = `${method} is answered ${status} without a certificate, though not with the honest client's page`
      return { verdict: 'remark', note }
    }
    const isRefused = plain === undefined || plain.status >= 400
    if (body.length === 0 && (isRefused || resembles(plain, control))) {
      const beside = isRefused ? 'where GET is refused' : 'and so is GET, with the page'
      return { verdict: 'bypassed', evidence: `${method} is answered ${status}, ${beside}` }
    }
    return judge(seen, control, page)
  }

export const unusualMethod: AttackOf<'nothing'> = {
  id: 'unusual-method',
  title: 'another method than GET, without a certificate',
  meaning: 'The server demands a certificate for some methods alone, and anybody may use the others.',
  sound: 'It refuses a client without a certificate whatever the method, or does not know the method.',
  group: 'identity',
  severity: 'high',
  cwe: [288, 650],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'demand the certificate before the method is looked at: no rule for single methods (limit_except, <Limit>)',
  plan: async ({ request: { unsafePath }, honest }) => {
    const asked: readonly (readonly [label: string, request: HttpRequest])[] = [
      ['HEAD', { ...honest, method: 'HEAD' }],
      ['OPTIONS', { ...honest, method: 'OPTIONS' }],
      ['OPTIONS of the whole server', { ...honest, method: 'OPTIONS', path: '/', requestTarget: 'asterisk' }],
      ['TRACE', { ...honest, method: 'TRACE' }],
      ['an unknown method', { ...honest, method: 'COUNTERSIGN-PROBE' }],
      ...(unsafePath === undefined ? [] : [['PUT', { method: 'PUT', path: unsafePath }] as const]),
    ]
    return asked.map(([label, request]) => ({
      label,
      http: { request, beside: [{ request: honest }] },
      judge: judgeMethod(request),
    }))
  },
}
