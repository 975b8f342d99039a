/** What only the exported Apache with a door does: it asks about each request, says why the door refuses, and lets nobody in unasked. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { doorSaysWhy, ruled, tellsOfLargeCertificate } from '../door-says-why.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { standsOf, type Wish } from '../stand.ts'

afterAll(stopLeftOver)

const broken: readonly (readonly [what: string, status: number, edits: NonNullable<Wish['edits']>])[] = [
  ['is not asked', 403, { 'httpd.conf': { 'LuaQuickHandler door.lua judge\n': '' } }],
  [
    'is not asked, and all is said to be well',
    403,
    { 'door.lua': { 'return request.judge': 'do return apache2.DECLINED end return request.judge' } },
  ],
  ['is asked by a script that cannot be read', 500, { 'door.lua': { 'local HERE': 'local local HERE' } }],
  ['is asked by a part that cannot be read', 403, { 'lua/question.lua': { 'local M': 'local local M' } }],
  ['is asked without LuaSocket', 403, { 'lua/connection.lua': { 'socket.unix': 'socket.nothing' } }],
  ['is asked, and that fails', 403, { 'lua/connection.lua': { 'unix.stream()': 'nothing.here()' } }],
  ['is asked elsewhere', 503, { 'lua/connection.lua': { 'run/door.sock': 'run/nothing.sock' } }],
  ['does not say who is calling', 503, { 'lua/question.lua': { "'x-client-identity')": "'x-nothing')" } }],
  ['is asked about another client', 403, { 'lua/question.lua': { '= { shown }': "= { ':AAAA:' }" } }],
  ['says yes, and what follows fails', 403, { 'lua/request.lua': { "r.headers_in['Upgrade']": 'r.nothing.here' } }],
  ['says yes, and the last word is another', 403, { 'lua/request.lua': { "] = 'granted'": "] = 'Granted'" } }],
  ['is asked though no certificate was verified', 403, { 'lua/request.lua': { "~= 'SUCCESS'": "== 'SUCCESS'" } }],
  ['is asked, and the settings are none', 403, { 'settings.json': { '"foreignHeaders"': '"headers"' } }],
  ['is asked, and the secret is none', 403, { 'backend/secret.json': { '"secret"': '"secrets"' } }],
]

const all = await standsOf('apache-door')
/** The first of them: what is broken is so in each. */
const [first] = all

for (const stand of all) {
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

    if (stand === first) {
      it.each(broken)('lets nobody in where the door %s', async (_what, status, edits) => {
        const open = await ground.start({ edits })
        await unreached(open, async () => {
          expect(await ground.statusOf({}, open)).toBe(status)
          expect(await ground.statusOf({ headers: ['Client-Cert', ':AAAA:', 'X-Client-Identity', '{}'] }, open)).toBe(
            status,
          )
        })
        await open.stop()
      })

      it('but lets in whom nobody has judged where the word is noted without a reason, which the tests above would see', async () => {
        const noted = "r.notes['verdict'] = 'granted' r.notes['target'] = '/' do return apache2.DECLINED end"
        const open = await ground.start({
          edits: { 'door.lua': { 'return request.judge': `${noted} return request.judge` } },
        })
        await ground.statusOf({}, open)
        expect(open.seen?.length).toBe(1)
        await open.stop()
      })
    }

    it('gives nobody the answer that was for another, however many ask at once', async () => {
      const { alice, bob, answerTo } = ground
      const asked = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? alice : bob))
      const answers = await Promise.all(asked.map((as) => answerTo({ as, path: '/admin' })))
      expect(answers.map(({ status }) => status)).toEqual(asked.map((one) => (one === alice ? 200 : 403)))
    })

    it('says in its log why it refused, and nowhere what its secret is', async () => {
      const { server, bob, statusOf } = ground
      expect(await statusOf({ as: bob, path: '/admin' })).toBe(403)
      const logged = () => readFileSync(join(server.directory, 'run/access.log'), 'utf8')
      await expect
        .poll(logged, { timeout: 60_000 })
        .toMatch(/ "GET \/admin HTTP\/1.1" 403 "this client may not do that"\n/)
      const { secret } = JSON.parse(readFileSync(join(server.directory, 'backend/secret.json'), 'utf8'))
      expect(logged() + server.output() + readFileSync(join(server.directory, 'run/error.log'), 'utf8')).not.toContain(
        secret,
      )
    })
  })
}
