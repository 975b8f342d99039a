/** Whether the cases of access rules catch an interpreter in Lua that is wrong in one way, at the exported Traffic Server. */
import { afterAll } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { catchesWrongLua } from '../lua-interpreters.ts'
import { type Stand, standsOf } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('trafficserver')) as [Stand]

catchesWrongLua(stand)
