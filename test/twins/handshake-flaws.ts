/** Compresses for those who offer it. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { flightOf, startAnswering } from '../support/hello-server.ts'

export const handshakeFlaws: BrokenTwin = {
  of: 'handshake-flaws',
  start: (pki) =>
    startAnswering(pki, (offered) =>
      offered?.compressions.includes(1) ? flightOf({ suite: 0xc02b, compression: 1, asks: true }) : undefined,
    ),
}
