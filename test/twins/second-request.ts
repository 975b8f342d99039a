/** Decides once for a connection, by its first request: one for another host needs no certificate, and gets nothing. */
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, refuseWith, startSound } from '../support/twins.ts'

export const secondRequest: BrokenTwin = {
  of: 'second-request',
  start: (pki) => {
    const passed = new WeakSet<Socket>()
    return startSound(pki, { rejectUnauthorized: false }, (request, response) => {
      const { socket, headers } = request
      if ((socket as TLSSocket).authorized || passed.has(socket)) return page(request, response)
      if (headers.host?.startsWith('localhost:')) return refuseWith(response, 400)
      passed.add(socket)
      return refuseWith(response, 404)
    })
  },
}
