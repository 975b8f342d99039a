/** Listeners of the same application without TLS: there, no certificate can be asked for. */

import { findListeners, type Listener, type Reach } from '../listener.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** URLs at which the application may answer without TLS, such as `http://127.0.0.1:8080`. */
  readonly plain?: readonly string[]
}

export const plain: Need<'plain', readonly Listener[], Asked, Reach> = {
  id: 'plain',
  option: {
    placeholder: 'URL',
    about:
      'another listener of the application, without TLS, such as http://127.0.0.1:8080; it must not serve the page',
    repeated: true,
  },
  lacking: { verdict: 'not-tried', why: 'name with --plain URL each listener of the server without TLS' },
  unasked: 'left-out',
  leavesOut: { id: 'plain-listener', title: 'listeners without TLS' },
  find: ({ plain = [] }, home) => findListeners(plain, 'URL of a listener without TLS', ['http:'], home),
}
