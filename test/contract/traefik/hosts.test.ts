/** That the proofs of several hosts notice where this target mixes them up. */
import { catchesMixedHosts } from '../mixed-hosts.ts'

await catchesMixedHosts('traefik', [
  [
    'takes each of its hosts in Host, whichever the handshake was for',
    'dynamic/door.yml',
    '"options": "host-2"',
    '"options": "default"',
  ],
])
