/** Lets every page into a frame. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound, without } from '../support/twins.ts'

export const framing: BrokenTwin = {
  of: 'framing',
  start: (pki) => startSound(pki, {}, without('Content-Security-Policy')),
}
