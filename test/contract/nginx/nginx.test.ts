/** What only the exported nginx does, in each version at hand: it judges in a script, passes on what it lets in, and reads a configuration. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { parseAccess } from '../../../src/policy/access.ts'
import { stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { request } from '../../support/target-kit.ts'
import { type Ground, makeGround } from '../proof.ts'
import { type Standing, standsOf } from '../stand.ts'
import { testBackend } from './backend.ts'
import { testConfiguration } from './configuration.ts'
import { testCrls } from './crls.ts'
import { testDoor } from './door.ts'
import { testRefusals } from './refusals.ts'
import { testStreams } from './streams.ts'

const rules = [
  { paths: ['/'], methods: ['GET'], require: 'any-client' },
  { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
]

/** One without rules, and one with. */
export type Grounds = () => Ground & { readonly guarded: Standing }

afterAll(stopLeftOver)

for (const stand of await standsOf('nginx')) {
  const { title, missing } = stand
  if (missing !== undefined) {
    it(title, (context) => leaveOut(context, missing))
    continue
  }
  describe(title, () => {
    let made: ReturnType<Grounds>
    beforeAll(async () => {
      const ground = await makeGround(stand)
      const access = parseAccess(JSON.stringify({ rules }), 'rules.json', request().claims)
      made = { ...ground, guarded: await ground.start({ access }) }
    })
    afterAll(async () => {
      await made?.server.stop()
      await made?.guarded.stop()
      stand.clear()
    })
    const grounds: Grounds = () => made
    describe('its door', () => testDoor(grounds))
    describe('its backend', () => testBackend(grounds))
    describe('CRLs', () => testCrls(grounds))
    describe('refusals', () => testRefusals(grounds))
    describe('streams and ends', () => testStreams(grounds))
    describe('its configuration', () => testConfiguration(grounds))
  })
}
