/** Mends what it reads: takes a length that is no number for none. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/upgrade-twins.ts'

export const ambiguousRequest: BrokenTwin = {
  of: 'ambiguous-request',
  start: startMending,
}
