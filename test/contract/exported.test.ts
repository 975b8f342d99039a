/** Every shipped target, started in each version at hand, and held to every contract that its manifest claims. */
import { afterAll, describe, expect, it } from 'vitest'
import { stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { accessContract } from './access.ts'
import { browser } from './browser.ts'
import { clockContract } from './clocks.ts'
import { identity, provenClaims } from './identity.ts'
import { injection } from './injection.ts'
import { limits } from './limits.ts'
import { names } from './names.ts'
import { log, settings } from './own-server.ts'
import { prove, unproven } from './proof.ts'
import { provenTarget } from './proven.ts'
import { checked, reload, unfitProofs } from './reload.ts'
import { revocation } from './revocation.ts'
import { allStands } from './stand.ts'

afterAll(stopLeftOver)

for (const stand of await allStands()) {
  const { title, missing } = stand
  if (missing !== undefined) {
    it(title, (context) => leaveOut(context, missing))
    continue
  }
  describe(title, () => {
    afterAll(() => stand.clear())
    if (stand.target.kind === 'checked') {
      it('claims nothing, since it is not started', () => expect(stand.claims).toEqual({}))
      checked(stand)
      return
    }
    const asking = { identity, names, browser, limits, settings, log, injection }
    const changing = { unfit: unfitProofs(stand), revocation, reload }
    it('claims nothing for which there is no proof', () => {
      const { access: _, ...claims } = stand.claims // by a contract of its own
      expect(unproven(claims, Object.values({ ...asking, ...changing }).flat())).toEqual([])
    })
    describe('who asks and for what', () => prove(asking, stand, { claims: provenClaims }))
    describe('what changes while it runs', () => prove(changing, stand))
    describe('clocks', () => clockContract(stand))
    if (stand.claims.access !== undefined) describe('access rules', () => accessContract(stand))
    provenTarget('its life from a real home', stand)
  })
}
