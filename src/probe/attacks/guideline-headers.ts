/**
 * Sends honest requests, and compares the answers' security headers with those of the guideline: HSTS (RFC 6797 §6.1), nosniff and
 * Cross-Origin-Resource-Policy (Fetch §3.6 and §3.7). What keeps a page out of frames is judged by the attack framing.
 */
import type { Guideline } from '../../policy/guideline.ts'
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { leaveOpen } from '../engine/oracle.ts'
import type { Judgement } from '../judgement.ts'
import { type HttpResponse, headerValues } from '../protocol/http.ts'

/** How long a value of Strict-Transport-Security holds, in seconds; undefined where it cannot be read (RFC 6797 §6.1.1). */
function maxAgeOf(value: string): number | undefined {
  const found = value.split(';').map((directive) => /^\s*max-age\s*=\s*(?:"(\d+)"|(\d+))\s*$/i.exec(directive))
  const [only, ...more] = found.filter((one) => one !== null)
  return only === undefined || more.length > 0 ? undefined : Number(only[1] ?? only[2])
}

/** Whether a header does what the guideline has it for. A browser obeys the first of several (RFC 6797 §8.1; Fetch §3.6). */
const doesAs: Readonly<Record<string, (first: string, wanted: string) => boolean>> = {
  'strict-transport-security': (first, wanted) => (maxAgeOf(first) ?? -1) >= (maxAgeOf(wanted) ?? 0),
  'x-content-type-options': (first, wanted) => first.split(',')[0]?.trim().toLowerCase() === wanted,
  'cross-origin-resource-policy': (first, wanted) => first === wanted,
}

/** Says which headers of a guideline an answer lacks, or weakens. */
export function judgeHeaders(answer: HttpResponse, { name, securityHeaders }: Guideline): Judgement {
  const judged = securityHeaders.filter((header) => header.name.toLowerCase() in doesAs)
  const faults = judged.flatMap((header) => {
    const [first] = headerValues(answer, header.name.toLowerCase())
    if (first === undefined) return [`no ${header.name}`]
    if (doesAs[header.name.toLowerCase()]?.(first.trim(), header.value)) return []
    return [`${header.name}: ${first}, where ${name} has ${header.value}`]
  })
  if (faults.length === 0) return { verdict: 'enforced', how: judged.map((header) => header.name).join(', ') }
  return { verdict: 'bypassed', evidence: `the ${answer.status} answer has ${faults.join('; ')}` }
}

export const guidelineHeaders: AttackOf<'guideline'> = {
  id: 'guideline-headers',
  title: 'answers without the security headers of the guideline',
  meaning:
    'A browser is not kept to https, guesses the type of an answer, or lets pages of other sites include it, where the guideline forbids that.',
  sound: 'It sends the headers of the guideline with every answer, error pages included.',
  group: 'browser',
  severity: 'low',
  cwe: [319, 693],
  over: 'newest-version',
  needs: 'guideline',
  remedy: 'send with every answer, error pages included, the security headers that the guideline has',
  plan: async ({ request, missingPath }, guideline) => {
    const answerTo = (label: string, path: string): HttpAttempt => ({
      label,
      http: { request: { method: 'GET', path } },
      credential: request.credential,
      judge: (seen) => (seen.answer === undefined ? leaveOpen(seen) : judgeHeaders(seen.answer, guideline)),
    })
    return [answerTo('the page itself', request.path), answerTo('a page that is missing', missingPath)]
  },
}
