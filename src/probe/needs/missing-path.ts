/** A page that is not there, whose answer shows how the server answers errors. */

import type { Need } from '../need.ts'
import { parsePath } from '../protocol/http.ts'

type Asked = {
  /** A page that is not there; one that no server has where absent. */
  readonly missingPath?: string
}

export const missingPath: Need<'missingPath', string, Asked> = {
  id: 'missingPath',
  option: {
    placeholder: 'PATH',
    about: 'a page that is not there (default: one that no server has)',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs a page that is not there; name such a page with --missing-path',
  },
  require: parsePath,
  find: async ({ missingPath }) => missingPath,
}
