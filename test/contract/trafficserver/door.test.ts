/** What only the exported Traffic Server does: it lets nothing through that its script has not led on, keeps no answer, and is kept going by server.sh. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Agent } from 'node:https'
import { type AddressInfo, connect as connectTcp, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessClaims, accessTable } from '../../support/access-cases.ts'
import { type Knock, makeLivePki, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { expectClosed } from '../browser.ts'
import { keptByScript } from '../kept.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { serialOf, stands } from '../revocation.ts'
import { type Stand, type Standing, standsOf, type Wish } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('trafficserver')) as [Stand]
const { title, missing } = stand

const idOf = (server: Standing, file: string): number =>
  Number(readFileSync(join(server.directory, 'run/sockets', file), 'utf8'))

/** A certificate as the plugin writes it. */
const inOneLine = (pem: string) => pem.replaceAll('\n', ' ')

/** What would be a line or a field of its own, were it written as it comes. */
const HOSTILE_TARGETS = [
  '/"',
  '/?a="200"b',
  '/a"\t200\t"-"',
  '/?x="%20200%20"granted',
  '/\\"',
  '/?\\',
  '/?a\x0bb',
  '/?\x7f"',
  '/?\xe9"',
  '/%0a%22x',
  '/plain',
  'http://localhost/',
  'https://localhost:1/',
  'https://a"b@localhost/',
  '*',
]

