/** A door over real sockets: who may ask, what it answers and logs, and what a reload changes. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { Agent, request as httpRequest, type RequestOptions } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import type { Listener, Place } from '../../src/core/port/listener.ts'
import { formatClientCert } from '../../src/door/presented.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { systemListener } from '../../src/effects/listener.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { checkDoor, keepDoor, parsePlace } from '../../src/workflow/keep-door.ts'
import type { TestKey } from '../support/certificate-kit.ts'
import { doorSettings } from '../support/door-kit.ts'
import { keys } from '../support/export-kit.ts'
import { makeLivePki } from '../support/exported-server.ts'

const pki = makeLivePki('api.acme.internal')
const alice = pki.client('alice')
const SECRET = 'only-the-proxy-knows-this'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-door-'))
  mkdirSync(join(directory, 'tls'))
  put('tls/client-ca.pem', pki.authority.pem)
  put('tls/client-crl.pem', pki.crl())
  put('door.json', JSON.stringify(settings()))
  put('secret.txt', `${SECRET}\n`)
})
const ended: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
  rmSync(directory, { recursive: true })
})

function put(path: string, content: string): void {
  writeFileSync(join(directory, `${path}.new`), content, { mode: 0o600 })
  renameSync(join(directory, `${path}.new`), join(directory, path))
}

const settings = (more: object = {}) => doorSettings(pki.pin, more)

/** Keeps the door; the signals come from here, for a process has only one of each. */
async function keep(place: Place) {
  const log: string[] = []
  let reload = async (): Promise<void> => undefined
  let look = (): void => undefined
  let stop = (): void => undefined
  let ready = (): void => undefined
  const waiting = new Promise<void>((resolve) => {
    ready = resolve
  })
  const listener: Listener = {
    ...systemListener,
    untilStopped: (act, each) => {
      ;[reload, look] = [act, each]
      ready()
      return new Promise((resolve) => {
        stop = resolve
      })
    },
  }
  const kept = keepDoor(
    { directory, place, log: (line) => log.push(line) },
    { files: systemFiles, clock: systemClock, listener },
  )
  ended.push(() => {
    stop()
    return kept.catch(() => undefined)
  })
  await Promise.race([waiting, kept])
  return { log, kept, reload: () => reload(), look: () => look(), stop: () => stop() }
}

const told = (more: Record<string, string> = {}) => ({
  'client-cert': formatClientCert(alice.der),
  'x-forwarded-method': 'GET',
  'x-forwarded-uri': '/',
  'x-forwarded-host': 'api.acme.internal',
  ...more,
})

function ask(to: RequestOptions, headers: Record<string, string> = told()) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asked = httpRequest({ ...to, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject).end()
  })
}

const socket = (): string => join(directory, 'door.sock')
const unix = (): Place => ({ kind: 'unix', path: socket() })

