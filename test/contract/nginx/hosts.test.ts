/**
 * That the proofs of several hosts notice where this target mixes them up. A Host beside that of the handshake nginx refuses by itself, where
 * clients are verified, so that this is no mistake that a configuration can make.
 */
import { catchesMixedHosts } from '../mixed-hosts.ts'

await catchesMixedHosts('nginx', [
  [
    'takes the origin of each of its hosts at all of them',
    'nginx.conf',
    '"~^([^ ]+) \\1$" own;',
    '"~^[^ ]+ https://(localhost|two.example):" own;',
  ],
  [
    'tells every client of the first host',
    'nginx.conf',
    'Origin: $countersign_own_origin,',
    'Origin: https://localhost,',
  ],
])
