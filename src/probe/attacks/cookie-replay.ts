/**
 * Sends the cookies that the server gave to the honest client on connections without a certificate of this CA: a session that outlives the
 * certificate's proof needs no certificate any more (RFC 6265 §8.4). Looks at the attributes of the cookies as well.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { type Cookie, cookiesOf, withCookiesOf } from '../protocol/cookies.ts'
import type { HttpResponse } from '../protocol/http.ts'

/** What a cookie lacks of the attributes that keep it from leaking. */
function lackingIn({ name, attributes }: Cookie): readonly string[] {
  const site = attributes.find((one) => one.startsWith('samesite='))
  const lacking = [
    ...(attributes.includes('secure') ? [] : ['Secure']),
    ...(attributes.includes('httponly') ? [] : ['HttpOnly']),
    ...(site === undefined || site === 'samesite=none' ? ['SameSite'] : []),
  ]
  return lacking.length === 0 ? [] : [`the cookie ${name} has no ${lacking.join(', no ')}`]
}

function judgeAttributes(seen: HttpObservation, control: HttpResponse): Judgement | Silence {
  if (seen.answer === undefined) return judge(seen, control)
  const faults = cookiesOf(seen.answer).flatMap(lackingIn)
  if (faults.length === 0) return { verdict: 'enforced', how: 'no cookie lacks an attribute' }
  return { verdict: 'remark', note: faults.join('; ') }
}

const byAttribute: HttpAttempt['grade'] = {
  severity: 'low',
  meaning:
    "A cookie of your client can leak: to a script in its browser, to a foreign page's request, or in plain HTTP.",
}

export const cookieReplay: AttackOf<'nothing'> = {
  id: 'cookie-replay',
  title: 'cookie used without the certificate',
  meaning: 'Anybody who gets hold of a cookie is let in without a certificate, even after the certificate was revoked.',
  sound: 'It asks for the certificate on each connection, whatever cookies come on it.',
  group: 'identity',
  severity: 'high',
  cwe: [287, 294, 613],
  over: 'newest-version',
  needs: 'nothing',
  remedy:
    'demand the certificate on each connection, and accept a cookie only beside the certificate that it was given to',
  plan: async ({ request: { credential, identityPath }, forge, honest }) => {
    const pages = [honest, ...(identityPath === undefined ? [] : [{ ...honest, path: identityPath.path }])]
    const strangers = await forge.strangers()
    return pages.flatMap((page): readonly HttpAttempt[] => [
      ...strangers.map(({ label, ...who }) => ({
        label: `cookie of ${page.path}, ${label}`,
        http: { request: page, control: page, from: withCookiesOf(page) },
        ...who,
      })),
      {
        label: `attributes of the cookies of ${page.path}`,
        http: { request: page, control: page },
        credential,
        grade: byAttribute,
        judge: judgeAttributes,
      },
    ])
  },
}
