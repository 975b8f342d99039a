/** Other virtual servers on the same listener: they may ask for no certificate, or for one of another CA. */

import { parseVirtualHost, type VirtualHost } from '../listener.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** Other names on the same listener, each perhaps with a page of its own: `NAME` or `NAME=PATH`. */
  readonly vhost?: readonly string[]
}

export const vhost: Need<'vhost', readonly VirtualHost[], Asked> = {
  id: 'vhost',
  option: {
    placeholder: 'NAME[=PATH]',
    about:
      'another name on the same listener, and a page of it (default: /): that name must not lead to the page of this one',
    repeated: true,
  },
  lacking: { verdict: 'not-tried', why: 'name with --vhost NAME each other virtual server of the listener' },
  unasked: 'left-out',
  leavesOut: { id: 'other-virtual-host', title: 'other virtual servers' },
  find: async ({ vhost = [] }) => (vhost.length === 0 ? undefined : vhost.map(parseVirtualHost)),
}
