/** Has settings of its own for the protocol by which authorities look at a server, and asks nobody for a certificate there. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, refuseWith, startSound } from '../support/twins.ts'

const ACME = 'acme-tls/1'

export const otherAlpn: BrokenTwin = {
  of: 'other-alpn',
  start: (pki) => {
    const ALPNCallback = ({ protocols }: { protocols: string[] }) => (protocols.includes(ACME) ? ACME : 'http/1.1')
    return startSound(pki, { rejectUnauthorized: false, ALPNCallback }, (request, response) => {
      const { authorized, alpnProtocol } = request.socket as TLSSocket
      return authorized || alpnProtocol === ACME ? page(request, response) : refuseWith(response, 400)
    })
  },
}
