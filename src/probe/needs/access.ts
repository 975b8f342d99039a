/**
 * The access rules that the server should enforce, and the clients with which the probe tries the rules. `policy/` decides what
 * the rules allow.
 */
import type { Credential } from '../../core/port/network.ts'
import type { AccessTable } from '../../policy/access.ts'
import type { AccessSubject } from '../../policy/access-decision.ts'
import type { Need } from '../need.ts'

/** A client whose certificate is good, and who it says that it is. */
export type AccessClient = {
  readonly name: string
  readonly subject: AccessSubject
  readonly credential: Credential
}

export type RuledAccess = { readonly table: AccessTable; readonly clients: readonly AccessClient[] }

type Asked = {
  /** A file of the access rules that the server is to enforce; each client of the home tries what it may not do. */
  readonly access?: string
}

type Source = {
  /** Reads a file of rules, and takes clients of the home to try them with. */
  readonly access: (file: string) => Promise<RuledAccess>
}

export const access: Need<'access', RuledAccess, Asked, Source> = {
  id: 'access',
  option: {
    placeholder: 'FILE',
    about:
      'the file of access rules of the server: the probe sends, as each client of this home, requests that the rules forbid',
    question: { says: 'The file with the access rules of the server (Enter for none):', check: 'access-rules' },
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs the access rules of the server; name them with --access FILE (without rules, every certificate of this CA may do everything)',
  },
  find: async ({ access }, home) => (access === undefined ? undefined : home.access(access)),
}
