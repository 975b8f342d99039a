/** A client certificate of a CA that browsers trust: anybody can get one. */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

type Asked = {
  /** The files of a certificate of a public CA, with its chain, and of its key: CERT,KEY. */
  readonly public?: string
}

type Source = {
  readonly handedIn: (files: string, what: string) => Promise<Credential>
}

export const publicCredential: Need<'public', Credential, Asked, Source> = {
  id: 'public',
  option: {
    placeholder: 'CERT,KEY',
    about:
      'the files of a certificate of a CA that browsers trust, and of its private key: the probe presents it as a client',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'name with --public CERT,KEY the files of a certificate of a public CA and of its key',
  },
  unasked: 'left-out',
  leavesOut: { id: 'public-certificate', title: 'clients of public CAs' },
  find: async ({ public: files }, home) => (files === undefined ? undefined : home.handedIn(files, '--public')),
}
