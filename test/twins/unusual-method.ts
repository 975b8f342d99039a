/** Demands a certificate for GET and POST, as a rule that names the methods which it is about. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, refuseWith, startSound } from '../support/twins.ts'

export const unusualMethod: BrokenTwin = {
  of: 'unusual-method',
  start: (pki) =>
    startSound(pki, { rejectUnauthorized: false }, (request, response) => {
      const isGuarded = request.method === 'GET' || request.method === 'POST'
      const { authorized } = request.socket as TLSSocket
      return authorized || !isGuarded ? page(request, response) : refuseWith(response, 400)
    }),
}