/** When, from where, serial number, what was asked, the status, and why not. */
const LINE = /^\S+ \S+ [0-9a-f.:]+ (?:-|[0-9A-Fa-f]+) "(?:-|[A-Z]+) [^"\s]+ HTTP\/\d\.\d" (?:\d{3}) "[^"\n]*"$/

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

    describe('passes nothing on that was not led on, where', () => {
      const lead = "request.set_url_scheme('http')"
      it.each<[string, number, Record<string, Record<string, string>>]>([
        [
          'its script fails while it judges',
          403,
          { 'door.lua': { 'local path = rules.readPath': 'local path = no.way' } },
        ],
        ['it fails while it tells', 403, { 'door.lua': { 'request.set_uri(path)': 'no.way()' } }],
        ['it fails after it has judged', 502, { 'door.lua': { [lead]: 'no.way()' } }],
        ['it says that all is well, and leads nowhere', 502, { 'door.lua': { [lead]: 'do return 1 end' } }],
        ['it is never asked', 502, { 'config/remap.config': { ' @plugin=tslua.so @pparam=door.lua': '' } }],
        ['there is no rule', 404, { 'config/remap.config': { 'map /': 'map /elsewhere' } }],
        [
          'nothing tells the certificate',
          403,
          { 'config/plugin.config': { 'sslheaders.so --attach=client @Client-Cert=client.certificate\n': '' } },
        ],
      ])('%s', async (_what, status, edits) => {
        const broken = await ground.start({ edits })
        await unreached(broken, async () => {
          expect(await ground.statusOf({}, broken)).toBe(status)
          const told = ['@Client-Cert', inOneLine(ground.alice.pem), '@Answered', 'yes', '@Why', 'none']
          const fields = told.map((word, at) => (at % 2 === 0 ? `${word}: ` : `${word}\r\n`)).join('')
          const bytes = `GET / HTTP/1.1\r\nHost: localhost\r\n${fields}Connection: close\r\n\r\n`
          expect(await broken.send(bytes, ground.alice)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
        })
        await broken.stop()
      })

      it('but believes what a client tells it where nothing takes that off, which the last of these would see', async () => {
        const edits = {
          'config/plugin.config': {
            'sslheaders.so --attach=client @Client-Cert=client.certificate\n': '',
            'tslua.so answer.lua\n': '',
          },
        }
        const open = await ground.start({ edits })
        const fields = `@Client-Cert: ${inOneLine(ground.alice.pem)}\r\n`
        const bytes = `GET / HTTP/1.1\r\nHost: localhost\r\n${fields}Connection: close\r\n\r\n`
        expect(await open.send(bytes, ground.bob)).toMatch(/^HTTP\/1\.1 200 /)
        await open.stop()
      })

      it.each<[string, Record<string, Record<string, string>>]>([
        ['its script cannot be read', { 'door.lua': { 'local json': 'local local json' } }],
        ['its settings are none', { 'settings.json': { '"claims"': 'claims' } }],
        ['its rules are none', { 'access.json': { '"mode"': '"modes"' } }],
        ['its secret is none', { 'backend/secret.json': { '"secret"': '"secrets"' } }],
      ])('%s: it does not start', async (_what, edits) => {
        const whole = await stand.export(ground.pki, { edits })
        for (const command of ['check', 'run'] as const) {
          const { status, output } = await stand.run(whole, command)
          expect([status, output], command).toEqual([1, expect.stringContaining('remap.config is not good')])
        }
        whole.remove()
      })
    })

    it('admits no client of a CA of the system, which Traffic Server itself would take beside the pinned one', async () => {
      const stranger = makeLivePki()
      const folder = mkdtempSync(join(tmpdir(), 'countersign-roots-'))
      chmodSync(folder, 0o755)
      const roots = join(folder, 'roots.pem')
      writeFileSync(roots, stranger.authority.pem)
      const mallory = stranger.client('mallory')
      const open = await ground.start({
        edits: { 'manage.sh': { 'SSL_CERT_FILE=/nonexistent': `SSL_CERT_FILE=${roots}` } },
      })
      expect(await ground.statusOf({ as: mallory }, open)).toBe(200)
      expect(await ground.statusOf({ as: mallory })).toBe('refused')
      await open.stop()
      rmSync(folder, { recursive: true })
    })

    it('would take another name in SNI but for its rule on names, which the proof of SNI would see', async () => {
      const edits = { 'config/sni.yaml': { '"ip_allow": "255.255.255.255"': '"verify_client": "STRICT"' } }
      const loose = await ground.start({ edits })
      expect(await ground.statusOf({ serverName: 'evil.example' })).toBe('refused')
      expect(await ground.statusOf({ serverName: 'evil.example' }, loose)).toBe(200)
      await loose.stop()
    })

    it('looks up each client in the CRL, without which the revoked would get in', async () => {
      const { pki, bob, start, crl } = ground
      const edits = { 'door.lua': { ' or revoked.objection(list, client.identity.serial, now)': '' } }
      const loose = await start({ edits })
      await loose.reload(crl, pki.crl([serialOf(bob)]))
      expect(await stands(ground, loose)).toEqual([true, true])
      await loose.stop()
    })

    it('keeps no answer for another client, whatever the backend allows', async () => {
      let asked = 0
      const backend = createServer((_, response) => {
        asked += 1
        response.setHeader('Cache-Control', 'public, max-age=600').end(`answer ${asked}`)
      })
      await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
      const upstream = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
      const one = await ground.start({ inputs: { upstream } })
      const bodies = []
      for (const as of [ground.alice, ground.bob, ground.alice]) bodies.push((await ground.answerTo({ as }, one)).body)
      expect(bodies).toEqual(['answer 1', 'answer 2', 'answer 3'])
      await one.stop()
      backend.close()
      backend.closeAllConnections()
    })

    it('judges a target by the path that its backend gets, also where that began with several slashes', async () => {
      const { server, alice, bob, start } = ground
      const status = async (target: string, as = alice, at = server) =>
        Number(
          /^HTTP\/1\.[01] (\d+) /.exec(
            await at.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, as),
          )?.[1],
        )
      await unreached(server, async () => {
        for (const target of [
          ...[
            '/a//b',
            '/./',
            '/../x',
            '/../admin',
            '/a/../admin',
            '/x/..',
            '/%2e/',
            '/%2e%2e/admin',
            '/a%2fb',
            '/%2561dmin',
          ],
          ...['/adm%00in', '/a;b', '/admin;x', '/a\\b', '/admin\\x', '*', '/a#b', '//a//b', 'localhost:1'],
        ])
          expect(await status(target), target).toBe(400)
        for (const target of ['https://evil.example/', 'https://localhost:1:2/', 'http://evil.example/'])
          expect([400, 421], target).toContain(await status(target))
      })
      for (const slashes of ['/', '//', '///']) {
        expect(await status(`${slashes}seen`), slashes).toBe(200)
        expect(server.seen?.at(-1)?.url).toBe('/seen')
      }
      const guarded = await start({ claims: accessClaims, access: accessTable('as they are') })
      await unreached(guarded, async () => {
        for (const slashes of ['/', '//', '///'])
          expect(await status(`${slashes}admin`, bob, guarded), slashes).toBe(403)
      })
      await guarded.stop()
    })

    it('gives each answer the headers that forbid framing, its own refusals as JSON', async () => {
      const { server, own, alice, answerTo } = ground
      const answers: readonly (readonly [string, number, Knock, Standing?])[] = [
        ['a redirect', 302, { path: '/status/302' }],
        ['a bug of the backend', 500, { path: '/status/500' }],
        ['too long a target', 431, { path: `/${'a'.repeat(17_000)}` }],
        ['too large a header', 431, { headers: ['X-Large', 'a'.repeat(17_000)] }],
        ['far too large a header', 400, { headers: ['X-Large', 'a'.repeat(70_000)] }],
        ['a method that is never served', 405, { method: 'TRACE', headers: ['Origin', own] }],
        ['a method of its own cache', 405, { method: 'PURGE', headers: ['Origin', own] }],
        ['a body that is too large', 413, { method: 'POST', headers: ['Origin', own], body: 'x'.repeat(1_048_577) }],
        [
          'a body of no known length',
          400,
          { method: 'POST', headers: ['Origin', own, 'Transfer-Encoding', 'chunked'], body: 'x' },
        ],
        ['a foreign page', 403, { method: 'DELETE' }],
        ['another host', 421, { headers: ['Host', 'evil.example'] }],
      ]
      for (const [what, status, knock, at = server] of answers) {
        const answer = await answerTo(knock, at)
        expect(answer.status, what).toBe(status)
        expectClosed(what, answer, 'among others')
        expect(answer.headers['server'], what).toBeUndefined()
        if (knock.path?.startsWith('/status/')) continue
        expect(Object.keys(JSON.parse(answer.body)), what).toEqual(['error'])
        expect(answer.headers['connection'], what).toBe('close')
      }
      for (const bytes of ['nonsense\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/3.0\r\nHost: localhost\r\n\r\n'])
        expect(await server.send(bytes, alice), bytes).toMatch(/X-Frame-Options: DENY\r\n[\s\S]*\{"error":"/)
    })

    it('ends a client that says nothing, and a connection that is old, however busy', async () => {
      const { alice, start, statusOf } = ground
      const limits = { handshakeSeconds: 1, headersSeconds: 1, connectionSeconds: 1 }
      const hasty = await start({ inputs: { requestSeconds: '1' }, limits })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      expect(await statusOf({ agent }, hasty)).toBe(200)
      const [socket] = Object.values(agent.freeSockets).flat() as [Socket]
      const asked = async () => {
        if (!socket.destroyed) expect(await statusOf({ agent }, hasty)).toBe(200)
        return socket.destroyed
      }
      await expect.poll(asked, { timeout: 300_000, interval: 100 }).toBe(true)
      agent.destroy()
      const silent = connectTcp(hasty.port, '127.0.0.1').on('error', () => undefined)
      await new Promise((resolve) => silent.once('close', resolve))
      expect(await hasty.send('GET / HTTP/1.1\r\nHost: local', alice)).toMatch(/^(HTTP\/1\.1 408 |$)/)
      expect(await statusOf({}, hasty)).toBe(200)
      await hasty.stop()
    })

    it('says in its log why it refused, and nothing secret', async () => {
      const { server, bob, statusOf } = ground
      expect(await statusOf({ as: bob, headers: ['Host', 'evil.example'] })).toBe(421)
      const logged = () => readFileSync(join(server.directory, 'run/log/access.log'), 'utf8')
      await expect.poll(logged, { timeout: 60_000 }).toMatch(/ HTTP\/1.1" 421 "this host is not served here"\n/)
      const { secret } = JSON.parse(readFileSync(join(server.directory, 'backend/secret.json'), 'utf8'))
      expect(logged() + server.output()).not.toContain(secret)
    })

    it('writes one line of one form for each request, whatever is asked', async () => {
      const { alice, start } = ground
      const ask = async (edits: NonNullable<Wish['edits']> = {}) => {
        const at = await start({ edits })
        const path = join(at.directory, 'run/log/access.log')
        const logged = () => (existsSync(path) ? readFileSync(path, 'utf8') : '')
        const pretended = '@Why: x" 200 "y\r\n@Serial: 00 "GET /nothing\r\n@Read: yes\r\n'
        for (const target of HOSTILE_TARGETS) {
          const head = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${pretended}`
          await at.send(`${head}\r\n`, alice)
        }
        // A head that never ends gets no answer.
        await at.send(`GET /unended HTTP/1.1\r\nHost: localhost\r\n${pretended}`, alice)
        await at.send('GET /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', alice)
        await expect.poll(logged, { timeout: 60_000 }).toContain('/last')
        const lines = logged().trimEnd().split('\n')
        await at.stop()
        return lines
      }
      const lines = await ask()
      expect(lines[0]).toMatch(/ - "GET \S+ HTTP\/1.1" 400 "the request target is not a plain path"$/)
      expect(lines.at(-1)).toMatch(new RegExp(` ${serialOf(alice)} "GET \\S+/last HTTP/1.1" 404 "-"$`))
      expect(lines.filter((line) => !LINE.test(line))).toEqual([])
      expect(lines.length).toBe(HOSTILE_TARGETS.length + 2)
      const plain = await ask({ 'config/logging.yaml': { '%<cqhm> %<cquuc> %<cqhv>': '%<cqtx>' } })
      expect(plain.filter((line) => !LINE.test(line))).not.toEqual([])
      const early = await ask({ 'config/logging.yaml': { '%<{@Why}psh>': '%<{@Why}cqh>' } })
      expect(early.filter((line) => !LINE.test(line))).not.toEqual([])
      const believing = await ask({
        'answer.lua': { '~= secret then removeInner() end': '== nil then removeInner() end' },
      })
      expect(believing.filter((line) => !LINE.test(line))).not.toEqual([])
    })

    it('leaves the sockets that take orders to its owner', () => {
      for (const name of ['', 'mgmtapi.sock', 'eventapi.sock', 'processerver.sock']) {
        const { mode } = statSync(join(ground.server.directory, 'run/sockets', name))
        expect((mode & 0o077).toString(8), name).toBe('0')
      }
    })

    it('refuses at a reload what takes a new start', async () => {
      const one = await ground.start()
      const chosen = readFileSync(join(one.directory, 'records.sh'), 'utf8')
      const said = await one.reload('records.sh', chosen.replace(/(TIMEOUT_IN=)\d+/, '$17'))
      expect(said).toContain('records.sh is another: start this server anew')
      expect(said).toContain(one.words.failed)
      expect(await one.reload('records.sh', chosen)).toContain(one.words.done)
      await one.stop()
    })

    it('judges by what was looked at, also where its process has ended and was started anew', async () => {
      const { pki, bob, start, crl } = ground
      const one = await start()
      await one.reload(crl, pki.crl([serialOf(bob)]))
      writeFileSync(join(one.directory, crl), pki.crl([], { number: 1n }))
      writeFileSync(join(one.directory, 'tls/client-ca.pem'), makeLivePki().authority.pem)
      const before = idOf(one, 'server.lock')
      process.kill(before, 'SIGKILL')
      await expect.poll(() => idOf(one, 'server.lock'), { timeout: 60_000 }).not.toBe(before)
      await expect.poll(() => one.knock({ as: ground.alice }), { timeout: 60_000 }).toMatchObject({ status: 200 })
      expect(await stands(ground, one)).toEqual([true, false])
      await one.stop()
    })

    keptByScript(stand, () => ground, {
      name: 'Traffic Server',
      program: '/usr/bin/traffic_manager',
      configuration: 'config/remap.config',
      nonsense: 'nonsense\n',
      serverOf: (server) => idOf(server, 'manager.lock'),
      letsEnd: true,
    })
  })
}
