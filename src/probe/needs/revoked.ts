/** A revoked credential: its serial number is on the CRL that the server has loaded. */
import type { Credential } from '../../core/port/network.ts'
import { inconclusive } from '../judgement.ts'
import type { Need } from '../need.ts'

export type RevokedCredential = { readonly credential: Credential; readonly name: string }

type Asked = {
  /** Name of a revoked credential to try; any that is at hand where absent. */
  readonly revoked?: string
}

type Source = {
  /** A revoked credential of this name, or of any, that is on a published CRL and whose key is still at hand. */
  readonly revoked: (name: string | undefined) => Promise<RevokedCredential | undefined>
}

export const revoked: Need<'revoked', RevokedCredential, Asked, Source> = {
  id: 'revoked',
  option: {
    placeholder: 'NAME',
    about:
      'a revoked credential that the server must refuse (default: any revoked credential whose key is still in the home); with --cert: its files, as CERT,KEY',
    offers: 'revoked-clients',
  },
  // Revocation is too vital to be passed over as not tried.
  lacking: inconclusive(
    'there is no revoked certificate to try: none on the CRL has its private key still at hand',
    'let the probe revoke one, with --reload COMMAND; or make one with countersign issue client NAME and countersign revoke NAME, and give the server the new CRL; of another PKI, name one with --revoked CERT,KEY',
  ),
  shownBy: {
    need: 'reload',
    why: 'there is no revoked certificate at hand; the attack revocation-lag shows the same with a client that was revoked in this run',
  },
  find: ({ revoked }, home) => home.revoked(revoked),
}
