/**
 * Asks for the page that names its caller as two clients in turn, each on connections and in sessions of its own: what a cache, a session or a
 * kept connection behind the server holds of one client must not be given to another (RFC 9111 §3.5 for caches, RFC 8446 §2.2 for sessions).
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { describeSilence, leaveOpen } from '../engine/oracle.ts'
import { inconclusive, type Judgement } from '../judgement.ts'
import { isSamePage, type NamesOfBoth, namedOn, namesOfBoth } from '../naming.ts'
import { lackingOf } from '../needs/index.ts'
import type { HttpObservation } from '../observation.ts'
import type { HttpResponse } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'

const open = (cause: string): Judgement =>
  inconclusive(cause, 'name with --identity-path a page that answers each client with its name')

/**
 * Judges the page that one client got.
 *
 * @param own names of the client that asked
 * @param others names of the other client
 * @param other what the other client got, where that is known
 */
function judgeNamed(answer: HttpResponse, own: readonly string[], others: readonly string[], other?: HttpResponse) {
  const [taken] = namedOn(answer, others, own)
  const named = namedOn(answer, own, others)
  const isMixed = named.length === 0 || (other !== undefined && isSamePage(answer, other))
  if (taken !== undefined && isMixed) {
    return { verdict: 'bypassed', evidence: `the page that this client gets names ${taken}, another client` } as const
  }
  if (named.length > 0) return { verdict: 'enforced', how: 'the page names the client that asked' } as const
  return open('the identity page does not name this client')
}

/** Judges what the second client got. */
const judgeSecond =
  ({ honest, second }: NamesOfBoth) =>
  (seen: HttpObservation, control: HttpResponse): Judgement => {
    const { answer } = seen
    if (!isGood(control.status)) return open(`the identity page answers the honest client ${control.status}`)
    if (answer !== undefined && isGood(answer.status)) return judgeNamed(answer, second, honest, control)
    const met = answer === undefined ? describeSilence(seen) : `answered ${answer.status}`
    return inconclusive(
      `the second client is not let in (${met})`,
      'name with --second a client that may see the identity page',
    )
  }

/** Judges what the honest client got, at first and after the second client had asked. */
const judgeHonest =
  ({ honest, second }: NamesOfBoth) =>
  (seen: HttpObservation): Judgement => {
    const { answer, beside: [other] = [] } = seen
    if (answer === undefined) return leaveOpen(seen)
    if (!isGood(answer.status)) return open(`the identity page answers the honest client ${answer.status}`)
    // What the second client is not shown, another attempt says.
    return judgeNamed(answer, honest, second, other)
  }

export const mixedUpIdentity: AttackOf<'second'> = {
  id: 'mixed-up-identity',
  title: 'page or session of another client',
  meaning: 'A client is answered as if it were another one, and so sees, or does, what only the other one may.',
  sound:
    'It answers each of two clients by its own certificate, in whatever order they come and resume their sessions.',
  history: [
    "Apache Tomcat 9.0.0.M1 to 9.0.41 could show one user the result of another user's request, over h2c (CVE-2021-25122)",
  ],
  group: 'access',
  severity: 'high',
  cwe: [287, 488, 524],
  over: 'each-version',
  needs: 'second',
  remedy:
    'take the identity from the connection of each request; let no cache store such a page, and key what is remembered of a client by its certificate',
  plan: async ({ request, honest }, second) => {
    const { credential, identityPath } = request
    if (identityPath === undefined) return lackingOf('identityPath')
    const page = { ...honest, path: identityPath.path }
    const names = namesOfBoth(credential, second)
    const http = { request: page, control: page }
    const asSecond: Pick<HttpAttempt, 'credential' | 'http' | 'judge'> = {
      credential: second,
      http,
      judge: judgeSecond(names),
    }
    return [
      { label: 'the second client, after the honest one', ...asSecond },
      { label: 'the second client, in its own session', ...asSecond, resumes: async () => ({ credential: second }) },
      {
        label: 'the honest client, after the second one',
        credential,
        http: { ...http, beside: [{ request: page, credential: second }] },
        judge: judgeHonest(names),
      },
      {
        label: 'the honest client, in its own session',
        credential,
        http: { ...http, beside: [{ request: page, credential: second }] },
        resumes: async () => ({ credential }),
        judge: judgeHonest(names),
      },
    ]
  },
}
