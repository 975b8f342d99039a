/** Presents each of the certificates that were issued under one name, one after the other, and then revoked. */
import type { AttackOf } from '../attack.ts'

export const issuedTwice: AttackOf<'revokedNamesakes'> = {
  id: 'issued-twice',
  title: 'revoked client with an older certificate',
  meaning: 'Revoking a client closes one door and leaves another open: an earlier certificate of theirs is still good.',
  group: 'validity',
  severity: 'high',
  cwe: [295, 299],
  over: 'each-version',
  needs: 'revokedNamesakes',
  remedy: 'revoke every unexpired certificate of the name, as countersign revoke NAME does, and reload the CRL',
  plan: async (_, { credentials, name }) =>
    credentials.map((credential, index) => ({
      label: `certificate ${index + 1} of ${name}`,
      credential,
    })),
}
