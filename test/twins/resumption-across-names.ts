/** Has another virtual server for the clients of another CA, and resumes the sessions of both at each: Node.js does so by itself. */
import { constants } from 'node:crypto'
import type { ServerOptions } from 'node:https'
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { createSound, listen, page, refuseWith, soundOptions, type Twin, type TwinPki } from '../support/twins.ts'

const OTHER = 'other.example'

const withContext =
  (options: ServerOptions) =>
  async (pki: TwinPki): Promise<Twin> => {
    const server = createSound(pki, options, (request, response) => {
      const named = (request.socket as TLSSocket & { servername?: string | false }).servername || 'localhost'
      const host = (request.headers.host ?? named).replace(/:\d+$/, '')
      if (host.toLowerCase() !== named.toLowerCase()) return refuseWith(response, 421)
      return named === OTHER ? void response.writeHead(200).end('welcome, strangers') : page(request, response)
    })
    const { crl: _, ...rest } = { ...soundOptions(pki), ...options }
    server.addContext(OTHER, { ...rest, ca: pki.strangers.pem })
    return { ...(await listen(server)), wish: { vhost: [{ name: OTHER, path: '/' }], sibling: pki.stranger } }
  }

export const resumptionAcrossNames: BrokenTwin = {
  of: 'resumption-across-names',
  start: withContext({}),
  sound: withContext({ secureOptions: constants.SSL_OP_NO_TICKET }),
}
