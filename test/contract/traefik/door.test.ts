/** What becomes of requests at the exported Traefik when something else than the door answers in its place, or nobody. */
import { afterAll } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { stopLeftOver } from '../../support/exported-server.ts'
import { refusesBadDoors } from '../bad-doors.ts'
import { type Stand, standsOf } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('traefik')) as [Stand]
const freePort = () => systemNetwork.freePort('127.0.0.1')
const [own, other] = [`127.0.0.1:${await freePort()}`, await freePort()]

refusesBadDoors(stand, {
  // Its own door listens, and it asks elsewhere.
  wish: async () => ({
    inputs: { door: own },
    edits: {
      'dynamic/door.yml': {
        [`"http://${own}/"`]: `"http://127.0.0.1:${other}/"`,
        [`"http://${own}"`]: `"http://127.0.0.1:${other}"`,
      },
    },
  }),
  at: { port: other, host: '127.0.0.1' },
  health: 'as it comes',
  otherwise: {
    // What says no is passed on as it is.
    'answers 301': 301,
    'answers 401': 401,
    'answers 404': 404,
    'answers 500': 500,
    'answers something else than HTTP': 500,
    'closes the connection': 500,
    // After the thirty seconds that Traefik waits for any door.
    'does not answer': 500,
    'is gone': 500,
  },
})
