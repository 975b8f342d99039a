/** Makes as many handshakes on one connection as its client likes. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { allowRenegotiation } from '../support/renegotiating.ts'
import { createSound, listen } from '../support/twins.ts'

export const endlessRenegotiation: BrokenTwin = {
  of: 'endless-renegotiation',
  start: (pki) => listen(allowRenegotiation(createSound(pki, { secureOptions: 0 }), Number.POSITIVE_INFINITY)),
}
