/**
 * As each client at hand, sends the requests that the access rules refuse to that client: every path and method in the rules,
 * and other spellings of these paths. The answer to another spelling is compared with the forbidden page: a server may read a
 * path as it likes, if it shows the page to no client that may not see it. Unsafe methods are sent only to the unsafe path.
 */
import { present } from '../../core/present.ts'
import type { AccessTable } from '../../policy/access.ts'
import { decideAccess } from '../../policy/access-decision.ts'
import type { AttackOf, Ground } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { disguises, judgeDisguised } from '../disguise.ts'
import { judge } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { AccessClient, RuledAccess } from '../needs/access.ts'
import type { HttpApproach, HttpObservation } from '../observation.ts'
import type { HttpRequest, HttpResponse } from '../protocol/http.ts'
import { resembles } from '../protocol/http.ts'
import { isFault } from '../protocol/http-judge.ts'

/** Methods that change nothing (RFC 9110 §9.2.1), so that they can be sent anywhere. */
const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/** Statuses with which an application tells every client that there is no such page. */
const absent: ReadonlySet<number> = new Set([404, 405, 410])

/** Statuses by which a request is refused to this client. */
const refusing: ReadonlySet<number> = new Set([400, 401, 403])

/** The number of forbidden paths for which each client also tries disguised spellings. */
const DISGUISED = 5

/** Headers that some applications take for the path, whatever the request line says. */
const pathHeaders = ['X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Uri']

/**
 * A request that one client may not make. `named` is one whose path stands in a rule as it is; `disguised` one that the
 * rules do not refuse by the letter, but that might show the page of this path.
 */
type Forbidden = {
  readonly request: HttpRequest
  readonly label: string
  readonly named: boolean
  readonly disguised?: string
}

const isRefused = ({ subject }: AccessClient, table: AccessTable, method: string, path: string): boolean =>
  decideAccess(table, subject, method, path).outcome !== 'allowed'

function forbiddenTo(client: AccessClient, { access, ground }: { access: RuledAccess; ground: Ground }): Forbidden[] {
  const { table } = access
  const { unsafePath } = ground.request
  const refused = (method: string, path: string) => isRefused(client, table, method, path)
  const named = table.paths.flatMap(({ path, grants }) =>
    [...new Set([...safeMethods, ...grants.flatMap(({ methods }) => methods)])]
      .filter((method) => safeMethods.includes(method) || path === unsafePath)
      .map((method): Forbidden => ({ request: { method, path }, label: `${method} ${path}`, named: true })),
  )
  const disguised = table.paths
    .filter(({ path }) => path !== '/' && refused('GET', path))
    .slice(0, DISGUISED)
    .flatMap(({ path }) =>
      disguises(path)
        .filter(([, other]) => other !== path)
        .map(([what, other]): Forbidden => {
          const forbidden = { request: { method: 'GET', path: other }, label: `GET ${path} ${what}`, named: false }
          const { outcome } = decideAccess(table, client.subject, 'GET', other)
          return outcome === 'refused' ? forbidden : { ...forbidden, disguised: path }
        }),
    )
  const { missingPath } = ground
  const unruled: Forbidden = {
    request: { method: 'GET', path: missingPath },
    label: 'GET a path that no rule names',
    named: false,
  }
  const byTheLetter = [...named, unruled].filter(({ request }) => refused(request.method, request.path))
  return [...byTheLetter, ...disguised]
}

/** The answers with which a disguised request is compared: the page as an allowed client sees it, and the answer to any other path. */
function referencesFor(client: AccessClient, access: RuledAccess, ground: Ground): (path: string) => HttpApproach[] {
  const nothing = { request: { method: 'GET', path: ground.missingPath }, credential: client.credential }
  return (path) => {
    const permitted = access.clients.find((one) => !isRefused(one, access.table, 'GET', path))
    return [nothing, ...(permitted ? [{ request: { method: 'GET', path }, credential: permitted.credential }] : [])]
  }
}

/** A request that a client may make, by which it is known that it is let in at all. */
function permittedTo(client: AccessClient, table: AccessTable, path: string): HttpRequest | undefined {
  const found = [path, ...table.paths.map((rule) => rule.path)].find((one) => !isRefused(client, table, 'GET', one))
  return found === undefined ? undefined : { method: 'GET', path: found }
}

