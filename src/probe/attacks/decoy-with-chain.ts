/**
 * Presents a copy of the honest certificate that a false CA has signed, together with the certificate of the false CA. The
 * false CA has the pinned CA's name, but another key.
 */
import type { AttackOf } from '../attack.ts'

export const decoyWithChain: AttackOf<'nothing'> = {
  id: 'decoy-with-chain',
  title: 'certificate sent together with its own false CA',
  meaning:
    'The server trusts a CA certificate that the client itself sends, so anybody can make a CA that the server trusts.',
  sound: 'It lets the path end only at a certificate in its own file, and refuses the client.',
  group: 'identity',
  severity: 'critical',
  cwe: [295, 296],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    "accept only certificate paths that end at the pinned CA in the server's own file; use nothing that a client sends as a trust anchor",
  plan: async ({ forge }) => {
    const { withAuthority } = await forge.decoy()
    return [{ label: 'with the false CA sent along', credential: withAuthority }]
  },
}
