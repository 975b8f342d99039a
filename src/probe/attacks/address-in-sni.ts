/** Names the server in the TLS handshake by an address, which is no server name (RFC 6066 §3): the server may find no policy for it. */
import type { AttackOf } from '../attack.ts'
import { asStrangers } from '../strangers.ts'

/** An address of nobody, for documentation (RFC 3849). */
const ELSEWHERE = '2001:db8::1'

export const addressInSni: AttackOf<'nothing'> = {
  id: 'address-in-sni',
  title: 'handshake with an address in the place of the server name',
  meaning:
    'A client that sends an IP address as the server name reaches a virtual server that asks for no certificate, and gets the page.',
  sound: 'It demands a certificate as for its own name, or ends the handshake, or answers 421.',
  group: 'identity',
  severity: 'critical',
  cwe: [287, 288],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'demand a certificate on the whole listener, whatever the name in SNI, and give the server that answers to addresses no content',
  plan: (ground) => {
    const { host } = ground.request.address
    const names = [...new Set([host, ELSEWHERE])]
    return asStrangers(
      ground,
      names.map((sni) => [`SNI ${sni}`, { sni, addressAsName: true }] as const),
    )
  },
}
