/** What only the exported axum server does: an address for its name, and applications that are slow or panic. */
import { Agent, get } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../../src/workflow/run-exported.ts'
import { stopLeftOver } from '../../support/exported-server.ts'
import { makeHome } from '../../support/home.ts'
import { leaveOut } from '../../support/judges.ts'
import { writeTarget } from '../../support/workflows.ts'
import { type Ground, makeGround } from '../proof.ts'
import { standsOf } from '../stand.ts'
import { addPages, build } from './stands.ts'

const [stand] = await standsOf('axum')
if (stand === undefined) throw new Error('there is no stand for axum')
const { missing } = stand

afterAll(stopLeftOver)

if (missing !== undefined) it(stand.title, (context) => leaveOut(context, missing))
else describe(stand.title, () => testServer(stand))

function testServer(stand: Awaited<ReturnType<typeof standsOf>>[number]): void {
  let ground: Ground
  beforeAll(async () => {
    ground = await makeGround(stand)
  })
  afterAll(() => ground?.server.stop())

  it('takes more than a hundred header fields, and tells which methods a page serves', async () => {
    const headers = Array.from({ length: 200 }, (_, index) => [`X-Many-${index}`, '1']).flat()
    expect(await ground.statusOf({ headers })).toBe(200)
    expect((await ground.answerTo({ method: 'OPTIONS' })).headers['allow']).toBe('GET,HEAD,POST')
  })

  it('gives what is no HTTP, or has too large a head, nothing to frame', async () => {
    const long = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`
    for (const bytes of ['hello\r\n\r\n', 'GET / HTTP/1.1\r\nbad header\r\n\r\n', long]) {
      const answer = await ground.server.send(bytes, ground.alice)
      expect(answer).toMatch(/^(HTTP\/1.1 4(00|31) .*content-length: 0.*\r\n\r\n)?$/s)
    }
  })

  it('agrees on no group beyond those of the guideline, and says which header it took off', async () => {
    expect(await ground.statusOf({ groups: 'P-521' })).toBe('refused')
    expect(await ground.statusOf({ headers: ['X-User', 'mallory'] })).toBe(200)
    await ground.server.printed('took off the header x-user')
  })

  it('gives a client that holds the only place no second', async () => {
    const narrow = await ground.start({ inputs: { connections: '1', idleSeconds: '600' } })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect(await ground.statusOf({ agent }, narrow)).toBe(200)
    expect(await ground.statusOf({}, narrow)).toBe('refused')
    expect(await ground.statusOf({ agent }, narrow)).toBe(200)
    agent.destroy()
    await narrow.stop()
  })

  it('gives a request and its answer a second where they were given one, and forbids framing even then', async () => {
    const { start, answerTo, alice } = ground
    const narrow = await start({ inputs: { requestSeconds: '1' } })
    const body = `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://localhost:${narrow.port}\r\nContent-Length: 9\r\n\r\nhalf`
    expect(await narrow.send(body, alice)).toMatch(/^HTTP\/1.1 408/)
    expect(await answerTo({ path: '/slow' }, narrow)).toMatchObject({
      status: 408,
      headers: { 'x-frame-options': 'DENY' },
    })
    await narrow.stop()
  })

  it('ends its connection with a bug, and no other', async () => {
    const { statusOf, server } = ground
    const others = new Agent({ keepAlive: true, maxSockets: 1 })
    expect(await statusOf({ agent: others })).toBe(200)
    expect(await statusOf({ path: '/bug' })).toBe('refused')
    await server.printed('a bug of the application')
    expect(await statusOf({ agent: others })).toBe(200)
    others.destroy()
  })

  it('answers to an address, which clients do not put into SNI (RFC 6066 §3)', async () => {
    const { program } = await build(addPages)
    const home = await makeHome()
    const alice = await home.issue('client', 'alice')
    await home.issue('server', 'here', { subjectAltNames: [{ kind: 'ip', value: '127.0.0.1' }] })
    const port = await home.ports.network.freePort('127.0.0.1')
    const asked = {
      ...{ home: home.path, target: 'axum', host: '127.0.0.1', listen: `127.0.0.1:${port}` },
      ...{ out: join(home.path, '../server'), origins: [], mode: 'export' as const },
    }
    const exported = await writeTarget(asked, home.ports)
    const served = await serve({ ...exported, commands: { ...exported.commands, run: [program] } }, home.ports)
    const credential = {
      ca: await home.read(home.authority('server').certificate),
      cert: await home.read(alice.files.certificate),
      key: await home.read(alice.files.key),
    }
    const statusOf = (servername: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const checkServerIdentity = () => undefined
        const settings = { ...credential, host: '127.0.0.1', port, servername, headers, checkServerIdentity }
        get({ ...settings, agent: false }, (response) => resolve(response.resume().statusCode)).on('error', reject)
      })
    expect(await statusOf('')).toBe(200)
    expect(await statusOf('localhost')).toBe(421)
    expect(await statusOf('', { host: `localhost:${port}` })).toBe(421)
    await served.stop()
    await home.remove()
  })
}