function judgeForbidden(seen: HttpObservation, control: HttpResponse, named: boolean): Judgement | Silence {
  const { answer } = seen
  if (answer !== undefined && answer.status >= 200 && answer.status < 300) {
    return { verdict: 'bypassed', evidence: `answered ${answer.status} to a request that the rules refuse` }
  }
  if (answer !== undefined && named && absent.has(answer.status)) {
    const cause = `answered ${answer.status}: either the rule refused it, or there is no such page`
    return inconclusive(
      cause,
      'have the server refuse with 403 what the rules refuse, or put a page there while it is probed',
    )
  }
  return judge(seen, control)
}

function judgePermitted(seen: HttpObservation, control: HttpResponse, name: string): Judgement | Silence {
  const { answer } = seen
  // By a fault nobody knows whether the client is let in.
  if (answer === undefined || isFault(answer.status)) return judge(seen, control)
  if (!refusing.has(answer.status))
    return { verdict: 'enforced', how: 'no client is refused a request that the rules allow' }
  const cause = `${name} is answered ${answer.status} to a request that the rules allow`
  return inconclusive(cause, 'give the server the rules of --access, or name the file of those that it has')
}

/** The honest page, asked for with a header that names another: it must stay as it is. */
function judgeMoved(seen: HttpObservation, control: HttpResponse, path: string): Judgement | Silence {
  const { answer } = seen
  if (answer !== undefined && resembles(answer, control)) return { verdict: 'enforced', how: 'the page stays as it is' }
  if (answer === undefined || answer.status < 200 || answer.status >= 300) return judge(seen, control)
  return {
    verdict: 'bypassed',
    evidence: `answered ${answer.status} with another page, as if ${path} had been asked for`,
  }
}

export const forbiddenRequest: AttackOf<'access'> = {
  id: 'forbidden-request',
  title: 'request that the access rules forbid',
  meaning: 'A client with a good certificate can make requests that the access rules do not allow.',
  sound: 'It answers 403 before the application sees the request, however the path is spelled.',
  group: 'access',
  severity: 'high',
  cwe: [285, 862, 863],
  over: 'newest-version',
  needs: 'access',
  remedy:
    'check each request against the access rules before the application sees it, and refuse a request that no rule allows; export again with --access',
  plan: async (ground, access) => {
    const { honest, hostField } = ground
    const attempts = access.clients.flatMap((client): HttpAttempt[] => {
      const { name, credential } = client
      const forbidden = forbiddenTo(client, { access, ground })
      const permitted = permittedTo(client, access.table, honest.path)
      if (forbidden.length === 0) return []
      // The Origin is the server's own, so that only the rules can refuse the request.
      const headers = [{ name: 'Origin', value: `https://${hostField}` }]
      const attempt = (
        label: string,
        request: HttpRequest,
        judging: HttpAttempt['judge'] & object,
        inDoubt?: readonly HttpApproach[],
      ): HttpAttempt => ({
        label: `${name}: ${label}`,
        http: {
          request: safeMethods.includes(request.method) ? request : { ...request, headers },
          ...present({ inDoubt }),
        },
        credential,
        judge: judging,
      })
      const referencesTo = referencesFor(client, access, ground)
      return [
        ...forbidden.map(({ label, request, named, disguised }) =>
          disguised === undefined
            ? attempt(label, request, (seen, control) => judgeForbidden(seen, control, named))
            : attempt(
                label,
                request,
                (seen, control) => judgeDisguised(seen, control, disguised),
                referencesTo(disguised),
              ),
        ),
        ...(permitted === undefined
          ? []
          : [attempt(`may GET ${permitted.path}`, permitted, (seen, control) => judgePermitted(seen, control, name))]),
      ]
    })
    const [first] = access.clients
    const hidden = first && access.table.paths.find(({ path }) => isRefused(first, access.table, 'GET', path))?.path
    const moved =
      first === undefined || hidden === undefined || isRefused(first, access.table, honest.method, honest.path)
        ? []
        : pathHeaders.map(
            (name): HttpAttempt => ({
              label: `${first.name}: ${honest.path} with ${name}: ${hidden}`,
              http: { request: { ...honest, headers: [{ name, value: hidden }] } },
              credential: first.credential,
              judge: (seen, control) => judgeMoved(seen, control, hidden),
            }),
          )
    if (attempts.length > 0) return [...attempts, ...moved]
    const who = access.clients.map(({ name }) => name).join(', ')
    return {
      verdict: 'not-tried',
      why: `the rules forbid ${who} no request that the probe can send without changing anything`,
    }
  },
}
