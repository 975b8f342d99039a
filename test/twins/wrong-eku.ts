/** Ignores that a certificate is for something else. */
import { type BrokenTwin, ignoring } from '../support/broken-twin.ts'

export const wrongEku: BrokenTwin = {
  of: 'wrong-eku',
  start: ignoring('INVALID_PURPOSE'),
}
