/** A page at which the server opens a WebSocket to the honest client, if the request comes from a page of the server. */
import type { Need } from '../need.ts'
import { parsePath } from '../protocol/http.ts'

type Asked = {
  /** A page at which a WebSocket opens to the honest client. */
  readonly websocketPath?: string
}

export const websocketPath: Need<'websocketPath', string, Asked> = {
  id: 'websocketPath',
  option: {
    placeholder: 'PATH',
    about: 'a page at which the server opens a WebSocket; the probe tries to open one as a foreign web site would',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs a page at which the server opens a WebSocket; name such a page with --websocket-path',
  },
  unasked: 'left-out',
  leavesOut: { id: 'websocket', title: 'a WebSocket opened by a foreign web site' },
  require: parsePath,
  find: async ({ websocketPath }) => websocketPath,
}
