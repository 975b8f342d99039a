/** What becomes of requests at the exported Envoy when something else than the door answers in its place, or nobody. */
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { refusesBadDoors } from '../bad-doors.ts'
import { type Stand, standsOf } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('envoy-door')) as [Stand]

refusesBadDoors(
  stand,
  { at: ({ directory }) => ({ path: join(directory, 'run/door.sock') }) },
  {
    'answers 200 without a certificate': 503,
    'answers 200 without an identity': 503,
    'answers 200 and sends elsewhere (X-Accel-Redirect)': 503,
    'answers 200 with more than fits': 503,
    'answers 201': 503,
    'answers 204': 503,
    'answers 301': 503,
    'answers 401': 503,
    'answers 404': 503,
    'answers 500': 503,
    'answers something else than HTTP': 503,
    'closes the connection': 503,
    'does not answer': 503,
    'is gone': 503,
  },
)
