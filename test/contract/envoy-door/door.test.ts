/** What becomes of requests at the exported Envoy when something else than the door answers in its place, or nobody. */
import { afterAll } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { refusesBadDoors } from '../bad-doors.ts'
import { type Stand, standsOf } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('envoy-door')) as [Stand]

refusesBadDoors(stand, { at: 'run/door.sock', compares: true })
