/** What becomes of requests at the exported HAProxy when something else than the door answers in its place, or nobody. */
import { afterAll } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { refusesBadDoors } from '../bad-doors.ts'
import { standsOf } from '../stand.ts'

afterAll(stopLeftOver)

for (const stand of await standsOf('haproxy-door')) refusesBadDoors(stand, { at: 'run/door.sock', compares: true })
