/** Looks at the certificate of a connection once, and lets its client shake hands again. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { allowRenegotiation } from '../support/renegotiating.ts'
import { createSound, listen, page, refuseWith } from '../support/twins.ts'

export const renegotiationAsAnother: BrokenTwin = {
  of: 'renegotiation-as-another',
  start: (pki) => {
    const server = createSound(pki, { rejectUnauthorized: false, secureOptions: 0 }, (request, response) =>
      (request.socket as TLSSocket).authorized ? page(request, response) : refuseWith(response, 400),
    )
    return listen(allowRenegotiation(server, 3))
  },
}
