/** Demands a certificate of those who send a name, and of nobody else. */
import { type BrokenTwin, demandingFor } from '../support/broken-twin.ts'

export const noSni: BrokenTwin = {
  of: 'no-sni',
  start: demandingFor((name) => Boolean(name)),
  // Node.js tells no name of a resumed session.
  also: ['session-without-certificate'],
}
