/** A client of another CA: of one below the same root as the pinned CA, of one of the same home, or of another virtual server. */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** The files of a client certificate of another CA, with its chain, and of its key: CERT,KEY. */
  readonly sibling?: string
}

type Source = {
  /** Reads a credential from its two files. */
  readonly handedIn: (files: string, what: string) => Promise<Credential>
  /** A good client of another client authority of the home. */
  readonly stranger: () => Promise<Credential | undefined>
}

export const sibling: Need<'sibling', Credential, Asked, Source> = {
  id: 'sibling',
  option: {
    placeholder: 'CERT,KEY',
    about:
      'the files of a client certificate of another CA, which this server must refuse, and of its private key (default: a client of another client authority of this home)',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs a client certificate of another CA under the root of the pinned CA, and no such certificate is at hand; name one with --sibling CERT,KEY',
  },
  find: ({ sibling }, home) => (sibling === undefined ? home.stranger() : home.handedIn(sibling, '--sibling')),
}
