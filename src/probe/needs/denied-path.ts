/**
 * A page that the server refuses to the honest client with status 403: the page that the operator named, or the first page that
 * the access rules refuse.
 */

import type { Need } from '../need.ts'
import { parsePath } from '../protocol/http.ts'

type Asked = {
  /** A page that answers the honest client 403. */
  readonly deniedPath?: string
  readonly access?: string
}

type Source = {
  /** A path that the rules of a file refuse the honest client to GET, if they name one. */
  readonly denied: (file: string) => Promise<string | undefined>
}

export const deniedPath: Need<'deniedPath', string, Asked, Source> = {
  id: 'deniedPath',
  option: { placeholder: 'PATH', about: 'a page that the server refuses to the honest client (status 403)' },
  lacking: {
    verdict: 'not-tried',
    why: 'these attempts need a page that answers this client 403; name such a page with --denied-path',
  },
  unasked: 'left-out',
  leavesOut: { id: 'denied-page', title: 'forged headers, frames and other spellings of a page that is denied' },
  require: parsePath,
  find: async ({ deniedPath, access }, home) => deniedPath ?? (access === undefined ? undefined : home.denied(access)),
}
