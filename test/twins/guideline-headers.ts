/** Sends its pages without Strict-Transport-Security. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound, without } from '../support/twins.ts'

export const guidelineHeaders: BrokenTwin = {
  of: 'guideline-headers',
  start: (pki) => startSound(pki, {}, without('Strict-Transport-Security')),
}
