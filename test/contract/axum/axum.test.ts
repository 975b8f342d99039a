/** What only the exported axum server does: HTTP/2 beside HTTP/1.1, an address for its name, and applications that are slow or panic. */
import { Agent, get } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../../src/workflow/run-exported.ts'
import type { Made } from '../../support/certificate-kit.ts'
import { OTHER_HOST, stopLeftOver } from '../../support/exported-server.ts'
import { makeHome } from '../../support/home.ts'
import { leaveOut } from '../../support/judges.ts'
import { writeTarget } from '../../support/workflows.ts'
import { type Ground, makeGround } from '../proof.ts'
import { serialOf } from '../revocation.ts'
import { standsOf } from '../stand.ts'
import { openHttp2 } from './http2.ts'
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

  const open = (as: Made, at: Pick<Ground['server'], 'port'> = ground.server, host = 'localhost') => {
    const session = openHttp2(at.port, ground.pki, as, host)
    const stream = (headers: Record<string, string> = {}) => {
      const one = session.request({ ':path': '/', ...headers })
      one.on('error', () => undefined)
      return one
    }
    const ask = (headers?: Record<string, string>): Promise<Record<string, unknown>> =>
      new Promise((resolve, reject) => {
        const one = stream(headers).on('close', () => reject(new Error('no answer')))
        one.once('response', resolve).resume().end()
      })
    return { session, stream, ask }
  }

  it('decides the same over HTTP/2', async () => {
    const { alice, bob, own } = ground
    const { session, ask } = open(alice)
    const post = { ':method': 'POST' }
    const asked: readonly (readonly [number, Record<string, string>])[] = [
      [200, {}],
      [200, { ':path': '/admin' }],
      [200, { ...post, origin: own, 'content-length': '0' }],
      [403, post],
      [403, { ...post, origin: 'null' }],
      [400, { ':path': '/a//b' }],
      [400, { host: 'evil.example' }],
      [421, { ':authority': 'evil.example' }],
      [404, { ':path': '/nothing' }],
      [405, { ':method': 'OPTIONS' }],
    ]
    for (const [status, headers] of asked) {
      expect(await ask(headers), JSON.stringify(headers)).toMatchObject({
        ...{ ':status': status, 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' },
      })
    }
    session.destroy()
    const reader = open(bob)
    expect(await reader.ask({ ':path': '/admin' })).toMatchObject({ ':status': 403 })
    reader.session.destroy()
  })

  it('takes over a connection of HTTP/2 for one of its hosts no request for another, as browsers try to send it', async () => {
    const several = await ground.start({ alsoHosts: [OTHER_HOST] })
    for (const [host, other] of [
      ['localhost', OTHER_HOST],
      [OTHER_HOST, 'localhost'],
    ] as const) {
      const { session, ask } = open(ground.alice, several, host)
      const origin = `https://${other}:${several.port}`
      expect(await ask()).toMatchObject({ ':status': 200 })
      for (const authority of [other, `${other}:${several.port}`])
        expect(await ask({ ':authority': authority }), authority).toMatchObject({ ':status': 421 })
      expect(await ask({ ':method': 'POST', origin, 'content-length': '0' })).toMatchObject({ ':status': 403 })
      expect(await ask()).toMatchObject({ ':status': 200 })
      session.close()
    }
    await several.stop()
  })

  it('closes a connection of HTTP/2 whose client is revoked meanwhile, in the middle of a request too', async () => {
    const { server, pki, crl, own } = ground
    const carol = pki.client('carol')
    const { session, stream, ask } = open(carol)
    const closed = new Promise((resolve) => session.once('close', resolve))
    expect(await ask()).toMatchObject({ ':status': 200 })
    const unfinished = stream({ ':method': 'POST', origin: own })
    expect(await ask()).toMatchObject({ ':status': 200 }) // it came after, on the same connection
    await server.reload(crl, pki.crl([serialOf(carol)]))
    await closed
    expect(unfinished.destroyed).toBe(true)
    await server.reload(crl, pki.crl())
  })

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
