/** Ignores that the time of a certificate is over. */
import { type BrokenTwin, ignoring } from '../support/broken-twin.ts'

export const expired: BrokenTwin = {
  of: 'expired',
  start: ignoring('CERT_HAS_EXPIRED'),
}
