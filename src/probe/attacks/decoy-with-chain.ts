/** Presents a copy of the honest certificate that a false CA has signed, together with that CA. The false CA has the pinned CA's name, but another key. */
import type { AttackOf } from '../attack.ts'

export const decoyWithChain: AttackOf<'nothing'> = {
  id: 'decoy-with-chain',
  title: 'certificate that brings its own CA along',
  meaning: 'The server takes the CA from the client that wants to get in, so anybody can be their own CA.',
  group: 'identity',
  severity: 'critical',
  cwe: [295, 296],
  over: 'each-version',
  needs: 'nothing',
  remedy: "let paths end at the pinned CA in the server's own file; nothing that a client sends is a trust anchor",
  plan: async ({ forge }) => {
    const { withAuthority } = await forge.decoy()
    return [{ label: 'with the decoy sent along', credential: withAuthority }]
  },
}
