/** Takes any certificate at all. */
import { type BrokenTwin, withAnyCertificate } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const selfSigned: BrokenTwin = {
  of: 'self-signed',
  start: (pki) => startLenient(pki, (_socket, certificate) => certificate !== undefined),
  also: withAnyCertificate,
}
