/** Takes signatures with SHA-1 from clients. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { guidelineSignatures } from './guideline-signatures.ts'

export const weakClientSignatures: BrokenTwin = {
  of: 'weak-client-signatures',
  also: ['guideline-signatures'],
  start: guidelineSignatures.start,
}
