/** The exported nginx and the door beside it, with the oldest and the newest nginx at hand: where it says no otherwise than nginx alone. */
import { nginxes } from '../../support/nginx.ts'
import { standOf } from '../nginx/stands.ts'
import type { Particular, Stands } from '../stand.ts'

const manners: Particular['manners'] = {
  ...{ revoked: 403, crlEnded: 503, dottedHost: 421, malformedOrigin: 403, escapes: 'kept', notStarted: '' },
}

export const stands: Stands = () => {
  const all = nginxes()
  return [all[0], all.at(-1)!].map((one) => standOf({ ...one, title: `${one.title}, with a door` }, manners))
}
