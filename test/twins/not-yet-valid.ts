/** Ignores that the time of a certificate has not begun. */
import { type BrokenTwin, ignoring } from '../support/broken-twin.ts'

export const notYetValid: BrokenTwin = {
  of: 'not-yet-valid',
  start: ignoring('CERT_NOT_YET_VALID'),
}
