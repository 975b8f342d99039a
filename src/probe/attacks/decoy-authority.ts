/**
 * Presents a copy of the honest certificate that a false CA has signed. The false CA has the pinned CA's name and key
 * identifier, but another key.
 */
import type { AttackOf } from '../attack.ts'

export const decoyAuthority: AttackOf<'nothing'> = {
  id: 'decoy-authority',
  title: 'certificate of a false CA with the same name',
  meaning:
    'The server recognizes your CA by its name and not by its key, so anybody can make a CA that the server trusts.',
  sound:
    'It finds that the signature of the certificate does not fit the key of the pinned CA, and refuses the client.',
  group: 'identity',
  severity: 'critical',
  cwe: [295, 347],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: "verify the signature of every client certificate with the pinned CA's key; do not compare issuer names",
  plan: async ({ forge }) => {
    const { alone } = await forge.decoy()
    return [{ label: 'issued by the false CA', credential: alone }]
  },
}