describe('a door on a Unix socket', () => {
  it('admits a client with its identity, refuses others with a reason, and logs those alone', async () => {
    const { log, stop, kept } = await keep(unix())
    const admitted = await ask({ socketPath: socket() })
    expect(admitted).toMatchObject({ status: 200, body: '' })
    expect(admitted.headers).toMatchObject({ 'client-cert': formatClientCert(alice.der), 'cache-control': 'no-store' })
    const refused = await ask({ socketPath: socket() }, told({ 'x-forwarded-host': 'evil.example' }))
    expect(refused).toMatchObject({ status: 421, headers: { 'x-frame-options': 'DENY' } })
    expect(JSON.parse(refused.body)).toEqual({ error: 'this host is not served here' })
    // The same for a proxy that sees no body, as it stands within quotes of JSON.
    expect(refused.headers).toMatchObject({ 'door-reason': 'this host is not served here' })
    const nameless = await ask({ socketPath: socket() }, told({ 'x-forwarded-method': 'POST' }))
    expect(JSON.parse(`{"error":"${nameless.headers['door-reason']}"}`)).toEqual(JSON.parse(nameless.body))
    expect(admitted.headers).not.toHaveProperty('door-reason')
    expect(refused.headers).not.toHaveProperty('client-cert')
    stop()
    await kept
    const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`
    expect(log).toEqual([
      expect.stringMatching(new RegExp(`^${time} listening on unix:.* with 0 revoked until `)),
      expect.stringMatching(
        new RegExp(`^${time} ${alice.certificate.tbs.serial} "GET /" 421 "this host is not served here"$`),
      ),
      expect.stringMatching(new RegExp(`^${time} ${alice.certificate.tbs.serial} "POST /" 403 `)),
      expect.stringMatching(new RegExp(`^${time} stopped$`)),
    ])
    expect(existsSync(socket())).toBe(false)
  })

  it('says how it is where nothing is told of a client, without a line in the log, and admits nobody by it', async () => {
    const { log } = await keep(unix())
    const at = (path: string, method = 'GET') => ({ socketPath: socket(), path, method })
    const good = await ask(at('/health'), {})
    expect(good).toMatchObject({ status: 200, body: expect.stringMatching(/^listening, CRL until \S+Z\n$/) })
    for (const name of ['client-cert', 'x-client-identity']) expect(good.headers).not.toHaveProperty(name)
    const { status, body, headers } = await ask(at('/health?at=9', 'HEAD'), {})
    expect([status, body, headers['content-length']]).toEqual([200, '', `${good.body.length}`])
    expect(await ask(at('/health', 'DELETE'), {})).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    const asked = await ask(at('/preflight', 'OPTIONS'), { 'access-control-request-headers': 'x-a' })
    expect([asked.status, asked.headers['access-control-allow-headers']]).toEqual([204, 'x-a'])
    expect(log).toHaveLength(1)
    // A proxy that asks about a request is answered about that request, whatever the target of its question is.
    expect((await ask(at('/health'))).headers).toHaveProperty('client-cert')
    for (const name of Object.keys(told()).slice(0, 3))
      expect((await ask(at('/health'), { [name]: '' })).status).toBe(400)
    for (const path of ['/', '/health/', '/healthy?/health', '/HEALTH'])
      expect((await ask(at(path), {})).status).toBe(400)
  })

  it('sees every header of a request, however many come before it', async () => {
    put('door.json', JSON.stringify(settings({ identityHeaders: { removed: [], passed: [], beginnings: ['x-ssl-'] } })))
    await keep(unix())
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`a${index}`, '1']))
    expect(await ask({ socketPath: socket() }, told(many))).toMatchObject({ status: 200 })
    expect(await ask({ socketPath: socket() }, told({ ...many, 'x-ssl-client-mood': 'good' }))).toMatchObject({
      status: 400,
    })
  })

  it('lets nobody but its owner connect, from the first moment on', async () => {
    await keep(unix())
    expect(statSync(socket()).mode & 0o777).toBe(0o600)
  })

  it('closes the connection of a request that announces a body, which nobody waits for', async () => {
    await keep(unix())
    for (const [more, connection] of [
      [{ 'content-length': '0' }, 'keep-alive'],
      [{ 'content-length': '9' }, 'close'],
      [{ 'transfer-encoding': 'chunked' }, 'close'],
    ] as const) {
      const agent = new Agent({ keepAlive: true })
      const answered = await new Promise<string | undefined>((resolve, reject) => {
        const asked = httpRequest({ socketPath: socket(), headers: { ...told(), ...more }, agent, method: 'POST' })
        asked.on('response', (response) => resolve(response.resume().headers.connection)).on('error', reject)
        asked.flushHeaders()
      })
      expect(answered).toBe(connection)
      agent.destroy()
    }
  })

  it('takes the place of a socket that a killed process has left, and of no other', async () => {
    await keep(unix())
    await expect(keep(unix())).rejects.toMatchObject({
      code: 'network.failed',
      message: expect.stringContaining('another program'),
    })
    expect((await ask({ socketPath: socket() })).status).toBe(200)
    await ended.pop()?.()
    await ended.pop()?.()
    const left = createServer()
    await new Promise<void>((resolve) => left.listen(join(directory, 'first.sock'), resolve))
    renameSync(join(directory, 'first.sock'), socket())
    await new Promise((resolve) => left.close(resolve))
    expect(existsSync(socket())).toBe(true)
    await keep(unix())
    expect((await ask({ socketPath: socket() })).status).toBe(200)
  })

  it('does not listen where others could put another socket in its place, or in no directory', async () => {
    chmodSync(directory, 0o770)
    await expect(keep(unix())).rejects.toMatchObject({ code: 'directory.exposed', facts: { directory } })
    chmodSync(directory, 0o700)
    await expect(keep({ kind: 'unix', path: join(directory, 'none/door.sock') })).rejects.toMatchObject({
      code: 'file.missing',
    })
    const long = { kind: 'unix', path: join(directory, 'a'.repeat(200)) } as const
    await expect(keep(long)).rejects.toMatchObject({ code: 'network.failed', facts: { address: long.path } })
  })
})

describe('a door on loopback', () => {
  const tcp = async (): Promise<Extract<Place, { kind: 'tcp' }>> => ({
    kind: 'tcp',
    host: '127.0.0.1',
    port: await systemNetwork.freePort('127.0.0.1'),
  })

  it('answers only a proxy that shows the secret', async () => {
    put('door.json', JSON.stringify(settings({ secret: 'secret.txt' })))
    const place = await tcp()
    const { log } = await keep(place)
    expect((await ask(place, told({ 'door-secret': SECRET }))).status).toBe(200)
    // A health check is for anybody, and for no secret; nothing of a client makes a question one.
    expect((await ask({ ...place, path: '/health' }, {})).status).toBe(200)
    expect((await ask({ ...place, path: '/health' }, told())).status).toBe(403)
    for (const headers of [told(), told({ 'door-secret': '' }), told({ 'door-secret': `${SECRET}x` })]) {
      const refused = await ask(place, headers)
      expect(refused.status).toBe(403)
      expect(refused.headers).not.toHaveProperty('client-cert')
    }
    expect(JSON.stringify(log)).not.toContain(SECRET)
    expect(log.filter((line) => line.includes('does not show the secret'))).toHaveLength(4)
  })

  it('shows its proxy another secret in each yes, and in nothing else', async () => {
    put('answer.txt', 'another-secret-of-the-answer\n')
    put('door.json', JSON.stringify(settings({ secret: 'secret.txt', answerSecret: 'answer.txt' })))
    const place = { host: '127.0.0.1', port: await systemNetwork.freePort('127.0.0.1') }
    const { log } = await keep({ kind: 'tcp', ...place })
    const shown = { 'door-secret': SECRET }
    const yes = await ask(place, told(shown))
    expect([yes.status, yes.headers['door-answer']]).toEqual([200, 'another-secret-of-the-answer'])
    for (const headers of [told(), told({ ...shown, 'x-forwarded-host': 'evil.example' })])
      expect((await ask(place, headers)).headers).not.toHaveProperty('door-answer')
    expect(log.join()).not.toContain('another-secret')
  })

  it('is not opened without a secret, or with one that others can read', async () => {
    const place = await tcp()
    await expect(keep(place)).rejects.toMatchObject({ code: 'usage.wrong' })
    await expect(ask(place)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    put('door.json', JSON.stringify(settings({ secret: 'secret.txt' })))
    chmodSync(join(directory, 'secret.txt'), 0o644)
    await expect(keep(place)).rejects.toMatchObject({ code: 'file.exposed' })
  })

  it.each([
    ['unix:run/door.sock', { kind: 'unix', path: 'run/door.sock' }],
    ['127.0.0.1:9001', { kind: 'tcp', host: '127.0.0.1', port: 9001 }],
    ['127.1.2.3:1', { kind: 'tcp', host: '127.1.2.3', port: 1 }],
    ['[::1]:9001', { kind: 'tcp', host: '::1', port: 9001 }],
    ['systemd', { kind: 'activated' }],
  ])('is named by %s', (text, place) => expect(parsePlace(text)).toEqual(place))

  it.each([
    '0.0.0.0:9001',
    '192.0.2.1:9001',
    'localhost:9001',
    '[::]:9001',
    '127.0.0.1',
    '127.0.0.1:0',
    '127.0.0.1:65536',
    '127.0.0.256:1',
    'unix:',
    '',
    'door.sock',
  ])('is not named by "%s": it is for a proxy on the same machine', (text) =>
    expect(() => parsePlace(text)).toThrow(expect.objectContaining({ code: 'input.malformed' })),
  )
})

describe('a reload', () => {
  it('puts a new CRL and new rules in force, and keeps what was there where something is wrong', async () => {
    const { log, reload } = await keep(unix())
    expect((await ask({ socketPath: socket() })).status).toBe(200)
    for (const [path, content, says] of [
      ['tls/client-crl.pem', 'no CRL', 'not reloaded: tls/client-crl.pem: '],
      ['tls/client-ca.pem', pki.server.pem, 'not reloaded: tls/client-ca.pem: '],
      ['door.json', '{', 'door.json is not a usable settings of a door'],
      ['door.json', JSON.stringify(settings({ host: 'evil..example' })), 'evil..example'],
    ] as const) {
      put(path, content)
      await reload()
      expect(log.at(-1)).toMatch(/Z not reloaded: .*; still in force: .*with 0 revoked/)
      expect(log.at(-1)).toContain(says)
      expect((await ask({ socketPath: socket() })).status).toBe(200)
      put('tls/client-ca.pem', pki.authority.pem)
      put('door.json', JSON.stringify(settings()))
    }
    put('tls/client-crl.pem', pki.crl([alice.certificate.tbs.serial]))
    await reload()
    expect(log.at(-1)).toMatch(/Z reloaded: .*with 1 revoked/)
    expect((await ask({ socketPath: socket() })).status).toBe(403)
    const bob = pki.client('bob')
    const asBob = told({ 'client-cert': formatClientCert(bob.der) })
    expect((await ask({ socketPath: socket() }, asBob)).status).toBe(200)
    put('door.json', JSON.stringify(settings({ access: { mode: 'by-rule', escapes: 'refuse', paths: [] } })))
    await reload()
    expect((await ask({ socketPath: socket() }, asBob)).status).toBe(403)
  })
})

describe('the log of a door', () => {
  it('warns once of a CRL that ends, and holds no line that comes from outside', async () => {
    const [now, hour] = [systemClock.now(), 3600]
    put(
      'tls/client-crl.pem',
      pki.crl([], { thisUpdate: addSeconds(now, -hour), nextUpdate: addSeconds(now, hour / 2) }),
    )
    const { log } = await keep(unix())
    for (const _ of [1, 2]) await ask({ socketPath: socket() }, told({ 'x-forwarded-uri': '/"x" 200 "\u00e9' }))
    expect(log.filter((line) => line.includes('warning: the CRL expires at'))).toHaveLength(1)
    for (const line of log) expect(line).toMatch(/^[\x20-\x7e]+$/)
  })
})

describe('a check of a door', () => {
  const check = () => checkDoor({ directory }, { files: systemFiles, clock: systemClock, keys })

  it('says what it goes by', async () => {
    expect(await check()).toMatchObject({ host: 'api.acme.internal', pin: pki.pin, warnings: [expect.any(String)] })
    const paths = [
      { path: '/a', grants: [{ methods: ['GET'], require: [{ kind: 'uri', oneOf: ['spiffe://acme.internal/x'] }] }] },
    ]
    put('door.json', JSON.stringify(settings({ access: { mode: 'by-rule', escapes: 'refuse', paths } })))
    expect(await check()).toMatchObject({ rules: 1, warnings: [] })
  })

  it.each<[string, (all: ReturnType<typeof settings>) => unknown]>([
    ['a field that nobody knows', (all) => ({ ...all, extra: 1 })],
    ['no material', ({ material: _, ...rest }) => rest],
    ['material outside the directory', (all) => ({ ...all, material: { ...all.material, clientCrl: '../crl.pem' } })],
    [
      'a condition without a value',
      (all) => ({
        ...all,
        access: {
          mode: 'by-rule',
          escapes: 'refuse',
          paths: [{ path: '/', grants: [{ methods: ['GET'], require: [{ kind: 'uri' }] }] }],
        },
      }),
    ],
    [
      'a form that nobody reads',
      (all) => ({ ...all, reads: { ...all.reads, certificate: { header: 'x', form: 'dn' } } }),
    ],
  ])('refuses settings with %s', async (_, bend) => {
    put('door.json', JSON.stringify(bend(settings())))
    await expect(check()).rejects.toMatchObject({
      code: 'file.malformed',
      facts: { path: join(directory, 'door.json') },
    })
  })

  describe('of a proxy that has no check of its own', () => {
    const pem = (certificate: TestKey) => certificate.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
    beforeEach(() => {
      const { material } = settings()
      const more = { serverChain: 'tls/server-chain.pem', serverKey: 'tls/server-key.pem' }
      put('door.json', JSON.stringify(settings({ material: { ...material, ...more } })))
      put('tls/server-chain.pem', pki.server.pem)
      put('tls/server-key.pem', pem(pki.server.key as TestKey))
    })

    it('takes its certificate with its key', async () => {
      expect(await check()).toMatchObject({ host: 'api.acme.internal' })
    })

    it.each<[string, string, () => string, string]>([
      ['the key of another', 'tls/server-key.pem', () => pem(alice.key as TestKey), 'file.malformed'],
      ['no key', 'tls/server-key.pem', () => 'nonsense', 'file.malformed'],
      ['the certificate of a client', 'tls/server-chain.pem', () => alice.pem, 'file.malformed'],
      ['no certificate', 'tls/server-chain.pem', () => '', 'input.malformed'],
    ])('refuses %s', async (_what, path, content, code) => {
      put(path, content())
      await expect(check()).rejects.toMatchObject({ code })
    })
  })

  it.each(['door.json', 'tls/client-ca.pem', 'tls/client-crl.pem'])('refuses a directory without %s', async (path) => {
    rmSync(join(directory, path))
    await expect(check()).rejects.toMatchObject({ code: 'file.missing', facts: { path: join(directory, path) } })
  })
})
