/** Takes every cipher suite that its library has. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

export const weakSuites: BrokenTwin = {
  of: 'weak-suites',
  also: ['beyond-guideline', 'guideline-signatures', 'weak-client-signatures'],
  start: (pki) => startSound(pki, { ciphers: 'ALL:aNULL:eNULL:@SECLEVEL=0' }),
}
