/** What only the exported Envoy does: it lets nothing through that its script has not granted, and keeps limits but one. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { makeLivePki, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { believesProxyAlone } from '../backend.ts'
import { type Mistake, wrongCases } from '../interpreters.ts'
import { limits } from '../limits.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { serialOf } from '../revocation.ts'
import { startBackend } from '../sample-backend.ts'
import { type Stand, standsOf, start } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('envoy')) as [Stand]
const { title, missing } = stand

if (missing !== undefined) it(title, (context) => leaveOut(context, missing))
else {
  describe(title, () => {
    let ground: Ground
    beforeAll(async () => {
      ground = await makeGround(stand)
    })
    afterAll(() => ground?.server.stop())

    describe('passes nothing on that was not granted, where its script', () => {
      it.each([
        [
          'fails at each request',
          'door.lua',
          { 'function envoy_on_request(handle)': 'function envoy_on_request(handle) error(1)' },
        ],
        ['is not the one that is asked', 'door.lua', { 'function envoy_on_request': 'function envoy_on_nothing' }],
        ['fails while it judges', 'door.lua', { 'local path = rules.readPath': 'local path = nothing.readPath' }],
        ['fails after it has judged', 'door.lua', { 'requests.pass(handle)': 'requests.pass(nothing())' }],
        ['grants in another word', 'lua/requests.lua', { "'verdict', 'granted'": "'verdict', 'Granted'" }],
      ])('%s', async (_what, path, edits) => {
        const broken = await ground.start({ edits: { [path]: edits } })
        await unreached(broken, async () => {
          expect(await ground.statusOf({}, broken)).toBe(403)
          expect(await ground.statusOf({ headers: ['Client-Cert', ':AAAA:'] }, broken)).toBe(403)
        })
        await broken.stop()
      })
    })

    it('logs why it refuses a handshake', async () => {
      const { server, statusOf } = ground
      expect(await statusOf({ as: 'nobody' })).toBe('refused')
      await expect.poll(server.output, { timeout: 10_000 }).toContain('PEER_DID_NOT_RETURN_A_CERTIFICATE')
    })

    it.each([
      ['an empty CRL, which Envoy takes for none', 'tls/client-crl.pem', ''],
      ['what is no CRL', 'tls/client-crl.pem', 'nonsense\n'],
      ['no table of rules', 'access.json', '{}'],
      [
        'a certificate without its key',
        'tls/server.pem',
        '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      ],
    ])('does not start with %s', async (_what, path, text) => {
      const whole = await stand.export(ground.pki)
      writeFileSync(join(whole.directory, path), text)
      for (const command of ['check', 'run'] as const) {
        const { status, output } = await stand.run(whole, command)
        expect([status, output], command).toEqual([1, expect.stringContaining(path)])
      }
      whole.remove()
    })

    it('lets nobody in by an empty CRL, the revoked neither, and goes on with the next', async () => {
      const { server, crl, pki, alice, bob, statusOf } = ground
      const revoked = pki.crl([serialOf(bob)])
      await server.reload(crl, revoked)
      expect([await statusOf({ as: alice }), await statusOf({ as: bob })]).toEqual([200, 'refused'])
      await unreached(server, async () => {
        await server.reload(crl, '')
        expect([await statusOf({ as: alice }), await statusOf({ as: bob })]).toEqual([403, 403])
      })
      await server.reload(crl, revoked)
      expect([await statusOf({ as: alice }), await statusOf({ as: bob })]).toEqual([200, 'refused'])
      await server.reload(crl, pki.crl())
    })

    it('says nothing of keys and secrets, in as many words as it says', () => {
      expect(ground.server.output()).not.toMatch(/PRIVATE KEY|Client-Cert-Secret: |5e5e5e5e/i)
    })

    // What it lacks of the claim is to make room where strangers hold all places.
    describe('keeps the limits of its export', () => {
      const kept = limits.filter(({ title }) => !title.includes('strangers'))
      it.each(kept.map((proof) => [proof.title, proof] as const))('%s', (_title, { prove }) => prove(ground))
    })

    it('passes a body on as it arrives where its length is said, and collects it where it is not', async () => {
      const { server, own, alice } = ground
      const head = `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own}\r\nConnection: close\r\n`
      expect(await server.send(`${head}Content-Length: 4\r\n\r\nbody`, alice)).toContain('"received":4')
      expect(await server.send(`${head}Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n`, alice)).toContain(
        '"received":4',
      )
      expect(server.seen?.at(-1)?.raw.map((word) => word.toLowerCase())).toContain('content-length')
    })

    it('answers no request with two lengths, or with a length and chunks', async () => {
      const { server, own, alice } = ground
      await unreached(server, async () => {
        const head = `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own}\r\nConnection: close\r\n`
        for (const fields of [
          'Content-Length: 4\r\nContent-Length: 5',
          'Content-Length: 4\r\nTransfer-Encoding: chunked',
        ]) {
          expect(await server.send(`${head}${fields}\r\n\r\n0\r\n\r\n`, alice), fields).toMatch(/^HTTP\/1\.1 400 /)
        }
      })
    })

    it('has its backend believe nobody but it', async () => {
      const { pki, alice } = ground
      const port = await systemNetwork.freePort('127.0.0.1')
      const exported = await stand.export(pki, { inputs: { upstream: `http://127.0.0.1:${port}` } })
      const file = join(exported.directory, 'backend/secret.json')
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(readFileSync(join(exported.directory, '.gitignore'), 'utf8')).toContain('/backend/secret.json\n')
      const { secret } = JSON.parse(readFileSync(file, 'utf8'))
      const sample = await startBackend(exported.directory)
      await believesProxyAlone(port, alice, secret)
      await sample.stop()
      exported.remove()
    })
  })

  describe('the cases catch an interpreter in Lua that', () => {
    const pki = makeLivePki()

    it.each<Mistake>([
      ['asks for no condition', 'if not isMet(condition, identity) then return false end', ''],
      [
        'takes a path for its beginning',
        "path:sub(1, #covering + 1) == covering .. '/'",
        'path:sub(1, #covering) == covering',
      ],
      ['ignores the case of paths', 'or path == covering or', 'or fold(path) == fold(covering) or'],
      [
        'does not see that others ignore it',
        'findRule(access, path, same) ~= findRule(access, fold(path), fold)',
        'false',
      ],
      ['does not see that others ignore dots at an end', ":gsub('[. ]+$', '')", ''],
      ['lets GET imply HEAD', 'if one == method then', "if one == method:gsub('HEAD', 'GET') then"],
      ['takes a pattern for a beginning', 'if #wanted ~= #parts then return false end', ''],
      ['takes an empty part for any', "(part == '*' and parts[place] ~= '')", "(part == '*')"],
      ['does not look at the upper end', 'value > condition.atMost', 'false'],
      ['mistakes one kind of name for another', "dns = 'dns'", "dns = 'uris'"],
      ['takes a path with escapes', "escapes == 'decode-once' and raw:gsub", 'raw:gsub'],
      ['takes controls', 'point < 0x20 or (point >= 0x7f and point <= 0x9f)', 'false'],
    ])('%s', async (_, from, to) => {
      const mistakes = { [from]: to }
      expect(await wrongCases((wish) => start(stand, pki, { ...wish, mistakes }), pki, 1)).not.toEqual([])
    })
  })
}
