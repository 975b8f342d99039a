/** What only the exported HAProxy with a door does: it asks about each request, says why the door refuses, and lets nobody in unasked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { doorSaysWhy, ruled, tellsOfLargeCertificate } from '../door-says-why.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { standsOf, type Wish } from '../stand.ts'

afterAll(stopLeftOver)

for (const stand of await standsOf('haproxy-door')) {
  const { title, missing } = stand
  if (missing !== undefined) {
    it(title, (context) => leaveOut(context, missing))
    continue
  }
  describe(title, () => {
    let ground: Ground
    beforeAll(async () => {
      ground = await makeGround(stand, ruled())
    })
    afterAll(async () => {
      await ground?.server.stop()
      stand.clear()
    })

    it('says why the door refuses, with the status of the reason, and ends the connection', async () => {
      await doorSaysWhy(ground)
    })

    it('tells of a client whose certificate is large', async () => {
      await tellsOfLargeCertificate(ground)
    })

    it('lets nobody in of whom the door was not asked, or did not say who it is', async () => {
      const without: Readonly<Record<string, Wish['edits']>> = {
        'is not asked': { 'haproxy.cfg': { '  http-request lua.door\n': '' } },
        'is asked, and fails': {
          'lua/question.lua': { "answer = send('/', headers)": "answer = send('/', nothing.here)" },
        },
        'does not say who is calling': {
          'lua/question.lua': { "onlyOne(answer, 'x-client-identity')": "onlyOne(answer, 'x-nothing')" },
        },
        'is asked about another client': {
          'lua/question.lua': { "['client-cert'] = { shown }": "['client-cert'] = { ':AAAA:' }" },
        },
      }
      for (const [what, edits] of Object.entries(without)) {
        const open = await ground.start(edits === undefined ? {} : { edits })
        await unreached(open, async () => expect([403, 503], what).toContain(await ground.statusOf({}, open)))
        await open.stop()
      }
    })

    it('gives nobody the answer that was for another, however many ask at once', async () => {
      const { alice, bob, answerTo } = ground
      const asked = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? alice : bob))
      const answers = await Promise.all(asked.map((as) => answerTo({ as, path: '/admin' })))
      expect(answers.map(({ status }) => status)).toEqual(asked.map((one) => (one === alice ? 200 : 403)))
    })
  })
}
