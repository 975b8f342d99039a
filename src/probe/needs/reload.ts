/**
 * A revocation that arrives at the server: a client that the home revokes in mid-probe, the place from which the server reads its
 * CRL, and the command by which the server takes it up.
 */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

/** A client that is let in until it is revoked. */
export type RevocableCredential = {
  readonly credential: Credential
  /** Records the revocation, signs the new CRL, and puts it where the server reads it. */
  revoke(): Promise<void>
}

/** How the command ended. `failed`: the server may not have the new CRL, so that nothing is shown by its answers. */
export type Reloaded = { readonly state: 'done' } | { readonly state: 'failed'; readonly why: string }

export type Reloading = {
  /** Makes a client of the pinned authority, with the names of the honest one. */
  makeRevocable(): Promise<RevocableCredential>
  /** Makes the server take up the CRL; does nothing where it notices by itself. */
  reload(): Promise<Reloaded>
  /** For how long after that the client is asked for, until it counts as never refused. */
  readonly withinMs: number
}

/** For how many seconds that is where nothing else is said, and at most: a server that has not refused by then never does. */
export const WITHIN_SECONDS = 30
export const MOST_WITHIN_SECONDS = 600

export type ReloadWish = {
  /** A command line for the system's shell that makes the server take up the new CRL. */
  readonly reload?: string
  /** The file from which the server reads its CRL: the new one is written there before the command is run. */
  readonly crlTo?: string
  /** A server that the home knows: it says where the CRL goes and how it is taken up, in place of the other two. */
  readonly deploy?: string
  /** How many seconds after that the revoked client must be refused; 30 where absent. */
  readonly reloadWithin?: number
}

type Source = {
  /** Opens the authority's key for revoking. */
  readonly reload: (wish: ReloadWish) => Promise<Reloading>
}

export const reload: Need<'reload', Reloading, ReloadWish, Source> = {
  id: 'reload',
  option: {
    placeholder: 'COMMAND',
    about:
      'a shell command that makes the server take up a new CRL: the probe revokes a client of its own, puts the CRL where --crl-to says (otherwise it is only in the home), runs the command, and tells how long the client still gets in by a new handshake, a resumed session and an open connection',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs a client that is revoked in mid-probe; with --deploy NAME, or --reload COMMAND (and --crl-to PATH), the probe revokes one of its own, has the server take up the CRL, and tells when that client is refused',
  },
  costs: 'passphrase',
  find: async (asked, home) =>
    [asked.reload, asked.crlTo, asked.deploy].every((one) => one === undefined) ? undefined : home.reload(asked),
}
