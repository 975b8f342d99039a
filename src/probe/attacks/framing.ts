/** Sends an honest request, and checks whether a foreign site may show the answer in a frame of its own (clickjacking). */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge, leaveOpen } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import {
  describeAnswer,
  FOREIGN_ORIGIN,
  type HttpRequest,
  type HttpResponse,
  headerValues,
  isRedirect,
  post,
} from '../protocol/http.ts'
import { isFault, isGood } from '../protocol/http-judge.ts'

/** The source list of each policy that has the directive; a browser obeys all of them (CSP3 §4.2, §6.4.2). */
function frameAncestors(answer: HttpResponse): readonly (readonly string[])[] {
  const policies = headerValues(answer, 'content-security-policy').flatMap((value) => value.split(','))
  return policies.flatMap((policy) => {
    const directives = policy.split(';').map((directive) => directive.trim().toLowerCase().split(/\s+/))
    const found = directives.find(([name]) => name === 'frame-ancestors')
    return found === undefined ? [] : [found.slice(1)]
  })
}

/** A list that names its members exactly: none, the site itself, or whole hosts over TLS. */
function isClosed(sources: readonly string[]): boolean {
  return sources.every((source) => source === "'none'" || source === "'self'" || /^https:\/\/[^*]+$/.test(source))
}

/** Says what keeps foreign sites from framing an answer, or that nothing does. */
export function judgeFraming(answer: HttpResponse): Judgement {
  const page = `the ${answer.status} page`
  const lists = frameAncestors(answer)
  const closed = lists.find(isClosed)
  if (closed !== undefined) return { verdict: 'enforced', how: `frame-ancestors ${closed.join(' ') || "'none'"}` }
  if (lists.length > 0) {
    return {
      verdict: 'bypassed',
      evidence: `${page} says frame-ancestors ${lists[0]?.join(' ')}, which allows almost any site`,
    }
  }
  // Obeyed by browsers only where no frame-ancestors is given (CSP3 §6.4.2.1).
  const options = headerValues(answer, 'x-frame-options').flatMap((value) => value.toLowerCase().split(','))
  const words = options.map((option) => option.trim())
  if (words.length > 0 && words.every((word) => word === 'deny' || word === 'sameorigin')) {
    return { verdict: 'enforced', how: `X-Frame-Options ${words.join(', ')}` }
  }
  return { verdict: 'bypassed', evidence: `${page} has neither frame-ancestors nor a usable X-Frame-Options` }
}

/** Elements that do something when they are clicked, and attributes that make any element do so. */
const CLICKABLE =
  /<(?:a|area|audio|button|details|dialog|embed|form|iframe|input|label|math|object|option|script|select|summary|svg|textarea|video)\b|\s(?:on[a-z]+|contenteditable|tabindex)\s*=/i

/** Media types in which a browser runs and links nothing. */
const plainTypes: ReadonlySet<string> = new Set(['text/plain', 'application/json', 'application/problem+json'])

/** The author of an answer: the application, or the parser that stands before it and reads its requests. */
type Author = 'application' | 'parser'

/** Whether a page shows an element on which a click has an effect. */
function isClickable(answer: HttpResponse): boolean {
  const { mediaType } = describeAnswer(answer)
  return !plainTypes.has(mediaType) && CLICKABLE.test(Buffer.from(answer.body).toString('latin1'))
}

/**
 * Judges the page of an error that no application made: of the parser, which refuses what it cannot read before any setting
 * applies, of the server that refuses clients without a certificate, or of a proxy whose application does not answer. There must be
 * something to click before it is worth a frame.
 */
function judgeErrorPage(answer: HttpResponse): Judgement {
  const judgement = judgeFraming(answer)
  if (judgement.verdict !== 'bypassed' || isClickable(answer)) return judgement
  return { verdict: 'remark', note: `${judgement.evidence}; there is nothing on it to click` }
}

