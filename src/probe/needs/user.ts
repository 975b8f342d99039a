/** The user as whom the honest client logs in, where the protocol names one. */

import type { Need } from '../need.ts'

type Asked = {
  /** The user to ask for, in a protocol that names one; the common name of the honest client's certificate where absent. */
  readonly user?: string
}

export const user: Need<'user', string, Asked> = {
  id: 'user',
  option: {
    placeholder: 'NAME',
    about:
      "for postgresql:// and mysql://: the user to ask for; no password is sent (default: the common name of the honest client's certificate)",
  },
  lacking: { verdict: 'not-tried', why: 'this attack needs a user to log in as; name one with --user' },
  unasked: 'left-out',
  find: async ({ user }) => user,
}
