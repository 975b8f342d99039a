/**
 * Sends the cookies that the server gave to the honest client on connections of a second client, which has a good certificate of its own: a
 * cookie must not count for more than the certificate beside it (RFC 6265 §8.4).
 */
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import { isSamePage, type NamesOfBoth, namedOn, namesOfBoth } from '../naming.ts'
import type { HttpObservation } from '../observation.ts'
import { withCookiesOf } from '../protocol/cookies.ts'
import type { HttpResponse } from '../protocol/http.ts'
import { shows } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'

const NAME_A_PAGE = 'name with --identity-path a page that answers each client with its name'

/** The page must stay that of the second client, whatever cookie comes on its connection. */
function judgeCookie({ honest, second }: NamesOfBoth) {
  return (seen: HttpObservation, control: HttpResponse): Judgement | Silence => {
    const { answer, beside: [own] = [] } = seen
    if (own === undefined) {
      return inconclusive('the second client is not answered', 'name with --second a client that the server admits')
    }
    if (!isGood(control.status))
      return inconclusive(`the page answers the honest client ${control.status}`, NAME_A_PAGE)
    if (answer === undefined) return judge(seen, control)
    const naming = namedOn(control, honest, second).filter((name) => !shows(own, name))
    if (naming.length === 0 && isGood(own.status)) {
      return inconclusive('the page does not tell the two clients apart', NAME_A_PAGE)
    }
    // A server with a fault, or too much to do, has refused nothing.
    if (!isGood(answer.status)) return judge(seen, control)
    const shown = naming.find((name) => shows(answer, name))
    if (shown !== undefined || isSamePage(answer, control)) {
      const whose = shown === undefined ? 'the page of the honest client' : `a page that names ${shown}`
      return { verdict: 'bypassed', evidence: `answered ${answer.status} with ${whose}, as its cookie says` }
    }
    return isGood(own.status) ? { verdict: 'enforced', how: 'the cookie changes nothing' } : judge(seen, control)
  }
}

export const cookieOfAnother: AttackOf<'second'> = {
  id: 'cookie-of-another',
  title: 'cookie of another client',
  meaning: 'A client with a good certificate that gets hold of the cookie of another client is taken for that client.',
  sound: 'It accepts a cookie only beside the certificate of the client that it was given to.',
  group: 'access',
  severity: 'high',
  cwe: [287, 294],
  over: 'newest-version',
  needs: 'second',
  remedy:
    'keep in the session which certificate it was opened with, and end it where another certificate comes with its cookie',
  plan: async ({ request, honest }, second) => {
    const page = { ...honest, path: request.identityPath?.path ?? honest.path }
    return [
      {
        label: `the honest client's cookie of ${page.path}, the second client's certificate`,
        credential: second,
        http: {
          request: page,
          control: page,
          from: withCookiesOf(page),
          beside: [{ request: page, credential: second }],
        },
        judge: judgeCookie(namesOfBoth(request.credential, second)),
      },
    ]
  },
}
