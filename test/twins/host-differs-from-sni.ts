/** Demands a certificate of those who name the protected host in their request, and of nobody else. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, refuseWith, startSound } from '../support/twins.ts'

export const hostDiffersFromSni: BrokenTwin = {
  of: 'host-differs-from-sni',
  start: (pki) =>
    startSound(pki, { rejectUnauthorized: false }, (request, response) => {
      const known = request.headers.host?.startsWith('localhost:')
      const { authorized } = request.socket as TLSSocket
      return authorized || !known ? page(request, response) : refuseWith(response, 400)
    }),
}
