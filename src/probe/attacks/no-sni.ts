/** Names no server in the handshake (RFC 6066 §3): who answers then, and is a certificate asked for? */
import type { AttackOf } from '../attack.ts'

export const noSni: AttackOf<'nothing'> = {
  id: 'no-sni',
  title: 'handshake that names no server',
  meaning: 'Whoever leaves the name out lands at a server that asks nobody for a certificate, and gets the page.',
  group: 'identity',
  severity: 'critical',
  cwe: [287, 288],
  over: 'each-version',
  needs: 'nothing',
  remedy:
    'demand a certificate on the whole listener, whatever the name in SNI, and give the default server no content',
  plan: async ({ forge, honest }) => {
    const names: readonly (readonly [label: string, sni: string])[] = [['no SNI', 'none']]
    const strangers = await forge.strangers()
    return strangers.flatMap(({ label: who, credential }) =>
      names.map(([label, sni]) => ({
        label: `${label}, ${who}`,
        request: honest,
        ...(credential && { credential }),
        sni,
        control: honest,
      })),
    )
  },
}
