/** The only path that is ever sent a POST. It should do nothing. */

import type { Need } from '../need.ts'
import { parsePath } from '../protocol/http.ts'

type Asked = {
  /** The only page that is sent POST requests. */
  readonly unsafePath?: string
}

export const unsafePath: Need<'unsafePath', string, Asked> = {
  id: 'unsafePath',
  option: {
    placeholder: 'PATH',
    about: 'a page that may be sent POST requests; it should change nothing',
    question: { says: 'A page that may be sent POST requests and changes nothing, such as / (Enter for none):' },
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack sends POST requests, and no page was named for them; name with --unsafe-path a page that changes nothing',
  },
  require: parsePath,
  find: async ({ unsafePath }) => unsafePath,
}
