/** Has a listener without TLS, which serves the application to everybody. */
import { createServer, type RequestListener } from 'node:http'
import { type BrokenTwin, listenerAt, startBeside } from '../support/broken-twin.ts'
import { listen, page, type TwinPki } from '../support/twins.ts'

const withPlain = (respond: RequestListener) => (pki: TwinPki) =>
  startBeside(pki, listen(createServer(respond)), (port) => ({ plain: [listenerAt(port)] }))

export const plainListener: BrokenTwin = {
  of: 'plain-listener',
  start: withPlain(page),
  sound: withPlain((_request, response) => void response.writeHead(308, { Location: 'https://localhost/' }).end()),
}
