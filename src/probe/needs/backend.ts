/** The upstream behind a proxy. The proxy asks nobody for a certificate who reaches the upstream past it. */

import { findListeners, type Listener, type Reach } from '../listener.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** URLs of the application behind the proxy, such as `http://10.0.0.7:3000`. */
  readonly backend?: readonly string[]
}

export const backend: Need<'backend', readonly Listener[], Asked, Reach> = {
  id: 'backend',
  option: {
    placeholder: 'URL',
    about:
      'the application behind the proxy, such as http://10.0.0.7:3000; it must not answer those who reach it past the proxy',
    repeated: true,
  },
  lacking: { verdict: 'not-tried', why: 'name with --backend URL the application behind the proxy' },
  unasked: 'left-out',
  leavesOut: { id: 'direct-backend', title: 'the application behind a proxy' },
  find: ({ backend = [] }, home) => findListeners(backend, 'URL of a backend', ['http:', 'https:'], home),
}
