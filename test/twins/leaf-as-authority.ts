/** Lets in whom a client has vouched for. */
import { X509Certificate } from 'node:crypto'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const leafAsAuthority: BrokenTwin = {
  of: 'leaf-as-authority',
  start: (pki) =>
    startLenient(pki, (socket, certificate) => {
      const alice = new X509Certificate(Buffer.from(pki.alice.chain[0] ?? []))
      return socket.authorized || certificate?.verify(alice.publicKey) === true
    }),
}
