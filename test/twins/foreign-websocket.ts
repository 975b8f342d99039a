/** Opens a WebSocket to every client with a certificate, on whatever page the request was made. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startWithWebSocket } from '../support/upgrade-twins.ts'

export const foreignWebsocket: BrokenTwin = {
  of: 'foreign-websocket',
  start: (pki) => startWithWebSocket(pki, () => true),
  sound: (pki) => startWithWebSocket(pki, ({ headers }) => headers.origin === `https://${headers.host}`),
  given: () => ({ websocketPath: '/live' }),
}
