/** Takes for the caller the client that the cookie was given to, whatever certificate comes beside it. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, type Respond, startSound } from '../support/twins.ts'

/** Has a session for each client; `believes` says whether a session counts that was opened by another client. */
function remembering(believes: boolean): Respond {
  const callers: string[] = []
  return (request, response) => {
    if (request.url !== '/whoami') return page(request, response)
    const caller = String((request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? 'nobody')
    const told = callers[Number(/^session=(\d+)$/.exec(request.headers.cookie ?? '')?.[1])] ?? caller
    const session = callers.includes(caller) ? callers.indexOf(caller) : callers.push(caller) - 1
    response.setHeader('Set-Cookie', `session=${session}; Secure; HttpOnly; SameSite=Strict`)
    response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
    const isLetIn = told === caller || believes
    response.writeHead(isLetIn ? 200 : 403).end(isLetIn ? `you are ${told}` : 'not your session')
  }
}

export const cookieOfAnother: BrokenTwin = {
  of: 'cookie-of-another',
  given: ({ dora }) => ({ second: dora, identityPath: { path: '/whoami' } }),
  start: (pki) => startSound(pki, {}, remembering(true)),
  sound: (pki) => startSound(pki, {}, remembering(false)),
}
