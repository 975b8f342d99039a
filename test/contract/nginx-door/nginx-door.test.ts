/** What only the exported nginx with a door does: it asks about each request, says why the door refuses, and nothing set in local/ goes past it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { doorSaysWhy, ruled, tellsOfLargeCertificate } from '../door-says-why.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { standsOf } from '../stand.ts'

afterAll(stopLeftOver)

for (const stand of await standsOf('nginx-door')) {
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
      await doorSaysWhy(ground, [
        [{ headers: ['X-SSL-Client-Mood', 'good'] }, 400, 'a header pretends to tell an identity'],
      ])
      await ground.server.printed('400 "the header x-ssl-client-mood pretends to tell an identity"')
    })

    it('tells of a client whose certificate is too large for the buffers that nginx has for most answers', async () => {
      await tellsOfLargeCertificate(ground)
    })

    it('makes no other request of the one that was decided on where the backend’s answer orders it (X-Accel-Redirect)', async () => {
      const { server, own, answerTo } = ground
      const before = server.seen?.length ?? 0
      const answer = await answerTo({ method: 'POST', path: '/elsewhere', headers: ['Origin', own] })
      expect([answer.status, answer.headers['x-accel-redirect']]).toEqual([200, undefined])
      expect(server.seen?.slice(before).map(({ url }) => url)).toEqual(['/elsewhere'])
    })

    it('passes nothing on of what the door was not asked about, or did not answer', async () => {
      const without = {
        'is not asked': { 'auth_request //door;': '' },
        'does not say who is calling': { '$upstream_http_x_client_identity;': '$upstream_http_nothing;' },
      }
      for (const [what, edit] of Object.entries(without)) {
        const open = await ground.start({ edits: { 'nginx.conf': edit } })
        await unreached(open, async () => expect(await ground.statusOf({}, open), what).toBe(503))
        await open.stop()
      }
    })

    it('takes limits from local/, and lets nobody in by what is set there', async () => {
      const { pki, bob, statusOf } = ground
      const set = async (text: string) => {
        const exported = await ground.stand.export(pki)
        mkdirSync(join(exported.directory, 'local'), { recursive: true })
        writeFileSync(join(exported.directory, 'local/own.conf'), text)
        return exported
      }
      const open = await ground.stand.launch(await set('satisfy any;\nallow all;\nproxy_read_timeout 1h;\n'), pki)
      await unreached(open, async () => expect(await statusOf({ as: bob, path: '/admin' }, open)).not.toBe(200))
      await open.stop()
      const off = await set('auth_request off;\n')
      const { status, output } = await ground.stand.run(off, 'check')
      expect([status, output]).toEqual([1, expect.stringContaining('"auth_request" directive is duplicate')])
      off.remove()
    })
  })
}
