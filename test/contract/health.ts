/** The health check of an exported server: what it says to whom, and that it opens no other way in. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, formatInstant } from '../../src/core/brand.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { pathOf } from '../../src/export/material-files.ts'
import { guidelineOf } from '../../src/policy/guideline.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { makeLivePki, stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { makeMovableClock, noMovableClock } from '../support/movable-clock.ts'
import { type Stand, type Standing, standsOf, start, type Wish } from './stand.ts'

const DAY = 86_400

/** Files by which somebody is let in, where a target has them, and what is in them that lets nobody in. */
const BROKEN = [
  ['access.json', '{}\n'],
  ['access.json', '{'],
  ['access.mjs', 'export default {};\n'],
  ['settings.mjs', 'export default {};\n'],
  ['settings.json', '{}\n'],
  ['config.json', '{}\n'],
  ['door.json', '{}\n'],
  ['backend/secret.json', '{}\n'],
] as const

/** What a port answers to octets, read to its end. Empty where it says nothing. */
function converse(port: number, octets: string): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said))
    socket.on('connect', () => socket.write(octets))
  })
}

export async function ask(port: number, line = 'GET /health', more = '') {
  const said = await converse(port, `${line} HTTP/1.1\r\nHost: a\r\n${more}\r\n`)
  const [head = '', body = ''] = said.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d+) /.exec(head)?.[1]), head: head.toLowerCase(), body }
}

/** The same where a clock has just jumped: a server may then take a connection that has just begun for an old one, and end it without an answer. */
async function askAfterJump(port: number, line?: string): ReturnType<typeof ask> {
  const answer = await ask(port, line)
  return Number.isNaN(answer.status) ? askAfterJump(port, line) : answer
}

/** Runs them at the target, in each version at hand. */
export async function healthContract(target: string): Promise<void> {
  afterAll(stopLeftOver)
  for (const stand of await standsOf(target)) {
    const { title, missing } = stand
    if (missing === undefined) describe(`the health check of ${title}`, () => checks(stand))
    else it(`the health check of ${title}`, (context) => leaveOut(context, missing))
  }
}

