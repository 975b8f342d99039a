/** The exported HAProxy and the door beside it, in each version at hand: where it says no otherwise than HAProxy alone. */
import { haproxies, standOf } from '../haproxy/stands.ts'
import type { Particular, Stands } from '../stand.ts'

const manners: Particular['manners'] = {
  ...{ revoked: 403, crlEnded: 503, olderCrl: 'kept', malformedOrigin: 403, escapes: 'kept', notStarted: '' },
}

export const stands: Stands = () =>
  haproxies().map((one) => standOf({ ...one, title: `${one.title}, with a door` }, manners))
