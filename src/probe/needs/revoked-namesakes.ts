/**
 * Two or more revoked credentials with the same name. A home keeps only the newest key of a name, so the older keys must be
 * stored beside it.
 */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

/** Credentials that were issued under one name, one after the other, and are all on the CRL that the server holds. */
export type RevokedNamesakes = { readonly credentials: readonly Credential[]; readonly name: string }

type Source = {
  revokedNamesakes(): Promise<RevokedNamesakes | undefined>
}

export const revokedNamesakes: Need<'revokedNamesakes', RevokedNamesakes, object, Source> = {
  id: 'revokedNamesakes',
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs two revoked certificates of one name with their private keys, and they are not at hand',
  },
  find: (_asked, home) => home.revokedNamesakes(),
}
