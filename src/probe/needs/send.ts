/** The words of a client to a server of a protocol that the probe does not speak. */

import type { Need } from '../need.ts'
import { parseOctets } from '../protocol/octets.ts'

type Asked = {
  /** For `tls://`: what the client says, with \r \n \t \\ \xHH for other octets; a line of the probe's own where absent. */
  readonly send?: string
}

export const send: Need<'send', string, Asked> = {
  id: 'send',
  option: {
    placeholder: 'TEXT',
    about: String.raw`for tls://: what the client says, with \r \n \xHH for other octets (default: a line of its own)`,
  },
  lacking: { verdict: 'not-tried', why: 'this attack needs something to say; give it with --send' },
  unasked: 'left-out',
  find: async ({ send }) => (send === undefined ? undefined : parseOctets('value of --send', send)),
}