function judgePage(seen: HttpObservation, expected: number | undefined, by: Author): Judgement {
  const { answer } = seen
  // A parser of HTTP/2 resets the stream of what it cannot read.
  if (seen.declined && by === 'parser')
    return { verdict: 'enforced', how: 'the request is declined, and no page is shown' }
  if (answer === undefined) return leaveOpen(seen)
  if (expected !== undefined && answer.status !== expected) {
    const cause = `answered ${answer.status}, but the page to examine is one with status ${expected}`
    return inconclusive(cause, NAME_A_PAGE)
  }
  // A browser follows it without showing it, and obeys the policy of the page at its end (HTML, "navigate").
  if (isRedirect(answer) && judgeFraming(answer).verdict === 'bypassed') {
    return {
      verdict: 'enforced',
      how: `the ${answer.status} answer is a redirect, which a browser follows without showing it`,
    }
  }
  // Parsers refuse what they cannot read before any setting applies; where nothing is shown, nothing can be clicked.
  if ((answer.status >= 400 || by === 'parser') && answer.body.length === 0) {
    return { verdict: 'enforced', how: `the ${answer.status} page is empty` }
  }
  return by === 'parser' || isFault(answer.status) ? judgeErrorPage(answer) : judgeFraming(answer)
}

const NAME_A_PAGE = 'choose with --path a page that the honest client may read, and that stays there'

/** The page that the honest client gets; where it gets none, that is not known. */
function judgeHonestPage(seen: HttpObservation, control: HttpResponse): Judgement {
  const { status } = control
  if (isRedirect(control) && judgeFraming(control).verdict === 'bypassed') {
    return inconclusive(
      `the honest client is answered ${status}, a redirect`,
      'name with --path the page to which it leads',
    )
  }
  if (isGood(status)) return judgePage(seen, status, 'application')
  return inconclusive(`the honest client gets no page to examine: it is answered ${status}`, NAME_A_PAGE)
}

/** Judges the page for clients without a certificate; most servers end the connection instead. */
function judgeRefusal(seen: HttpObservation, control: HttpResponse): Judgement | Silence {
  return seen.answer === undefined ? judge(seen, control) : judgePage(seen, undefined, 'parser')
}

/** Severity and meaning if only pages that do not come from the application can be framed. */
const errorsOnly: HttpAttempt['grade'] = {
  severity: 'low',
  meaning:
    'A foreign site can show in its frame only error pages that the server itself or a proxy writes, and no page of the application.',
}

export const framing: AttackOf<'nothing'> = {
  id: 'framing',
  title: "page shown inside a foreign site's frame",
  meaning:
    'A foreign site can show your page invisibly inside its own page, and make your client click on what the site chooses.',
  sound: 'It forbids foreign frames with every answer, error pages included.',
  group: 'browser',
  severity: 'medium',
  cwe: [1021],
  over: 'newest-version',
  needs: 'nothing',
  remedy: "send Content-Security-Policy: frame-ancestors 'none' with every answer, error pages included",
  plan: async ({ request, missingPath }) => {
    const page = (
      label: string,
      asked: string | HttpRequest,
      expected?: number,
      by: Author = 'application',
    ): HttpAttempt => ({
      label,
      http: { request: typeof asked === 'string' ? { method: 'GET', path: asked } : asked },
      credential: request.credential,
      ...(by === 'parser' ? { grade: errorsOnly } : {}),
      judge: (seen) => judgePage(seen, expected, by),
    })
    return [
      { ...page('the page itself', request.path), judge: judgeHonestPage },
      // A catch-all page in the place of a 404 is examined as it is.
      page('a page that is missing', missingPath),
      page('a path that is malformed', '/%', undefined, 'parser'),
      { label: 'the refusal page', grade: errorsOnly, judge: judgeRefusal },
      ...(request.unsafePath === undefined
        ? []
        : [
            page(
              'the answer to a foreign site',
              post(request.unsafePath, [FOREIGN_ORIGIN], { site: 'cross-site', by: 'form' }),
            ),
          ]),
      ...(request.deniedPath === undefined ? [] : [page('a page that is denied', request.deniedPath, 403)]),
    ]
  },
}
