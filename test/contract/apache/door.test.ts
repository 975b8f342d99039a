/** What only the exported Apache does: it lets nothing through that its script has not granted, and is kept going by server.sh. */
import { readFileSync } from 'node:fs'
import { connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { type Knock, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { expectClosed } from '../browser.ts'
import { keptByScript } from '../kept.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { type Stand, type Standing, standsOf } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('apache')) as [Stand]
const { title, missing } = stand

/** Sends bytes without TLS, and reads until the end. */
const plain = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => (text += chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })

/** The process of Apache itself, which server.sh has started. */
const apacheOf = ({ directory }: Standing): number => Number(readFileSync(join(directory, 'run/httpd.pid'), 'utf8'))

if (missing !== undefined) it(title, (context) => leaveOut(context, missing))
else {
  describe(title, () => {
    let ground: Ground
    beforeAll(async () => {
      ground = await makeGround(stand)
    })
    afterAll(async () => {
      await ground?.server.stop()
      stand.clear()
    })

    describe('passes nothing on that was not granted, where', () => {
      it.each<[string, number, Record<string, Record<string, string>>]>([
        ['its script cannot be read', 500, { 'door.lua': { 'local HERE': 'local local HERE' } }],
        ['a part of it cannot be read', 500, { 'lua/rules.lua': { 'local M': 'local local M' } }],
        [
          'its script fails at each request',
          500,
          { 'door.lua': { 'function judge(r)': 'function judge(r) error(1)' } },
        ],
        [
          'it fails while it judges',
          403,
          { 'door.lua': { 'local path = rules.readPath': 'local path = no.readPath' } },
        ],
        [
          'it fails while it tells',
          403,
          { 'lua/request.lua': { "r.headers_in['Upgrade'] = told.isWebSocket": 'r.nothing.here = told.isWebSocket' } },
        ],
        ['it fails after it has judged', 500, { 'lua/request.lua': { "r.notes['verdict'] = 'granted'": 'nothing()' } }],
        [
          'it grants in another word',
          403,
          { 'lua/request.lua': { "['verdict'] = 'granted'": "['verdict'] = 'Granted'" } },
        ],
        ['it is never asked', 403, { 'httpd.conf': { 'LuaQuickHandler door.lua judge\n': '' } }],
        [
          'it says that all is well, and notes nothing',
          403,
          { 'door.lua': { 'function judge(r)': 'function judge(r) do return apache2.DECLINED end' } },
        ],
        ['no certificate was verified', 403, { 'lua/request.lua': { "~= 'SUCCESS'": "== 'SUCCESS'" } }],
        ['its settings are none', 403, { 'settings.json': { '"claims"': '"claim"' } }],
        ['its secret is none', 403, { 'backend/secret.json': { '"secret"': '"secrets"' } }],
      ])('%s', async (_what, status, edits) => {
        const broken = await ground.start({ edits })
        await unreached(broken, async () => {
          expect(await ground.statusOf({}, broken)).toBe(status)
          expect(await ground.statusOf({ headers: ['Client-Cert', ':AAAA:'] }, broken)).toBe(status)
        })
        await broken.stop()
      })

      it('but passes it on where the word is written without a reason, which the tests above would see', async () => {
        const edits = {
          'door.lua': {
            'function judge(r)':
              "function judge(r) r.notes['verdict'] = 'granted' r.notes['target'] = '/' do return apache2.DECLINED end",
          },
        }
        const open = await ground.start({ edits })
        await ground.statusOf({}, open)
        expect(open.seen?.length).toBe(1)
        await open.stop()
      })
    })

    it('gives each answer the headers that forbid framing, its own refusals as JSON', async () => {
      const { server, own, alice, answerTo, start } = ground
      const alone = await start({
        inputs: { upstream: `http://127.0.0.1:${await systemNetwork.freePort('127.0.0.1')}` },
      })
      const answers: readonly (readonly [string, number, Knock, Standing?])[] = [
        ['a redirect', 302, { path: '/status/302' }],
        ['a bug of the backend', 500, { path: '/status/500' }],
        ['too long a target', 414, { path: `/${'a'.repeat(17_000)}` }],
        ['too large a header', 400, { headers: ['X-Large', 'a'.repeat(17_000)] }],
        ['too long a head', 431, { headers: ['X-A', 'a'.repeat(10_000), 'X-B', 'a'.repeat(10_000)] }],
        ['a method that is served nowhere', 403, { method: 'TRACE', headers: ['Origin', own] }],
        ['an expectation that nobody knows', 417, { headers: ['Expect', 'wonders'] }],
        ['no backend', 503, {}, alone],
      ]
      for (const [what, status, knock, at = server] of answers) {
        const answer = await answerTo(knock, at)
        expect(answer.status, what).toBe(status)
        expectClosed(what, answer, 'among others')
        expect(answer.headers['server'], what).toBe('Apache')
        if (knock.path?.startsWith('/status/')) continue
        expect(answer.headers['content-type'], what).toBe('application/json')
        expect(Object.keys(JSON.parse(answer.body)), what).toEqual(['error'])
      }
      await alone.stop()
      for (const bytes of ['nonsense\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n'])
        expect(await server.send(bytes, alice), bytes).toMatch(/X-Frame-Options: DENY\r\n[\s\S]*\{"error":"/)
      expect(await plain(server.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')).toMatch(/X-Frame-Options: DENY/)
    })

    it('collects a body in chunks before anything is passed on, and passes none on that is too large', async () => {
      const { alice, start } = ground
      const narrow = await start({ inputs: { bodyBytes: '20' } })
      const head = `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://localhost:${narrow.port}\r\nConnection: close\r\n`
      const send = (body: string) => narrow.send(`${head}Transfer-Encoding: chunked\r\n\r\n${body}`, alice)
      const chunk = (length: number) => `${length.toString(16)}\r\n${'x'.repeat(length)}\r\n`
      expect(await send(`${chunk(15)}${chunk(5)}0\r\n\r\n`)).toContain('"received":20')
      expect(narrow.seen?.at(-1)?.raw.map((word) => word.toLowerCase())).toContain('content-length')
      // A trailer is no header: what it pretends goes nowhere.
      const trailed = await send(`${chunk(4)}0\r\nClient-Cert: :AAAA:\r\nX-User: mallory\r\n\r\n`)
      expect(trailed).toContain('"received":4')
      expect(narrow.seen?.at(-1)?.raw).not.toContain('mallory')
      await unreached(narrow, async () => {
        expect(await send(`${chunk(15)}${chunk(6)}0\r\n\r\n`)).toContain('{"error":"the body is too large"}')
        expect(await send(`${chunk(21)}`)).toContain('{"error":"the body is too large"}')
      })
      await narrow.stop()
    })

    it('says in its log why it refused', async () => {
      const { server, bob, statusOf } = ground
      expect(await statusOf({ as: bob, headers: ['Host', 'evil.example'] })).toBe(421)
      const logged = () => readFileSync(join(server.directory, 'run/access.log'), 'utf8')
      await expect.poll(logged, { timeout: 60_000 }).toMatch(/ "GET \/ HTTP\/1.1" 421 "this host is not served here"\n/)
      const { secret } = JSON.parse(readFileSync(join(server.directory, 'backend/secret.json'), 'utf8'))
      expect(logged() + server.output()).not.toContain(secret)
    })

    keptByScript(stand, () => ground, {
      name: 'Apache',
      program: '/usr/sbin/apache2',
      configuration: 'httpd.conf',
      nonsense: 'Nonsense on\n',
      serverOf: apacheOf,
    })
  })
}
