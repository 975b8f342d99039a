/** The server's own certificate and key, which a thief could present as a client certificate. */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** The files of a server's certificate, with its chain, and of its key: CERT,KEY. */
  readonly serverCredential?: string
}

type Source = {
  /** Reads a credential from its two files; whose it is decides what it must be for. */
  readonly handedIn: (files: string, what: string, of: 'server') => Promise<Credential>
  /** The newest that covers the server's name and whose key is still at hand. */
  readonly serverCredential: () => Promise<Credential | undefined>
}

export const serverCredential: Need<'serverCredential', Credential, Asked, Source> = {
  id: 'serverCredential',
  option: {
    placeholder: 'CERT,KEY',
    about:
      "the files of a server's certificate and of its private key, as a thief of a server has them (default: the one of this home)",
  },
  lacking: {
    verdict: 'not-tried',
    why: "this attack needs the server's own certificate and private key, and they are not at hand; name them with --server-credential CERT,KEY",
  },
  find: ({ serverCredential: files }, home) =>
    files === undefined ? home.serverCredential() : home.handedIn(files, '--server-credential', 'server'),
}
