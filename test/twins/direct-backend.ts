/** Answers those who reach it past the proxy, if they say in a header that a proxy has verified them. */
import { createServer, type RequestListener } from 'node:http'
import { type BrokenTwin, listenerAt, startBeside } from '../support/broken-twin.ts'
import { listen, page, refuseWith, type TwinPki } from '../support/twins.ts'

const withBackend = (respond: RequestListener) => (pki: TwinPki) =>
  startBeside(pki, listen(createServer(respond)), (port) => ({ backend: [listenerAt(port)] }))

export const directBackend: BrokenTwin = {
  of: 'direct-backend',
  start: withBackend((request, response) =>
    request.headers['x-ssl-client-verify'] === 'SUCCESS' ? page(request, response) : refuseWith(response, 403),
  ),
  sound: withBackend((_request, response) => refuseWith(response, 403)),
}
