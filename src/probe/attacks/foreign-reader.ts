/**
 * Sends the requests of a script on a foreign page, and looks at whether the server allows the browser to hand the answer to the script
 * (CORS: Fetch §3.2.3). What such a script can do without reading, foreign-origin tries.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { FOREIGN_ORIGIN, type HttpHeader, type HttpResponse, headerValues } from '../protocol/http.ts'
import { isOfTheMoment } from '../protocol/http-judge.ts'

/** Whether an answer with credentials may be read by a page of this origin: "*" does not count then (Fetch §4.9). */
function isReadable(answer: HttpResponse, origin: string): boolean {
  const allowed = headerValues(answer, 'access-control-allow-origin')
  const credentials = headerValues(answer, 'access-control-allow-credentials')
  return allowed.length === 1 && allowed[0] === origin && credentials.join() === 'true'
}

function judgeReading(seen: HttpObservation, control: HttpResponse, origin: string): Judgement | Silence {
  const { answer } = seen
  if (answer === undefined) return judge(seen, control)
  // An answer of the moment says nothing of what is sent with the page.
  if (!isReadable(answer, origin) && isOfTheMoment(answer)) return judge(seen, control)
  if (!isReadable(answer, origin)) return { verdict: 'enforced', how: 'no foreign page may read the answer' }
  const evidence = `the ${answer.status} answer allows ${origin} to read it, with the client's certificate`
  return { verdict: 'bypassed', evidence }
}

/** A page of the same name without TLS can be written by who is in the network. */
const fromNetwork: HttpAttempt['grade'] = {
  severity: 'medium',
  meaning: "An attacker in the network of your client can read your pages with the client's certificate.",
}

/** What a browser asks before it sends a method or a header that a form could not send (Fetch §4.8). */
const preflight: readonly HttpHeader[] = [
  { name: 'Access-Control-Request-Method', value: 'PUT' },
  { name: 'Access-Control-Request-Headers', value: 'x-countersign-probe' },
]

export const foreignReader: AttackOf<'nothing'> = {
  id: 'foreign-reader',
  title: 'page read by a foreign web site',
  meaning: "Any web page that your client's browser visits can read your pages with the client's certificate.",
  sound: 'It names in Access-Control-Allow-Origin no origin but those that it knows.',
  group: 'browser',
  severity: 'high',
  cwe: [346, 942],
  over: 'newest-version',
  needs: 'nothing',
  remedy:
    'send Access-Control-Allow-Credentials only with an origin from a list of your own, compared whole; never repeat the Origin of the request, and never allow "null"',
  plan: async ({ request, honest, hostField }) => {
    const { credential, serverName, unsafePath, path } = request
    const foreign: readonly (readonly [label: string, origin: string, more?: Partial<HttpAttempt>])[] = [
      ['Origin of another site', FOREIGN_ORIGIN],
      ['Origin: null', 'null'],
      ['Origin that begins like ours', `https://${serverName}.evil.example`],
      ['our Origin without TLS', `http://${hostField}`, { grade: fromNetwork }],
    ]
    const attempt = (label: string, origin: string, more: Partial<HttpAttempt>): HttpAttempt => ({
      label,
      judge: (seen, control) => judgeReading(seen, control, origin),
      ...more,
    })
    const headers = [{ name: 'Origin', value: FOREIGN_ORIGIN }, ...preflight]
    const before = { method: 'OPTIONS', path: unsafePath ?? path, headers }
    return [
      ...foreign.map(([label, value, more]) =>
        attempt(label, value, {
          http: { request: { ...honest, headers: [{ name: 'Origin', value }] } },
          credential,
          ...more,
        }),
      ),
      attempt('leave to send more (preflight)', FOREIGN_ORIGIN, { http: { request: before }, credential }),
      // Browsers ask this without the certificate (Fetch §4.8).
      attempt('leave to send more, without a certificate', FOREIGN_ORIGIN, { http: { request: before } }),
    ]
  },
}
