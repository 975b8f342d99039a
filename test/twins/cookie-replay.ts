/** Gives a cookie to clients with a certificate, and lets in who shows the cookie. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, refuseWith, startSound } from '../support/twins.ts'

const COOKIE = 'session=4f1c9a'

export const cookieReplay: BrokenTwin = {
  of: 'cookie-replay',
  start: (pki) =>
    startSound(pki, { rejectUnauthorized: false }, (request, response) => {
      const { authorized } = request.socket as TLSSocket
      if (!authorized && !request.headers.cookie?.includes(COOKIE)) return refuseWith(response, 400)
      response.setHeader('Set-Cookie', `${COOKIE}; Secure; HttpOnly; SameSite=Strict`)
      page(request, response)
    }),
}
