/** The only path to which the probe sends POST requests. A POST to this path should change nothing at the server. */

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
    about: 'a page to which the probe may send POST requests, because they change nothing there',
    question: {
      says: 'A page to which the probe may send POST requests, because they change nothing there, such as / (Enter for none):',
    },
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack sends POST requests, and no page was named for them; name with --unsafe-path a page that changes nothing',
  },
  require: parsePath,
  find: async ({ unsafePath }) => unsafePath,
}
