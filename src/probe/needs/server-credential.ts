/** The server's own certificate and key, which a thief could present as a client certificate. */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

type Source = {
  /** The newest that covers the server's name and whose key is still at hand. */
  readonly serverCredential: () => Promise<Credential | undefined>
}

export const serverCredential: Need<'serverCredential', Credential, object, Source> = {
  id: 'serverCredential',
  lacking: {
    verdict: 'not-tried',
    why: "this attack needs the server's own certificate and private key, and they are not at hand",
  },
  find: (_asked, home) => home.serverCredential(),
}
