/**
 * Sends the cookies that the server gave to the honest client on connections without a certificate of this CA: a session that outlives the
 * certificate's proof needs no certificate any more (RFC 6265 §8.4). Looks at the attributes of the cookies as well.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { type HttpRequest, type HttpResponse, headerValues, isField } from '../protocol/http.ts'

type Cookie = { readonly name: string; readonly value: string; readonly attributes: readonly string[] }

/** The cookies that an answer sets, but those that it takes back (RFC 6265 §5.2). */
function cookiesOf(answer: HttpResponse): readonly Cookie[] {
  return headerValues(answer, 'set-cookie').flatMap((line) => {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const [name = '', ...value] = pair.split('=')
    const cookie = { name, value: value.join('='), attributes: attributes.map((one) => one.toLowerCase()) }
    const isGone = cookie.value === '' || cookie.attributes.includes('max-age=0')
    return name === '' || isGone || !isField({ name: 'Cookie', value: pair }) ? [] : [cookie]
  })
}

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
    const replay =
      (page: HttpRequest) =>
      (control: HttpResponse): HttpRequest | string => {
        const cookies = cookiesOf(control)
        if (cookies.length === 0) return 'the server sets no cookie'
        const value = cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
        return { ...page, headers: [{ name: 'Cookie', value }] }
      }
    const strangers = await forge.strangers()
    return pages.flatMap((page): readonly HttpAttempt[] => [
      ...strangers.map(({ label, ...who }) => ({
        label: `cookie of ${page.path}, ${label}`,
        http: { request: page, control: page, from: replay(page) },
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
