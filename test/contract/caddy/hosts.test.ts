/** That the proofs of several hosts notice where this target mixes them up. */
import { catchesMixedHosts } from '../mixed-hosts.ts'

await catchesMixedHosts('caddy', [
  [
    'takes each of its hosts in Host, whichever the handshake was for',
    'caddy.json',
    '"strict_sni_host": true',
    '"strict_sni_host": false',
  ],
])
