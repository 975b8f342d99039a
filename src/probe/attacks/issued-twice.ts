/** Presents, one after the other, each of the certificates that were issued under one name and then revoked. */
import type { AttackOf } from '../attack.ts'

export const issuedTwice: AttackOf<'revokedNamesakes'> = {
  id: 'issued-twice',
  title: 'revoked client with an older certificate',
  meaning:
    'A revoked client still gets in: the server accepts another certificate that was issued earlier under the same name.',
  sound: 'It refuses each certificate of the revoked client, the older ones too.',
  group: 'validity',
  severity: 'high',
  cwe: [295, 299],
  over: 'each-version',
  speaks: 'any',
  needs: 'revokedNamesakes',
  remedy: 'revoke every unexpired certificate of the name, as countersign revoke NAME does, and reload the CRL',
  plan: async (_, { credentials, name }) =>
    credentials.map((credential, index) => ({
      label: `certificate ${index + 1} of ${name}`,
      credential,
    })),
}
