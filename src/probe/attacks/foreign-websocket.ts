/**
 * Opens a WebSocket as a script on a foreign page would (RFC 6455 §10.2), and without a certificate of this CA: browsers send the
 * certificate along, and hold no script back from reading a WebSocket.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { FOREIGN_ORIGIN, type HttpRequest, type HttpResponse } from '../protocol/http.ts'
import { isGood, SWITCHING } from '../protocol/http-judge.ts'

/** Any sixteen octets in base64 (RFC 6455 §4.1): they prove nothing of the client. */
const KEY = Buffer.from('countersign-prob').toString('base64')

const open = (path: string, origin: string): HttpRequest => ({
  method: 'GET',
  path,
  upgrade: 'websocket',
  headers: [
    { name: 'Origin', value: origin },
    { name: 'Sec-WebSocket-Version', value: '13' },
    { name: 'Sec-WebSocket-Key', value: KEY },
  ],
})

/** Over HTTP/1.1 by a change of protocol (RFC 6455 §4.2.2), over HTTP/2 by any good status (RFC 8441 §5). */
const isOpen = ({ status }: HttpResponse, { protocol }: HttpObservation): boolean =>
  protocol.id === 'h2' ? status >= 200 && status < 300 : status === SWITCHING

function judgeOpening(seen: HttpObservation, control: HttpResponse, path: string): Judgement | Silence {
  const { answer } = seen
  if (!isOpen(control, seen)) {
    const cause = `the honest client with the server's own origin gets no WebSocket at ${path}: it is answered ${control.status}`
    return inconclusive(cause, 'name with --websocket-path a page that opens one')
  }
  if (answer === undefined) return judge(seen, control)
  if (isOpen(answer, seen)) return { verdict: 'bypassed', evidence: `answered ${answer.status}: the WebSocket opens` }
  return isGood(answer.status)
    ? { verdict: 'enforced', how: `HTTP ${answer.status}, and no WebSocket` }
    : judge(seen, control)
}

/** Severity and meaning where no certificate is needed at all. */
const byStranger: HttpAttempt['grade'] = {
  severity: 'critical',
  meaning: 'Anybody who can reach the server can open a WebSocket, without proving who they are.',
  group: 'identity',
}

export const foreignWebsocket: AttackOf<'websocketPath'> = {
  id: 'foreign-websocket',
  title: 'foreign web site that opens a WebSocket',
  meaning: "Any web page that your client's browser visits can speak with this server in the client's name.",
  sound: 'It compares the Origin with its own before it opens a WebSocket, and answers 403.',
  history: ['Gitpod before 2022.11.2.16: a foreign page took over a workspace by its WebSocket (CVE-2023-0957)'],
  group: 'browser',
  severity: 'high',
  cwe: [346, 1385],
  over: 'newest-version',
  needs: 'websocketPath',
  remedy:
    'refuse an upgrade to a WebSocket unless it has one Origin header and its value equals an origin of yours; refuse "null"',
  plan: async ({ request, forge, hostField }, websocketPath) => {
    const control = open(websocketPath, `https://${hostField}`)
    const attempt = (label: string, asked: HttpRequest, more: Partial<HttpAttempt>): HttpAttempt => ({
      label,
      http: { request: asked, control },
      judge: (seen, answer) => judgeOpening(seen, answer, websocketPath),
      ...more,
    })
    const { credential, serverName } = request
    const foreign: readonly (readonly [label: string, origin: string])[] = [
      ['Origin of another site', FOREIGN_ORIGIN],
      ['Origin: null', 'null'],
      ['Origin that begins like ours', `https://${serverName}.evil.example`],
    ]
    const strangers = await forge.strangers()
    return [
      ...foreign.map(([label, origin]) => attempt(label, open(websocketPath, origin), { credential })),
      ...strangers.map(({ label, ...who }) => attempt(`our Origin, ${label}`, control, { ...who, grade: byStranger })),
    ]
  },
}
