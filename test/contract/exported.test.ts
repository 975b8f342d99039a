/**
 * A shipped target, started in each version at hand, and held to every contract that its manifest claims: whole in the oldest and the newest, where what
 * differs between versions shows; those between them by who asks and for what, and by their life. `vitest.config.ts` runs this once for each
 * target, and names it.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { accessContract, enforcesAccess } from './access.ts'
import { checked } from './checked.ts'
import { clockContract } from './clocks.ts'
import { ofChanges, ofRequests, overHttp2 } from './contracts.ts'
import { provenClaims } from './identity.ts'
import { prove, unproven } from './proof.ts'
import { provenTarget } from './proven.ts'
import { unfitProofs } from './reload.ts'
import { standsOf } from './stand.ts'

afterAll(stopLeftOver)

const stands = await standsOf(process.env['COUNTERSIGN_TARGET'] ?? '')
for (const [index, stand] of stands.entries()) {
  const { title, missing } = stand
  const isBetween = index > 0 && index < stands.length - 1
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
    const changing = { unfit: unfitProofs(stand), ...ofChanges }
    it('claims nothing for which there is no proof', () => {
      const proofs = Object.values({ ...ofRequests, ...overHttp2, ...changing }).flat()
      expect(unproven(stand.claims, [...proofs, { when: enforcesAccess }])).toEqual([])
    })
    describe('who asks and for what', () => prove(ofRequests, stand, { claims: provenClaims }))
    provenTarget('its life from a real home', stand)
    if (isBetween) return
    describe('what changes while it runs', () => prove(changing, stand))
    describe('clocks', () => clockContract(stand))
    if (enforcesAccess(stand.claims)) describe('access rules', () => accessContract(stand))
    if (stand.claims.http2) {
      const asked = stand.overHttp2()
      describe('over HTTP/2', () => prove(overHttp2, asked, { claims: provenClaims }))
      if (enforcesAccess(stand.claims)) describe('access rules, over HTTP/2', () => accessContract(asked))
    }
  })
}
