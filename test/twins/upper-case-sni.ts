/** Demands a certificate for its name in lower case, and for none in upper case. */
import { type BrokenTwin, demandingFor } from '../support/broken-twin.ts'

export const upperCaseSni: BrokenTwin = {
  of: 'upper-case-sni',
  start: demandingFor(
    (name) => !name || name === 'localhost' || name !== name.toUpperCase() || name === name.toLowerCase(),
  ),
}
