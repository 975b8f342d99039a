/** A second client that the server must admit, too: attacks that a client makes on another client are made by it, with a certificate that is good. */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** Name of a second client that must be let in; with files of another PKI: CERT,KEY. */
  readonly second?: string
}

type Source = {
  /** A client of this name, of the same authority as the honest one, which it must not be. */
  readonly second: (name: string) => Promise<Credential>
}

export const second: Need<'second', Credential, Asked, Source> = {
  id: 'second',
  option: {
    placeholder: 'NAME',
    about:
      'a second client that the server must admit, to see whether one client can get what is meant for another; with --cert: its files, as CERT,KEY',
    offers: 'good-clients',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'these attempts need a second client that the server admits; name such a client with --second',
  },
  unasked: 'left-out',
  leavesOut: { id: 'second-client', title: "another client's cookie, session and page" },
  find: async ({ second }, home) => (second === undefined ? undefined : home.second(second)),
}
