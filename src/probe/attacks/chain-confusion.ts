/** Sends two certificates that have nothing to do with each other: only the first is the client's (RFC 8446 §4.4.2). */
import type { AttackOf } from '../attack.ts'
import { judgeUnmoved } from '../engine/oracle.ts'
import { FORGED_NAME } from '../forge.ts'

export const chainConfusion: AttackOf<'nothing'> = {
  id: 'chain-confusion',
  title: "somebody else's certificate behind one's own",
  meaning:
    'A client can act as somebody else, or anybody can get in, by adding a certificate whose key they do not have.',
  group: 'identity',
  severity: 'high',
  cwe: [287, 295],
  over: 'each-version',
  needs: 'nothing',
  remedy: 'verify and identify the first certificate only, the one whose key was proved; never search the chain',
  plan: async ({ request, forge }) => {
    const { chain, key } = request.credential
    const stranger = await forge.stranger(FORGED_NAME)
    return [
      {
        label: 'a forged certificate, the honest one behind it',
        credential: { chain: [...stranger.chain, ...chain], key: stranger.key },
      },
      {
        label: 'the honest certificate, a forged one behind it',
        credential: { chain: [...chain, ...stranger.chain], key },
        judge: (seen, control) => judgeUnmoved(seen, control, FORGED_NAME),
        grade: {
          group: 'access',
          severity: 'high',
          meaning:
            'A client whose certificate is good can pass for any other, by adding a certificate whose key it does not have.',
        },
      },
    ]
  },
}
