/** Believes a header in which a proxy would vouch for somebody. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, type Respond, refuseWith, startSound } from '../support/twins.ts'

const trusting: Respond = (request, response) => {
  const vouched = request.headers['x-ssl-client-verify'] === 'SUCCESS'
  return (request.socket as TLSSocket).authorized || vouched ? page(request, response) : refuseWith(response, 400)
}

export const spoofedIdentity: BrokenTwin = {
  of: 'spoofed-identity',
  start: (pki) => startSound(pki, { rejectUnauthorized: false }, trusting),
}
