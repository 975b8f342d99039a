/** Follows the certificates that were sent along up to the pinned CA, and keeps no count. */
import { X509Certificate } from 'node:crypto'
import { type BrokenTwin, trustingPresented } from '../support/broken-twin.ts'

export const subAuthority: BrokenTwin = {
  of: 'sub-authority',
  given: ({ mintAuthority }) => ({ subAuthorities: mintAuthority }),
  start: (pki) => {
    const pinned = new X509Certificate(pki.clients.der)
    return trustingPresented(
      ([_, ...above]) => above.every(({ ca }) => ca) && above.at(-1)?.verify(pinned.publicKey) === true,
    )(pki)
  },
}
