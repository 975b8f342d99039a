/** The exported HAProxy and the door beside it, with the oldest and the newest HAProxy at hand: where it says no otherwise than HAProxy alone. */
import { haproxies, standOf } from '../haproxy/stands.ts'
import type { Particular, Stands } from '../stand.ts'

const manners: Particular['manners'] = {
  ...{ revoked: 403, crlEnded: 503, olderCrl: 'kept', malformedOrigin: 403, escapes: 'kept', notStarted: '' },
}

export const stands: Stands = () => {
  const all = haproxies()
  return [all[0]!, all.at(-1)!].map((one) => standOf({ ...one, title: `${one.title}, with a door` }, manners))
}
