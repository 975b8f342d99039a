/** Trusts whatever path of three ends at the name of the authority. */
import { X509Certificate } from 'node:crypto'
import { type BrokenTwin, trustingPresented } from '../support/broken-twin.ts'

export const siblingAuthority: BrokenTwin = {
  of: 'sibling-authority',
  start: (pki) =>
    trustingPresented((path) => path.length === 3 && path[2]?.subject === new X509Certificate(pki.clients.der).subject)(
      pki,
    ),
  // Its path of three may as well end at the true CA, below which a client has signed.
  also: ['leaf-as-authority'],
}