function checks(stand: Stand): void {
  const crl = pathOf(stand.target, 'clientCrl')
  const pki = makeLivePki()
  const alice = pki.client('alice')
  const until = addSeconds(pki.now, 10 * DAY)
  const good = () => pki.crl([], { nextUpdate: until })
  let port: number
  let server: Standing
  beforeAll(async () => {
    port = await systemNetwork.freePort('127.0.0.1')
    server = await start(stand, pki, { inputs: { health: `127.0.0.1:${port}` } })
    await server.reload(crl, good())
  })
  afterAll(async () => {
    await server?.stop()
    stand.clear()
  })
  const told = `listening, CRL until ${formatInstant(until)}\n`
  const admits = async (at = server): Promise<boolean> => {
    const answer = await at.knock({ as: alice })
    return answer !== 'refused' && answer.status === 200
  }

  it('says to anybody that it listens and until when its CRL is, and no more', async () => {
    expect(await ask(port)).toMatchObject({ status: 200, body: told })
    const { status, head, body } = await ask(port, 'HEAD /health')
    expect([status, body]).toEqual([200, ''])
    expect(head).toContain(`content-length: ${told.length}`)
    expect(head).not.toMatch(/serial|server: .*\d|client/)
  })

  it('answers to one path and two methods, and passes nothing on', async () => {
    const seen = server.seen?.length
    for (const [line, status] of [
      ['GET /', 404],
      ['GET /admin', 404],
      ['GET /health/', 404],
      ['GET /healthy', 404],
      ['GET /HEALTH', 404],
      ['POST /', 404],
      ['POST /health', 405],
      ['PUT /health', 405],
      ['DELETE /health', 405],
      ['OPTIONS /health', 405],
    ] as const) {
      const answer = await ask(port, line, 'Content-Length: 0\r\n')
      expect(answer.status, line).toBe(status)
      if (status === 405) expect(answer.head, line).toContain('allow: get, head')
    }
    for (const line of ['CONNECT localhost:1', 'TRACE /', 'get /health', 'rubbish'])
      expect((await ask(port, line)).status, line).not.toBe(200)
    const identity = 'Client-Cert: :AA==:\r\nX-SSL-Client-Verify: SUCCESS\r\n'
    const upgrade =
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
    expect(await ask(port, 'GET /health', identity + upgrade)).toMatchObject({ status: 200, body: told })
    expect(await converse(port, '\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00')).not.toContain(' 200 ')
    expect(server.seen?.length).toBe(seen)
  })

  it('has the security headers on each answer, but for what means nothing in the clear', async () => {
    for (const line of ['GET /health', 'POST /health', 'GET /']) {
      const { head } = await ask(port, line, 'Content-Length: 0\r\n')
      expect(head).toContain('cache-control: no-store')
      for (const { name, value } of guidelineOf('intermediate').securityHeaders) {
        const field = `${name}: ${value}`.toLowerCase()
        if (name === 'Strict-Transport-Security') expect(head, line).not.toContain(name.toLowerCase())
        else expect(head, line).toContain(field)
      }
    }
  })

  it('ends each connection with its answer, and one that says nothing in its time', async () => {
    const twice = await converse(port, 'GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(twice.split('HTTP/1.1 ').length - 1).toBe(1)
    const unasked = await Promise.all(['', 'GET /hea'].map((octets) => converse(port, octets)))
    for (const said of unasked) expect(said).not.toContain(' 200 ')
  })

  it('writes no log, also where nothing is asked', async () => {
    const log = () => server.output() + readLog(server.directory)
    const before = log()
    for (let times = 0; times < 5; times += 1) {
      await ask(port)
      await ask(port, 'GET /other')
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end())
        socket.on('close', () => resolve())
        socket.resume()
      })
    }
    expect(await admits()).toBe(true)
    // What the client of the door does is there; of the checks there is nothing.
    expect(log().slice(before.length)).not.toContain('/health')
    expect(log().slice(before.length)).not.toContain('/other')
  })

  it('does not answer on the port of the door, nor does the door answer there', async () => {
    const answer = await server.knock({ as: alice, path: '/health' })
    expect(answer).toMatchObject({ status: 404 })
    expect(await server.knock({ as: 'nobody', path: '/health' })).not.toMatchObject({ status: 200 })
    expect(await converse(server.port, 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n')).not.toContain(' 200 ')
  })

  it('is served under a crowd of connections that say nothing', async () => {
    const crowd = Array.from({ length: 200 }, () =>
      connect(port, '127.0.0.1')
        .on('error', () => undefined)
        .resume(),
    )
    await Promise.all(crowd.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    expect((await ask(port)).status).toBe(200)
    expect(await admits()).toBe(true)
    for (const socket of crowd) socket.destroy()
  })

  it('follows a reload, and is 503 where nobody is let in by a bad CRL', async () => {
    const later = addSeconds(pki.now, 20 * DAY)
    await server.reload(crl, pki.crl([], { nextUpdate: later }))
    const now = `listening, CRL until ${formatInstant(later)}\n`
    expect(await ask(port)).toMatchObject({ status: 200, body: now })
    const old = { number: 1, nextUpdate: addSeconds(pki.now, 30 * DAY) }
    const bad = [
      pki.crl([], { thisUpdate: addSeconds(pki.now, -2 * DAY), nextUpdate: addSeconds(pki.now, -DAY) }),
      pki.crl([], { thisUpdate: addSeconds(pki.now, DAY), nextUpdate: addSeconds(pki.now, 2 * DAY) }),
      pki.crl([], old),
      '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n',
    ]
    for (const content of bad) {
      await server.reload(crl, content)
      // Where the good one stays in force, it is still told; where it does not, nobody gets in.
      const isLetIn = await admits()
      const answer = await ask(port)
      expect([answer.status, answer.body === now], content.slice(0, 80)).toEqual(isLetIn ? [200, true] : [503, false])
    }
    await server.reload(crl, pki.crl([], { number: 5000, nextUpdate: until }))
    expect(await ask(port)).toMatchObject({ status: 200, body: told })
  })

  it('is 503 once the CRL has expired, and 200 again under the next', async (context) => {
    if (stand.fixedClock !== undefined) return context.skip(stand.fixedClock)
    if (noMovableClock !== undefined) leaveOut(context, noMovableClock)
    const health = await systemNetwork.freePort('127.0.0.1')
    const exported = await stand.export(pki, { inputs: { health: `127.0.0.1:${health}` } })
    writeFileSync(join(exported.directory, crl), pki.crl([], { number: 6000, nextUpdate: until }))
    const clock = makeMovableClock(exported.directory, stand.runner)
    const jumping = await stand.launch(exported, pki, clock)
    await isWell(health)
    clock.move(11 * DAY)
    expect(await askAfterJump(health)).toMatchObject({
      status: 503,
      body: 'the CRL has expired: nobody can be let in\n',
    })
    expect(await admits(jumping)).toBe(false)
    expect((await askAfterJump(health, 'HEAD /health')).status).toBe(503)
    await jumping.reload(crl, pki.crl([], { number: 6001, nextUpdate: addSeconds(pki.now, 30 * DAY) }))
    expect((await askAfterJump(health)).status).toBe(200)
    clock.move(-DAY)
    expect(await askAfterJump(health)).toMatchObject({ status: 503, body: expect.stringContaining('from the future') })
    await jumping.stop()
  })

  it('is 503 while the client CA has ended or not begun, whatever the CRL says, and 200 again in its time', async (context) => {
    if (stand.fixedClock !== undefined) return context.skip(stand.fixedClock)
    if (noMovableClock !== undefined) leaveOut(context, noMovableClock)
    const [since, end] = [addSeconds(pki.now, -300 * DAY), addSeconds(pki.now, 300 * DAY)]
    const lasting = pki.client('lasting', undefined, { notBefore: since, notAfter: end })
    const health = await systemNetwork.freePort('127.0.0.1')
    const exported = await stand.export(pki, { inputs: { health: `127.0.0.1:${health}` } })
    writeFileSync(join(exported.directory, crl), pki.crl([], { number: 7000, thisUpdate: since, nextUpdate: end }))
    const clock = makeMovableClock(exported.directory, stand.runner)
    const jumping = await stand.launch(exported, pki, clock)
    await isWell(health)
    for (const [offset, why] of [
      [91 * DAY, 'the client CA has expired: nobody can be let in\n'],
      [-DAY, 'the client CA is from the future: nobody can be let in\n'],
    ] as const) {
      clock.move(offset)
      const answer = await jumping.knock({ as: lasting })
      expect(answer !== 'refused' && answer.status === 200, why).toBe(false)
      expect(await askAfterJump(health)).toMatchObject({ status: 503, body: why })
      clock.move(0)
      await expect.poll(() => jumping.knock({ as: lasting }), { timeout: 60_000 }).toMatchObject({ status: 200 })
      expect((await askAfterJump(health)).status).toBe(200)
    }
    await jumping.stop()
  })

  // One that judges what it reads does not start then.
  const starts = stand.judgesCrls
    ? undefined
    : it.each([
        ['has expired', -20, -10],
        ['is from the future', 10, 20],
      ] as const)
  starts?.('is 503 from its start where the client CA %s', async (why, begin, end) => {
    const health = await systemNetwork.freePort('127.0.0.1')
    const exported = await stand.export(pki, { inputs: { health: `127.0.0.1:${health}` } })
    const anchor = makeCertificate({
      ...{ notBefore: addSeconds(pki.now, begin * DAY), notAfter: addSeconds(pki.now, end * DAY) },
      key: pki.authority.key,
      extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign', 'cRLSign'])],
    })
    writeFileSync(join(exported.directory, pathOf(stand.target, 'clientAuthority')), anchor.pem)
    const closed = await stand.launch(exported, pki)
    expect(await admits(closed)).toBe(false)
    await expect
      .poll(async () => (await ask(health)).body, { timeout: 10_000 })
      .toBe(`the client CA ${why}: nobody can be let in\n`)
    await closed.stop()
  })

  it('is 503 where nobody is let in by what lies there, and 200 again once that is mended', () =>
    followsWhatLies(stand))

  it('is nowhere unless it is asked for, and closed when the server ends', async () => {
    const closing = await systemNetwork.freePort('127.0.0.1')
    const other = await start(stand, pki, { inputs: { health: `127.0.0.1:${closing}` } })
    await isWell(closing)
    await other.stop()
    expect(await converse(closing, 'GET /health HTTP/1.0\r\n\r\n')).toBe('')
    const plain = await start(stand, pki)
    expect(await converse(plain.port, 'GET /health HTTP/1.0\r\n\r\n')).not.toContain(' 200 ')
    await plain.stop()
  })

  it('keeps a server from starting whose port it cannot have', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const held = (holder.address() as AddressInfo).port
    const exported = await stand.export(pki, { inputs: { health: `127.0.0.1:${held}` } })
    const { status, output } = await stand.run(exported, 'run')
    expect(status, output).not.toBe(0)
    exported.remove()
    holder.close()
  })
}

/** A server may be ready for clients a moment before it is for checks. */
const isWell = (at: number) => expect.poll(async () => (await ask(at)).status).toBe(200)

/** Breaks what it goes by, file by file, and demands that its health check says 503 where nobody is let in, and nowhere else. */
async function followsWhatLies(stand: Stand, wish: Wish = {}): Promise<void> {
  const pki = makeLivePki()
  const alice = pki.client('alice')
  const port = await systemNetwork.freePort('127.0.0.1')
  const server = await start(stand, pki, { ...wish, inputs: { health: `127.0.0.1:${port}` } })
  try {
    await isWell(port)
    const here = BROKEN.filter(([path]) => existsSync(join(server.directory, path)))
    expect(here).not.toEqual([])
    for (const [path, broken] of here) {
      const good = readFileSync(join(server.directory, path), 'utf8')
      for (const [what, content] of [
        [`${path} ${broken}`, broken],
        [path, good],
      ] as const) {
        await server.reload(path, content)
        const answer = await server.knock({ as: alice })
        // Where what was good stays in force, it is still told.
        const isLetIn = answer !== 'refused' && answer.status === 200
        if (content === good) expect(isLetIn, what).toBe(true)
        const { status, body } = await ask(port)
        const expected = isLetIn ? [200, false] : [503, true]
        expect([status, body.endsWith(': nobody can be let in\n')], what).toEqual(expected)
      }
    }
  } finally {
    await server.stop()
  }
}

/** Demands that a health check that does not look at all that lies there is caught, at the target as this machine has it. */
export async function catchesBlind(target: string, edits: NonNullable<Wish['edits']>): Promise<void> {
  afterAll(stopLeftOver)
  const [stand] = (await standsOf(target)) as [Stand]
  it(`the health check of ${stand.title} is caught that says 200 where nobody is let in`, async (context) => {
    if (stand.missing !== undefined) return leaveOut(context, stand.missing)
    await expect(followsWhatLies(stand, { edits })).rejects.toThrow('deeply equal')
    stand.clear()
  })
}

/** Something that goes wrong in the health check alone, what it answers then, and the edits that bring it about. */
type Failure = readonly [what: string, status: number, edits: NonNullable<Wish['edits']>]

/** Demands that a health check whose script fails shows nothing else in its place, at the target as this machine has it. */
export async function servesNothingElse(target: string, failures: readonly Failure[]): Promise<void> {
  afterAll(stopLeftOver)
  const [stand] = (await standsOf(target)) as [Stand]
  describe(`the health check of ${stand.title} shows nothing of the server where`, () => {
    afterAll(() => stand.clear())
    it.for<Failure>(failures)('%s', async ([, status, edits], context) => {
      if (stand.missing !== undefined) return leaveOut(context, stand.missing)
      const pki = makeLivePki()
      const port = await systemNetwork.freePort('127.0.0.1')
      const server = await start(stand, pki, { inputs: { health: `127.0.0.1:${port}` }, edits })
      for (const path of ['/health', '/', '/error.log', '/../settings.json', '/../backend/secret.json']) {
        const answer = await ask(port, `GET ${path}`)
        expect([status, 400], path).toContain(answer.status)
        expect(answer.body, path).not.toMatch(/CRL|secret|listening/)
      }
      expect(server.seen).toEqual([])
      expect(await server.knock({ as: pki.client('alice') })).toMatchObject({ status: 200 })
      await server.stop()
    })
  })
}

/** What it writes into files besides. */
function readLog(directory: string): string {
  try {
    return readFileSync(join(directory, 'run/access.log'), 'utf8')
  } catch {
    return ''
  }
}
