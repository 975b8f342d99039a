/** The script that judges: whom it tells the backend of, what opens a guarded path, and that nobody gets past it where it fails. */
import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { foreignHeaders } from '../../../src/policy/identity-headers.ts'
import { pairsOf } from '../application.ts'
import { spellingsOf } from '../identity.ts'
import type { Standing } from '../stand.ts'
import type { Grounds } from './nginx.test.ts'

const headersOf = ({ seen }: Standing): Record<string, string> =>
  Object.fromEntries(pairsOf(seen?.at(-1)?.raw ?? []).map(([name, value]) => [name?.toLowerCase(), value]))
const fieldOf = (der: Uint8Array): string => `:${Buffer.from(der).toString('base64')}:`

export function testDoor(grounds: Grounds): void {
  it('tells the backend by the certificate itself (RFC 9440 §2.2), with the proxy’s secret', async () => {
    const { server, answerTo, alice } = grounds()
    await answerTo({})
    const secret = readFileSync(join(server.directory, 'backend/secret.conf'), 'utf8')
    expect(headersOf(server)['client-cert']).toBe(fieldOf(alice.der))
    expect(secret).toContain(` ${headersOf(server)['client-cert-secret']};`)
  })

  it('tells by the certificate whatever a client says in its place, and tells nothing of anybody who has none', async () => {
    const { server, statusOf, bob } = grounds()
    const forged = ':Zm9yZ2Vk:'
    const names = [...foreignHeaders.names, 'Client-Cert-Secret', 'X-SSL-Client-Fancy']
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (const name of new Set(names.flatMap(spellingsOf))) {
      const before = server.seen?.length
      const status = await statusOf({ as: bob, headers: [name, forged, name, forged], agent })
      expect([200, 400], name).toContain(status)
      expect(server.seen?.length, name).toBe((before ?? 0) + (status === 200 ? 1 : 0))
      if (status !== 200) continue
      expect(
        server.seen?.at(-1)?.raw.filter((text) => text.includes('Zm9yZ2Vk')),
        name,
      ).toEqual([])
      expect(headersOf(server)['client-cert'], name).toBe(fieldOf(bob.der))
    }
    agent.destroy()
    const before = server.seen?.length
    for (const name of ['Client-Cert', 'X-SSL-Cert', 'X-Forwarded-Client-Cert']) {
      expect(await statusOf({ as: 'nobody', headers: [name, forged] }), name).toBe(400)
    }
    expect(server.seen).toHaveLength(before ?? 0)
  })

  it('does not lose what it tells to a client that names it in Connection', async () => {
    const { server, statusOf, alice } = grounds()
    expect(await statusOf({ headers: ['Connection', 'close, Client-Cert, Client-Cert-Secret'] })).toBe(200)
    expect(headersOf(server)['client-cert']).toBe(fieldOf(alice.der))
    expect(headersOf(server)['client-cert-secret']).toMatch(/^[0-9a-f]{64}$/)
  })

  it('opens a guarded path to the claim that it asks for, and to no other', async () => {
    const { guarded, pki, bob, statusOf } = grounds()
    const others = [bob, pki.client('carol'), pki.client('dora', 'admins'), pki.client('emil', 'Admin')]
    const before = guarded.seen?.length ?? 0
    const reached = () => (guarded.seen?.length ?? 0) - before
    for (const path of ['/admin', '/admin/', '/admin/users', '/admin?x=1']) {
      expect(await statusOf({ path }, guarded), path).not.toBe(403)
      for (const as of others) expect(await statusOf({ as, path }, guarded), path).toBe(403)
    }
    expect(reached()).toBe(4)
    for (const path of ['/administrator', '/x/admin']) await statusOf({ as: bob, path }, guarded)
    expect(reached()).toBe(6)
    expect(await statusOf({ as: bob, path: '/Admin' }, guarded)).toBe(400)
    expect(reached()).toBe(6)
  })

  it('makes no other request of the one that was decided on where the backend’s answer orders it (X-Accel-Redirect)', async () => {
    const { server, own, answerTo } = grounds()
    const before = server.seen?.length ?? 0
    const answer = await answerTo({ method: 'POST', path: '/elsewhere', headers: ['Origin', own] })
    expect([answer.status, answer.headers['x-accel-redirect']]).toEqual([200, undefined])
    expect(server.seen?.slice(before).map(({ url }) => url)).toEqual(['/elsewhere'])
  })

  it('passes everything on for everybody where no rules were exported', async () => {
    const { server, alice, bob, statusOf } = grounds()
    const before = server.seen?.length ?? 0
    for (const as of [alice, bob]) await statusOf({ as, path: '/admin' })
    expect(server.seen).toHaveLength(before + 2)
  })

  it('refuses where the script that reads the certificate fails', async () => {
    const { start, statusOf } = grounds()
    const throwing = { 'function judge(r) {': "function judge(r) {\n  throw new Error('a bug');" }
    const silent = { 'function judge(r) {': 'function judge(r) {\n  return undefined;' }
    for (const edit of [throwing, silent]) {
      const failing = await start({ edits: { 'door.js': edit } })
      expect(await statusOf({}, failing)).toBe(403)
      expect(failing.seen).toEqual([])
      await failing.stop()
    }
  })

  it('says in its log which header was not as it should be, and which target', async () => {
    const { server, own, alice, answerTo, statusOf } = grounds()
    const { body } = await answerTo({ method: 'POST', headers: ['Origin', own, 'X-SSL-Client-Mood', 'good'] })
    expect(JSON.parse(body).error).toContain('or a header pretends to tell an identity')
    await statusOf({ method: 'POST', headers: ['Origin', own, 'Origin', own] })
    for (const name of ['X-SSL-Client-Mood', 'Origin'])
      await server.printed(
        `refused 127.0.0.1 ${alice.certificate.tbs.serial} "POST /": the header ${name} is not as it should be`,
      )
    await statusOf({ path: '/a"b//c' })
    await server.printed('"GET /a\\"b//c": the request target is not a plain path')
  })
}
