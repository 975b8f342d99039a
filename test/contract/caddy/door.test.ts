/** What becomes of requests at the exported Caddy when something else than the door answers in its place, or nobody. */
import { afterAll } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { refusesBadDoors } from '../bad-doors.ts'
import { type Stand, standsOf } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('caddy')) as [Stand]

refusesBadDoors(stand, {
  at: 'run/door.sock',
  otherwise: {
    'answers something else than HTTP': 502,
    'closes the connection': 502,
    'does not answer': 504,
    'is gone': 502,
  },
})
