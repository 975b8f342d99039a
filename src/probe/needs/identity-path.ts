/** A page that shows the name of the client that calls it, and a second client, to which the page must show another name. */
import type { Credential } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { Need } from '../need.ts'
import { parsePath } from '../protocol/http.ts'

export type IdentityPage = { readonly path: string; readonly other?: Credential }

type Asked = {
  /** A page that answers with the identity that the server believes its caller to have. */
  readonly identityPath?: string
  /** Name of the second client; any other good one of the home where absent. */
  readonly second?: string
}

type Source = {
  /** A good client of the home, other than the honest one. */
  readonly another: () => Promise<Credential | undefined>
  /** That of this name. */
  readonly second: (name: string) => Promise<Credential>
}

export const identityPath: Need<'identityPath', IdentityPage, Asked, Source> = {
  id: 'identityPath',
  option: {
    placeholder: 'PATH',
    about:
      'a page that shows the name of the client that calls it; the probe tries to change that name by forged headers',
    question: { says: 'A page that shows the name of the client that calls it, such as /whoami (Enter for none):' },
  },
  lacking: {
    verdict: 'not-tried',
    why: 'these attempts need a page that answers with the name of its caller; name such a page with --identity-path',
  },
  unasked: 'left-out',
  leavesOut: {
    id: 'identity-page',
    title: 'forged headers, and names that read like another, on a page that names its caller',
  },
  require: ({ path }) => void parsePath(path),
  find: async ({ identityPath, second }, home) => {
    if (identityPath === undefined) return undefined
    const other = await (second === undefined ? home.another() : home.second(second))
    return { path: identityPath, ...present({ other }) }
  },
}
