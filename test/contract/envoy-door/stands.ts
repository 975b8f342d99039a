/** The exported Envoy and the door beside it: where it says no otherwise than Envoy alone. */
import { standOf } from '../envoy/stands.ts'
import type { Stands } from '../stand.ts'

export const stands: Stands = () => [
  standOf('the exported Envoy with a door', {
    ...{ otherName: 'refused', revoked: 403, crlEnded: 503, escapes: 'kept', notStarted: '' },
  }),
]
