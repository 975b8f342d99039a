/** Names another server in the handshake than the one whose page is asked for (RFC 6066 §3). */
import type { AttackOf } from '../attack.ts'

export const otherSni: AttackOf<'nothing'> = {
  id: 'other-sni',
  title: 'handshake that names another server',
  meaning: 'Whoever names another server gets past the certificate, and is then answered by this one.',
  group: 'identity',
  severity: 'critical',
  cwe: [287, 288],
  over: 'each-version',
  needs: 'nothing',
  remedy:
    'demand a certificate on the whole listener, whatever the name in SNI, and give the default server no content',
  plan: async ({ request, forge, honest }) => {
    const names: readonly (readonly [label: string, sni: string])[] = [
      ['SNI elsewhere.example', 'elsewhere.example'],
      [`SNI below ${request.serverName}`, `probe.${request.serverName}`],
    ]
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
