/** Demands a certificate for each name, and for no address. */
import { isIP } from 'node:net'
import { type BrokenTwin, demandingFor } from '../support/broken-twin.ts'

export const addressInSni: BrokenTwin = {
  of: 'address-in-sni',
  start: demandingFor((name) => !name || isIP(name) === 0),
}
