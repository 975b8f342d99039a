/** The answer of a server, of a protocol that the probe does not speak, to those whom it lets in. */

import type { Need } from '../need.ts'
import { parseOctets } from '../protocol/octets.ts'

type Asked = {
  /** For `tls://`: what is in the answer to those who are let in, and in no other, written as `send` is. */
  readonly expect?: string
}

export const expect: Need<'expect', string, Asked> = {
  id: 'expect',
  option: {
    placeholder: 'TEXT',
    about: 'for tls://: what is in the answer to a client that is let in, and in no other answer; written as --send',
  },
  lacking: { verdict: 'not-tried', why: 'this attack needs an answer to look for; give it with --expect' },
  unasked: 'left-out',
  find: async ({ expect }) => (expect === undefined ? undefined : parseOctets('value of --expect', expect)),
}
