/** Demands a certificate for the name it knows, and for no other. */
import { type BrokenTwin, demandingFor } from '../support/broken-twin.ts'

export const otherSni: BrokenTwin = {
  of: 'other-sni',
  start: demandingFor((name) => !name || /^localhost\.?$/i.test(name)),
  also: ['address-in-sni', 'second-request'],
}
