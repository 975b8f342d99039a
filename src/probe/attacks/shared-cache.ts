/**
 * Looks at whether the page of the honest client says that shared caches may store it (RFC 9111 §3): a cache knows nothing of certificates,
 * and gives what it has stored to everybody. A page that says nothing counts as not stored: caches may, and seldom do.
 */
import type { AttackOf } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'
import { inconclusive, type Judgement } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { type HttpResponse, headerValues } from '../protocol/http.ts'
import { isFault, isGood } from '../protocol/http-judge.ts'

function judgeStorage(answer: HttpResponse): Judgement {
  const directives = headerValues(answer, 'cache-control')
    .flatMap((value) => value.toLowerCase().split(','))
    .map((one) => one.trim())
  const has = (...names: readonly string[]): string | undefined =>
    directives.find((one) => names.includes(one.split('=')[0] ?? ''))
  const kept = has('no-store', 'private')
  if (kept !== undefined) return { verdict: 'enforced', how: `Cache-Control: ${kept}` }
  const open = has('public', 's-maxage')
  if (open !== undefined && open !== 's-maxage=0' && !directives.includes('no-cache')) {
    return { verdict: 'bypassed', evidence: `the ${answer.status} page says Cache-Control: ${open}` }
  }
  const fresh = directives.find((one) => /^max-age=0*[1-9]/.test(one))
  if (fresh === undefined) return { verdict: 'enforced', how: 'nothing says that it may be stored' }
  return {
    verdict: 'remark',
    note: `the ${answer.status} page says Cache-Control: ${fresh}, and not private: a shared cache may store it`,
  }
}

function judgePage({ answer, ...seen }: HttpObservation): Judgement {
  if (answer === undefined) return leaveOpen(seen)
  if (isGood(answer.status)) return judgeStorage(answer)
  if (isFault(answer.status))
    return inconclusive(
      `answered ${answer.status}, which is no page`,
      'look in the log of the server what failed, or choose another page with --path',
    )
  return { verdict: 'enforced', how: `HTTP ${answer.status}` }
}

export const sharedCache: AttackOf<'nothing'> = {
  id: 'shared-cache',
  title: 'page that shared caches may store',
  meaning: 'A cache on the way may give a page that was meant for one client to everybody, certificate or not.',
  sound: 'It marks pages that are for one client Cache-Control: private or no-store.',
  group: 'access',
  severity: 'low',
  cwe: [524],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'send Cache-Control: private, or no-store, with each page that a certificate is needed for',
  plan: async ({ request, honest }) =>
    [honest.path, ...(request.identityPath === undefined ? [] : [request.identityPath.path])].map((path) => ({
      label: `the page ${path}`,
      http: { request: { ...honest, path } },
      credential: request.credential,
      judge: judgePage,
    })),
}
