/**
 * Asks as the honest client for a page that it is denied, by other spellings of the path and with headers that name another method: a
 * rule that reads the request otherwise than the application does lets it through. Where access rules are at hand, forbidden-request
 * sends the spellings.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { disguises, judgeDisguised } from '../disguise.ts'
import { judge } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { type HttpResponse, resembles } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'

/** Headers that some applications take for the method, whatever the request line says. */
const methodHeaders = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']

/** Judges beside the answers in doubt: to a page that is not there, and to the denied page by its own name. */
function judgeDenied(seen: HttpObservation, control: HttpResponse, path: string): Judgement | Silence {
  const { answer, inDoubt: [nothing, denied] = [] } = seen
  if (answer === undefined || !isGood(answer.status)) return judge(seen, control)
  if (resembles(answer, control)) return { verdict: 'enforced', how: 'the page that this client may see' }
  if (denied === undefined || isGood(denied.status)) {
    const status = denied === undefined ? 'not answered' : `answered ${denied.status}`
    const cause = `the page that should be denied to this client is ${status} by its own name`
    return inconclusive(cause, 'name with --denied-path a page that answers this client 403')
  }
  return judgeDisguised({ ...seen, inDoubt: [nothing] }, control, path)
}

export const disguisedRequest: AttackOf<'deniedPath'> = {
  id: 'disguised-request',
  title: 'denied page by another spelling of the request',
  meaning: 'A client gets a page that it is denied when it writes the path or the method in another way.',
  sound: 'It decides on the request as the application reads it, and refuses each of these spellings.',
  group: 'access',
  severity: 'high',
  cwe: [22, 288, 863],
  over: 'newest-version',
  needs: 'deniedPath',
  remedy:
    'decide on the path and the method that the application will see: put the path into its normal form first, refuse what cannot be, and take off headers that override the method',
  plan: async ({ request: { credential, access }, honest, missingPath }, deniedPath) => {
    const own = { ...honest, path: deniedPath }
    const inDoubt = [
      { request: { ...honest, path: missingPath }, credential },
      { request: own, credential },
    ]
    const attempt = (label: string, request: typeof own): HttpAttempt => ({
      label,
      http: { request, inDoubt },
      credential,
      judge: (seen, control) => judgeDenied(seen, control, deniedPath),
    })
    const overriding = ['HEAD', 'OPTIONS'].map((value) =>
      attempt(`with headers that make it ${value}`, {
        ...own,
        headers: methodHeaders.map((name) => ({ name, value })),
      } as typeof own),
    )
    const spelt = access === undefined && deniedPath !== '/' ? disguises(deniedPath) : []
    return [
      ...overriding,
      ...spelt.filter(([, path]) => path !== deniedPath).map(([what, path]) => attempt(what, { ...honest, path })),
    ]
  },
}
