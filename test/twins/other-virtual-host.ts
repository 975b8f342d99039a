/** Has another virtual server, which asks for no certificate, and gives every page by Host, whatever the name in the handshake. */
import type { TLSSocket } from 'node:tls'
import { type BrokenTwin, demandingFor } from '../support/broken-twin.ts'
import { page, refuseWith, startSound, type Twin, type TwinPki } from '../support/twins.ts'

const OTHER = 'other.example'

const withOther = async (twin: Promise<Twin>): Promise<Twin> => ({
  ...(await twin),
  wish: { vhost: [{ name: OTHER, path: '/' }] },
})

/** Has the same other virtual server, and answers 421 where Host and the handshake name different ones (RFC 9110 §15.5.20). */
const startStrict = (pki: TwinPki): Promise<Twin> =>
  startSound(pki, { rejectUnauthorized: false }, (request, response) => {
    const { authorized, servername } = request.socket as TLSSocket & { servername?: string | false }
    const named = String(servername || 'localhost').toLowerCase()
    const host = (request.headers.host ?? named).toLowerCase().replace(/:\d+$/, '')
    if (host !== named) return refuseWith(response, 421)
    if (named === OTHER) return void response.writeHead(200).end('come in, there is nothing to see here')
    return authorized ? page(request, response) : refuseWith(response, 400)
  })

export const otherVirtualHost: BrokenTwin = {
  of: 'other-virtual-host',
  start: (pki) => withOther(demandingFor((name) => String(name).toLowerCase() !== OTHER)(pki)),
  sound: (pki) => withOther(startStrict(pki)),
}
