/** Sends two certificates that have no relation to each other: only the first certificate is the client's (RFC 8446 §4.4.2). */
import type { AttackOf } from '../attack.ts'
import { judgeUnmoved } from '../engine/oracle.ts'
import { FORGED_NAME } from '../forge.ts'

export const chainConfusion: AttackOf<'nothing'> = {
  id: 'chain-confusion',
  title: 'chain of two unrelated certificates',
  meaning:
    'Anybody can get in, or a client can pass for another, by sending a second certificate without its private key.',
  sound:
    "It takes the first certificate for the client's and no other: it refuses the forged certificate, and answers the honest one as if nothing stood behind it.",
  history: ['Keycloak before 21.1.2 also accepted a client by the further certificates of the chain: CVE-2023-2422'],
  group: 'identity',
  severity: 'high',
  cwe: [287, 295],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'verify only the first certificate, whose private key the handshake proves, and take the identity from it; never search the rest of the chain',
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
            'A client with a good certificate can pass for any other client by sending a second certificate without its private key.',
        },
      },
    ]
  },
}
