/** The exported axum server, built by cargo and asked what its door decides. What all targets do alike is in the contracts. */
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { Agent, get, request } from 'node:https'
import { connect as connectTcp, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { addSeconds, formatInstant } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { findTarget, type Target } from '../../src/export/catalogue.ts'
import { serve } from '../../src/workflow/run-exported.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { type Built, buildCrate, buildFolder, hasCargo, installCrate, rustVersion } from '../support/cargo.ts'
import { type Made, makeCertificate, type TestKey, type Wishes } from '../support/certificate-kit.ts'
import { makeServer } from '../support/export-kit.ts'
import {
  type Answer,
  editFile,
  exportFor,
  fingerprintOf,
  type Knock,
  makeLivePki,
  ROLE,
  runToEnd,
  type Started,
  soon,
  startExported,
  tlsVersions,
} from '../support/exported-server.ts'
import { makeHome } from '../support/home.ts'
import { leaveOut } from '../support/judges.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { writeTarget } from '../support/workflows.ts'
import { axumAccess } from './axum-access.ts'
import { clockContract, startedBy } from './clocks.ts'
import { provenTarget } from './proven.ts'
import { targetContract } from './target.ts'
import { fitClientsContract } from './unfit.ts'

const CRL = 'tls/client-crl.pem'

async function buildOnce(): Promise<Built> {
  const exported = await exportFor(findTarget(await shippedTargets(), 'axum'), makeLivePki())
  const built = await buildCrate(exported)
  exported.remove()
  return built
}

if (rustVersion === undefined) {
  it('the exported axum server', (context) => leaveOut(context, 'no cargo: install Rust 1.88 or later'))
} else {
  const built = await buildOnce()
  afterAll(() => rmSync(dirname(built.program), { recursive: true }))
  describe('the exported crate', () => testCrate(built))
  describe('the exported axum server', () => {
    targetContract('axum', built.program)
    fitClientsContract(async (pki, wish) =>
      startExported(await exportFor(findTarget(await shippedTargets(), 'axum'), pki, wish), pki, built.program),
    )
    provenTarget('from a real home', {
      target: 'axum',
      badCrl: 'kept',
      prepare: (exported) => installCrate(exported, built),
    })
    testServer(built.program)
  })
  describe('access rules at the exported axum server', () => axumAccess(built.program))
  describe('an application in the exported crate', testApplication)
}

function testCrate(built: Built): void {
  it('compiles without a warning', () => {
    expect([built.status, built.output]).toEqual([0, expect.not.stringMatching(/^(warning|error)/m)])
  })

  it.for([
    ['is formatted', ['fmt', '--check']],
    ['passes its own tests', ['test', '--locked', '--quiet']],
    ['gives clippy nothing to say', ['clippy', '--locked', '--quiet', '--all-targets', '--', '-D', 'warnings']],
  ] as const)('%s', async ([, argv], context) => {
    if (!hasCargo(argv[0])) leaveOut(context, `no cargo ${argv[0]}: install it with rustup component add`)
    const exported = await exportFor(findTarget(await shippedTargets(), 'axum'), makeLivePki())
    const folder = buildFolder(exported.directory)
    const inFolder = ['env', `CARGO_TARGET_DIR=${folder}`, 'cargo', ...argv]
    expect(await runToEnd(inFolder, exported.directory)).toMatchObject({ status: 0 })
    exported.remove()
  })
}

function testServer(program: string): void {
  const pki = makeLivePki()
  const [alice, bob] = [pki.client('alice', 'admin'), pki.client('bob', 'reader')]
  let target: Target
  let server: Started
  let own: string

  /** Starts one more: words of its config.json replaced, inputs chosen. */
  const start = async (config: Record<string, string> = {}, inputs: Record<string, string> = {}): Promise<Started> => {
    const exported = await exportFor(target, pki, { inputs })
    editFile(exported.directory, 'config.json', config)
    return startExported(exported, pki, program)
  }
  beforeAll(async () => {
    target = findTarget(await shippedTargets(), 'axum')
    server = await start()
    own = `https://localhost:${server.port}`
  })
  afterAll(() => server?.stop())

  const answerTo = async (knock: Knock, at = server): Promise<Answer> => {
    const answer = await at.knock({ as: alice, ...knock })
    if (answer === 'refused')
      throw new Error(`no answer to ${knock.method ?? 'GET'} ${knock.path ?? '/'} ${knock.headers?.join(' ') ?? ''}`)
    return answer
  }
  const statusOf = async (knock: Knock): Promise<number> => (await answerTo(knock)).status

  const name = encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice' }])
  const forClients = encodeExtendedKeyUsage(['clientAuth'])
  /** A client with these extensions in the place of its own; with only one, it has no EKU. */
  const odd = (...extensions: NonNullable<Parameters<typeof pki.client>[2]>['extensions'] & object): Made =>
    pki.client('odd', undefined, { extensions, without: extensions.length > 1 ? [] : ['2.5.29.37'] })

  describe.each(tlsVersions)('over TLS %s', (version) => {
    it('resumes no session', async () => {
      const at = { host: '127.0.0.1', port: server.port, servername: 'localhost', ca: pki.servers.pem }
      const as = { cert: alice.pem, key: alice.key.secret.export({ type: 'pkcs8', format: 'pem' }) }
      const settings = { ...at, ...as, minVersion: `TLSv${version}`, maxVersion: `TLSv${version}` } as const
      const visit = (session?: Buffer): Promise<{ reused: boolean; sessions: Buffer[] }> =>
        new Promise((resolve, reject) => {
          const sessions: Buffer[] = []
          const socket = connectTls({ ...settings, ...(session && { session }) })
            .on('session', (one) => sessions.push(one))
            .on('error', reject)
            .on('close', () => resolve({ reused: socket.isSessionReused(), sessions }))
          socket.end('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
          socket.resume()
        })
      const { sessions } = await visit()
      if (version === '1.3') expect(sessions).toEqual([])
      for (const session of sessions) expect((await visit(session)).reused).toBe(false)
    })

    it('answers no client of a CA that the pinned one has signed', async () => {
      const issuer = makeCertificate({
        ...pki.lately,
        issuer: pki.authority,
        subject: [{ type: 'commonName', value: 'Below' }],
        extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign'])],
        without: ['2.5.29.37'],
      })
      const below = pki.client('alice', 'admin', { issuer })
      const answer = await server.knock({ as: { ...below, pem: below.pem + issuer.pem }, version })
      if (answer !== 'refused') expect(answer.status).toBe(403)
    })
  })

  describe('tells the application', () => {
    it('the identity as the certificate has it', async () => {
      const { body, headers } = await answerTo({})
      expect(headers['content-type']).toBe('application/json')
      expect(JSON.parse(body)).toEqual({
        uris: ['spiffe://acme.internal/alice'],
        dns: [],
        emails: [],
        serial: alice.certificate.tbs.serial,
        fingerprint: fingerprintOf(alice),
        claims: { role: 'admin' },
      })
    })

    it('one name where it prints like two', async () => {
      const uri = 'spiffe://acme.internal/mallory,URI:spiffe://acme.internal/alice'
      const mallory = odd(forClients, encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]))
      expect(JSON.parse((await answerTo({ as: mallory })).body)).toMatchObject({ uris: [uri], claims: {} })
    })

    it('a claim from the end of a URI', async () => {
      const names = ['spiffe://acme.internal/carol', 'urn:acme:department:tax']
      const carol = odd(forClients, encodeSubjectAlternativeName(names.map((value) => ({ kind: 'uri', value }))))
      expect(JSON.parse((await answerTo({ as: carol })).body)).toMatchObject({ claims: { department: 'tax' } })
    })

    it('claims of every type, and refuses a certificate whose claim is of another', async () => {
      const typed = [
        ['word', 'string', 'größer', 'größer'],
        ['words', 'strings', ['a', 'b'], ['a', 'b']],
        ['negative', 'integer', -129n, -129],
        ['large', 'integer', 9007199254740991n, 9007199254740991],
        ['open', 'boolean', true, true],
        ['shut', 'boolean', false, false],
        ['from', 'time', pki.now, formatInstant(pki.now)],
      ] as const
      const claims = typed.map(([claim, type], index) => ({
        name: claim,
        title: claim,
        type,
        alphabet: 'unicode' as const,
        oid: parseOid(`1.3.6.1.4.1.32473.99.${index + 1}`),
      }))
      const extensions = typed.map(([, type, value], index) => encodeClaimExtension(claims[index]!.oid, type, value))
      const typing = await startExported(await exportFor(target, pki, { claims }), pki, program)
      const told = await answerTo({ as: odd(name, forClients, ...extensions) }, typing)
      expect(JSON.parse(told.body).claims).toEqual(
        Object.fromEntries(typed.map(([claim, , , value]) => [claim, value])),
      )
      for (const { oid, type } of claims) {
        const wrong =
          type === 'boolean' ? encodeClaimExtension(oid, 'integer', 1n) : encodeClaimExtension(oid, 'boolean', true)
        expect((await answerTo({ as: odd(name, forClients, wrong) }, typing)).status).toBe(403)
      }
      const huge = encodeClaimExtension(claims[3]!.oid, 'integer', 2n ** 64n)
      expect((await answerTo({ as: odd(name, forClients, huge) }, typing)).status).toBe(403)
      await typing.stop()
    })
  })

  it('opens a guarded page to the claim that it asks for, and to no other', async () => {
    expect(await statusOf({ path: '/admin' })).toBe(200)
    for (const as of [bob, pki.client('carol'), pki.client('dora', 'admins'), pki.client('emil', 'Admin')]) {
      expect(await statusOf({ as, path: '/admin' })).toBe(403)
    }
  })

  describe('gives a certificate of the pinned CA', () => {
    it.each(tlsVersions)('that is not for clients nothing (RFC 5280 §4.2.1.12), TLS %s', async (version) => {
      for (const purpose of [['serverAuth'], ['emailProtection'], ['ocspSigning']] as const) {
        expect(await server.knock({ as: odd(name, encodeExtendedKeyUsage(purpose)), version })).toBe('refused')
      }
    })

    it.each(tlsVersions)('without any EKU, which rustls lets pass, 403 and no connection, TLS %s', async (version) => {
      const { status, headers } = await answerTo({ as: odd(name), version })
      expect([status, headers['connection']]).toEqual([403, 'close'])
    })

    it('with a claim of another type, or a name that is not printable ASCII, 403', async () => {
      const numbered = odd(name, forClients, encodeClaimExtension(ROLE, 'integer', 1n))
      expect(await statusOf({ as: numbered, path: '/admin' })).toBe(403)
      const spoofed = encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice\n' }])
      expect(await statusOf({ as: odd(spoofed, forClients) })).toBe(403)
    })
  })

  /** A session of HTTP/2, and its answers. */
  const openHttp2 = (as: Made) => {
    const session = connectHttp2(`https://localhost:${server.port}`, {
      ca: pki.servers.pem,
      cert: as.pem,
      key: as.key.secret.export({ type: 'pkcs8', format: 'pem' }),
      lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }] as never),
    })
    session.on('error', () => undefined)
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
    const { session, ask } = openHttp2(alice)
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
      expect([headers, await ask(headers)]).toEqual([
        headers,
        expect.objectContaining({ ':status': status, 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' }),
      ])
    }
    session.destroy()
    const reader = openHttp2(bob)
    expect(await reader.ask({ ':path': '/admin' })).toMatchObject({ ':status': 403 })
    reader.session.destroy()
  })

  it('closes a connection of HTTP/2 whose client is revoked meanwhile, in the middle of a request too', async () => {
    const carol = pki.client('carol')
    const { session, stream, ask } = openHttp2(carol)
    const closed = new Promise((resolve) => session.once('close', resolve))
    expect(await ask()).toMatchObject({ ':status': 200 })
    const unfinished = stream({ ':method': 'POST', origin: own })
    expect(await ask()).toMatchObject({ ':status': 200 }) // it came after, on the same connection
    await server.reload(CRL, pki.crl([carol.certificate.tbs.serial]))
    await closed
    expect(unfinished.destroyed).toBe(true)
    await server.reload(CRL, pki.crl())
  })

  describe('takes what changes something', () => {
    const post = (...headers: string[]) => statusOf({ method: 'POST', headers })

    it('from its own origin, exactly once', async () => {
      expect(await post('Origin', own)).toBe(200)
      expect(await post('Origin', own, 'Origin', own)).toBe(403)
      const others = [
        'null',
        'https://evil.example',
        `${own}.evil.example`,
        own.replace('https', 'http'),
        own.toUpperCase(),
        `${own}/`,
      ]
      for (const origin of others) expect(await post('Origin', origin)).toBe(403)
      expect(await post('Origin', own, 'Origin', 'https://evil.example')).toBe(403)
      expect(await post('Origin', 'https://evil.example', 'Sec-Fetch-Site', 'same-origin')).toBe(403)
    })

    it('where there is no Origin, of a fetch from the same origin only', async () => {
      expect(await post('Sec-Fetch-Site', 'same-origin')).toBe(200)
      for (const site of ['same-site', 'cross-site', 'none']) expect(await post('Sec-Fetch-Site', site)).toBe(403)
      for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) expect(await statusOf({ method })).toBe(403)
      expect(await post('X-HTTP-Method-Override', 'GET')).toBe(403)
    })

    it('from programs without Origin only if its export allowed them', async () => {
      expect(await post()).toBe(403)
      const lenient = await start({}, { withoutOrigin: 'allow', origins: 'https://app.acme.internal' })
      const status = async (...headers: string[]) => (await answerTo({ method: 'POST', headers }, lenient)).status
      expect(await status()).toBe(200)
      expect(await status('Origin', 'https://app.acme.internal')).toBe(200)
      expect(await status('Origin', 'https://evil.example')).toBe(403)
      expect(await status('Sec-Fetch-Site', 'cross-site')).toBe(403)
      await lenient.stop()
    })
  })

  it('tells a program that sends no Origin what to do, and a foreign page nothing of it', async () => {
    const told = (await answerTo({ method: 'POST', body: 'x' })).body
    expect(JSON.parse(told).error).toContain(
      `"Origin: ${own}", or have this server exported with --without-origin allow`,
    )
    const foreign = (await answerTo({ method: 'POST', headers: ['Origin', 'https://evil.example'] })).body
    expect(foreign).not.toContain('--without-origin')
  })

  it('takes escapes that mean one thing where there are no rules', async () => {
    for (const path of ['/My%20Report.pdf', '/caf%C3%A9', '/id/a%3Ab'])
      expect([path, await statusOf({ path })]).toEqual([path, 404])
    expect(await statusOf({ as: bob, path: '/%61dmin' })).toBe(403)
    expect((await answerTo({ path: '/a%2fb' })).body).toContain('escape')
  })

  it('tells whoever asks before sending a body that it is too large (RFC 9110 §10.1.1)', async () => {
    const ask = (length: number) =>
      server.send(
        `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own}\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${length < 9 ? 'x'.repeat(length) : ''}`,
        alice,
      )
    expect(await ask(1_048_577)).toMatch(/^HTTP\/1.1 413 /)
    expect(await ask(8)).toMatch(/^HTTP\/1.1 (100 Continue|200)/)
  })

  it('takes more than a hundred header fields', async () => {
    const headers = Array.from({ length: 200 }, (_, index) => [`X-Many-${index}`, '1']).flat()
    expect(await statusOf({ headers })).toBe(200)
  })

  it('takes limits from its export and from local.json, which holds nothing else', async () => {
    const exported = await exportFor(target, pki, { inputs: { bodyBytes: '10' } })
    const file = `${exported.directory}/local.json`
    for (const [text, says] of [
      ['{ "tls": {} }', 'local.json: unknown field `tls`'],
      ['{ "limits": { "bodyBites": 1 } }', 'local.json: unknown field `bodyBites`'],
      ['{ "limits": { "bodyBytes": 0 } }', 'local.json: '],
      ['{', 'local.json: '],
    ] as const) {
      writeFileSync(file, text)
      const { status, output } = await runToEnd([program, '--check'], exported.directory)
      expect([text, status, output]).toEqual([text, 1, expect.stringContaining(says)])
    }
    writeFileSync(file, '{ "limits": { "bodyBytes": 30 } }')
    const mine = await startExported(exported, pki, program)
    expect(mine.output()).toContain('local.json sets bodyBytes')
    const post = (length: number) =>
      answerTo(
        { method: 'POST', headers: ['Origin', `https://localhost:${mine.port}`], body: 'x'.repeat(length) },
        mine,
      )
    expect([(await post(20)).status, (await post(40)).status]).toEqual([200, 413])
    await mine.stop()
  })

  it('forbids framing on every answer of its own', async () => {
    const big = 'x'.repeat(1_048_577)
    const answers: readonly (readonly [number, Knock])[] = [
      [200, {}],
      [400, { headers: ['Host', 'a b'] }],
      [400, { path: '/a%2fb' }],
      [403, { as: bob, path: '/admin' }],
      [403, { method: 'DELETE' }],
      [404, { path: '/nothing' }],
      [405, { method: 'DELETE', headers: ['Origin', own] }],
      [405, { method: 'OPTIONS' }],
      [413, { method: 'POST', headers: ['Origin', own], body: big }],
      [421, { headers: ['Host', 'evil.example'] }],
    ]
    for (const [status, knock] of answers) {
      const answer = await answerTo(knock)
      expect([status, answer.status]).toEqual([status, status])
      if (status >= 400) expect([status, Object.keys(JSON.parse(answer.body))]).toEqual([status, ['error']])
      expect(answer.headers).toMatchObject({
        'content-security-policy': "frame-ancestors 'none'",
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'nosniff',
      })
    }
    expect((await answerTo({ method: 'OPTIONS' })).headers['allow']).toBe('GET,HEAD,POST')
  })

  describe('reads names and paths', () => {
    it('so that it answers to its own name only, in SNI and in Host', async () => {
      expect(await statusOf({ headers: ['Host', 'LOCALHOST'] })).toBe(200)
      expect(await statusOf({ serverName: 'LOCALHOST' })).toBe(200)
      for (const serverName of ['evil.example', '', 'localhost.evil.example'])
        expect(await statusOf({ serverName })).toBe(421)
      for (const host of [
        '127.0.0.1',
        'localhost.',
        'localhost.evil.example',
        '[::1]',
        'localhost:1:2',
        'a@localhost',
      ]) {
        expect([400, 421]).toContain(await statusOf({ headers: ['Host', host] }))
      }
    })

    it.each([
      ['no Host', 'GET / HTTP/1.1\r\n'],
      ['two Hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n'],
      ['an absolute target', 'GET https://localhost/ HTTP/1.1\r\nHost: localhost\r\n'],
    ])('so that %s is refused', async (_, bytes) => {
      const text = await server.send(`${bytes}Connection: close\r\n\r\n`, alice)
      expect(text).toMatch(/^HTTP\/1.1 400/)
      expect(text.toLowerCase()).toContain("content-security-policy: frame-ancestors 'none'")
    })

    it('so that what is no HTTP, or has too large a head, gets nothing to frame', async () => {
      const long = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`
      for (const bytes of ['hello\r\n\r\n', 'GET / HTTP/1.1\r\nbad header\r\n\r\n', long]) {
        expect(await server.send(bytes, alice)).toMatch(/^(HTTP\/1.1 4(00|31) .*content-length: 0.*\r\n\r\n)?$/s)
      }
    })

    it.each([
      '//',
      '/./',
      '/../admin',
      '/a/../admin',
      '/%2561dmin',
      '/%2e%2e/admin',
      '/admin;x',
      '/admin\\x',
      '/adm%00in',
      '/a//b',
    ])('so that the path %s, which can be read in two ways, is refused', async (path) => {
      expect(await statusOf({ path })).toBe(400)
    })
  })

  describe('bounds', () => {
    it('the life of a connection', async () => {
      const brief = await start({ '"connectionSeconds": 600': '"connectionSeconds": 1' })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      expect((await answerTo({ agent }, brief)).status).toBe(200)
      const socket = Object.values(agent.freeSockets).flat()[0] as Socket
      await new Promise((resolve) => socket.once('close', resolve))
      agent.destroy()
      await brief.stop()
    })

    it.each([
      ['nothing', ''],
      ['half a ClientHello', '\x16\x03\x01\x02\x00\x01\x00'],
    ])('handshakes, so that 1,100 strangers who say %s keep nobody out', async (_, says) => {
      const busy = await start({ '"handshakeSeconds": 5': '"handshakeSeconds": 600' })
      const sockets = await Promise.all(
        Array.from({ length: 1100 }, () => {
          const socket = connectTcp(busy.port, '127.0.0.1').on('error', () => undefined)
          return new Promise<Socket>((resolve) => socket.once('connect', () => resolve(socket)))
        }),
      )
      for (const socket of sockets) socket.write(Buffer.from(says, 'latin1'))
      for (const version of [...tlsVersions, ...tlsVersions]) {
        expect((await answerTo({ version }, busy)).status).toBe(200)
      }
      for (const socket of sockets) socket.destroy()
      await busy.stop()
    })

    it('clients, so that one who holds every place makes room for another', async () => {
      const narrow = await start({ '"connections": 1000': '"connections": 2' })
      const agents = Array.from({ length: 4 }, () => new Agent({ keepAlive: true, maxSockets: 1 }))
      const [first, second, third, fourth] = agents as [Agent, Agent, Agent, Agent]
      expect((await answerTo({ as: bob, agent: first }, narrow)).status).toBe(200)
      expect((await answerTo({ as: bob, agent: second }, narrow)).status).toBe(200)
      const gone = new Promise((resolve) => Object.values(first.freeSockets).flat()[0]?.once('close', resolve))
      expect((await answerTo({ as: alice, agent: third }, narrow)).status).toBe(200)
      await gone
      // Now each has one, and nobody has more than another would.
      expect(await narrow.knock({ as: pki.client('carol'), agent: fourth })).toBe('refused')
      await narrow.printed('handshake refused "too many clients"')
      expect((await answerTo({ as: bob, agent: second }, narrow)).status).toBe(200)
      for (const agent of agents) agent.destroy()
      await narrow.stop()
    })

    it('clients, so that one who holds the only place gets no second', async () => {
      const narrow = await start({
        '"connections": 1000': '"connections": 1',
        '"idleSeconds": 10': '"idleSeconds": 600',
      })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      expect((await answerTo({ agent }, narrow)).status).toBe(200)
      expect(await narrow.knock({ as: alice })).toBe('refused')
      expect((await answerTo({ agent }, narrow)).status).toBe(200)
      agent.destroy()
      await narrow.stop()
    })

    it('how long a handshake and a request may take', async () => {
      const narrow = await start({
        '"handshakeSeconds": 5': '"handshakeSeconds": 1',
        '"idleSeconds": 10': '"idleSeconds": 1',
        '"requestSeconds": 30': '"requestSeconds": 1',
      })
      const silent = connectTcp(narrow.port, '127.0.0.1').on('error', () => undefined)
      await new Promise((resolve) => silent.once('close', resolve))
      expect(await narrow.send('GET / HTTP/1.1\r\nHost: local', alice)).toMatch(/^(HTTP\/1.1 408|$)/)
      const body = `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://localhost:${narrow.port}\r\nContent-Length: 9\r\n\r\nhalf`
      expect(await narrow.send(body, alice)).toMatch(/^HTTP\/1.1 408/)
      expect((await answerTo({}, narrow)).status).toBe(200)
      await narrow.stop()
    })

    it('the protocol: ML-KEM, and no old cipher suites', async () => {
      for (const groups of ['X25519MLKEM768', 'X25519', 'P-256', 'P-384']) {
        expect([groups, await statusOf({ groups })]).toEqual([groups, 200])
      }
      expect(await server.knock({ as: alice, groups: 'P-521' })).toBe('refused')
      for (const ciphers of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES128-SHA', 'AES128-GCM-SHA256']) {
        expect(await server.knock({ as: alice, version: '1.2', ciphers })).toBe('refused')
      }
    })
  })

  describe('by clocks', () => clockContract(startedBy('axum', program)))

  describe('logs', () => {
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1 /
    const linesOf = ({ output }: Started): string[] => {
      const lines = output().split('\n')
      return lines.filter((line) => time.test(line)).map((line) => line.replace(time, ''))
    }
    const serialOf = ({ certificate }: Made) => certificate.tbs.serial

    it('of each request when, from where, who, what, and why not', async () => {
      const told = await start()
      const uri = "spiffe://acme.internal/'a'&b"
      const quoted = odd(encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]), forClients)
      await answerTo({ path: '/?x=1' }, told)
      await answerTo({ as: bob, path: '/admin' }, told)
      await answerTo({ as: quoted, path: '/a//b' }, told)
      await told.printed('"GET /?x=1" 200\n')
      await told.printed('"GET /a//b" 400')
      // Two streams, whose lines may overtake each other.
      expect(linesOf(told).sort()).toEqual([
        `${serialOf(alice)} "spiffe://acme.internal/alice" "GET /?x=1" 200`,
        `${serialOf(bob)} "spiffe://acme.internal/bob" "GET /admin" 403 "this needs the claim role"`,
        `${serialOf(quoted)} "${uri}" "GET /a//b" 400 "the request target is not a plain path"`,
      ])
      await told.stop()
    })

    it.each(tlsVersions)('who was refused by TLS %s and why, once', async (version) => {
      const told = await start()
      await told.reload(CRL, pki.crl([serialOf(bob)]))
      const late = pki.client('late', undefined, { notAfter: addSeconds(pki.now, -1) })
      const mallory = makeLivePki().client('mallory')
      for (const as of [bob, late, mallory, mallory, bob]) expect(await told.knock({ as, version })).toBe('refused')
      expect(await told.knock({ version })).toBe('refused')
      await told.printed('it has no certificate')
      expect(linesOf(told)).toEqual([
        `${serialOf(bob)} "spiffe://acme.internal/bob" handshake refused "the certificate is revoked"`,
        `${serialOf(late)} "spiffe://acme.internal/late" handshake refused "the certificate has expired"`,
        expect.stringMatching(/^- - handshake refused "the certificate is (of another CA|not signed by the pinned CA)/),
        '- - handshake refused "it has no certificate"',
      ])
      await told.stop()
    })
  })

  describe('refuses to serve with', () => {
    const stranger = makeLivePki()
    /** Another certificate for the pinned key. */
    const anchor = (wishes: Wishes): string => makeCertificate({ ...pki.lately, key: pki.authority.key, ...wishes }).pem
    const ended = { ...pki.lately, notAfter: addSeconds(pki.now, -1), key: pki.server.key as TestKey }
    const expiredServer = makeServer(pki.servers, [{ kind: 'dns', value: 'localhost' }], ended)
    const secret = stranger.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
    const edits: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
      ['an anchor that is no CA', 'tls/client-ca.pem', () => anchor({ issuer: pki.authority }), /not a self-signed CA/],
      [
        'an anchor signed by another CA',
        'tls/client-ca.pem',
        () => anchor({ signedBy: stranger.authority.key }),
        /not a self-signed CA/,
      ],
      [
        'an anchor past its end',
        'tls/client-ca.pem',
        () => anchor({ notAfter: addSeconds(pki.now, -1) }),
        /it is valid from/,
      ],
      [
        'its own certificate past its end',
        'tls/server-chain.pem',
        () => expiredServer.pem,
        /server-chain.pem: it is valid from/,
      ],
      ['no anchor', 'tls/client-ca.pem', () => '', /holds 0/],
      ['two anchors', 'tls/client-ca.pem', (text) => text + stranger.authority.pem, /holds 2/],
      ['another anchor', 'tls/client-ca.pem', () => stranger.authority.pem, /its pin is/],
      ['another pin', 'config.json', (text) => text.replace(pki.pin, stranger.pin), /its pin is/],
      ['an anchor in its CRL file', CRL, () => pki.authority.pem, /holds a Certificate/],
      ['no CRL', CRL, () => '', /holds 0/],
      ['another key', 'tls/server-key.pem', () => secret, /server-key.pem: .*(mismatch|inconsistent)/i],
      [
        'a certificate for another host',
        'config.json',
        (text) => text.replace('"localhost"', '"evil.example"'),
        /not for evil/,
      ],
      ['a limit missing', 'config.json', (text) => text.replace('"requestSeconds": 30,', ''), /requestSeconds/],
      [
        'a limit of zero',
        'config.json',
        (text) => text.replace('"connectionSeconds": 600', '"connectionSeconds": 0'),
        /config.json/,
      ],
      [
        'a misspelt setting',
        'config.json',
        (text) => text.replace('"limits": {', '"limits": { "conections": 1,'),
        /conections/,
      ],
      ['no headers', 'config.json', (text) => text.replace(/"headers": \[[^\]]*\]/, '"headers": []'), /at least one/],
      [
        'an unknown cipher suite',
        'config.json',
        (text) => text.replace('"TLS_AES_128_GCM_SHA256"', '"RC4-MD5"'),
        /RC4-MD5/,
      ],
      [
        'access rules that are not in force',
        'access.json',
        (text) => text.replace(/"paths": \[\s*\]/, '"paths": [{ "path": "/", "grants": [] }]'),
        /access.json: it has rules, and is unrestricted/,
      ],
      ['a config that is no JSON', 'config.json', (text) => text.slice(0, -3), /config.json: EOF/],
    ]

    it.each(edits)('%s', async (_, path, edit, message) => {
      const exported = await exportFor(target, pki)
      const file = `${exported.directory}/${path}`
      writeFileSync(file, edit(readFileSync(file, 'utf8')))
      for (const argv of [exported.commands.check, exported.commands.run]) {
        const { status, output } = await runToEnd([program, ...argv.slice(1)], exported.directory)
        expect([status, output]).toEqual([1, expect.stringMatching(message)])
        expect(output).not.toMatch(/panicked|PRIVATE KEY/)
      }
      exported.remove()
    })
  })

  it.each(['ec-p256', 'ec-p384', 'ed25519', 'rsa-3072'] as const)(
    'takes a client CA with a key of %s',
    async (keyType) => {
      const home = await makeHome({ keyType })
      await home.issue('server', 'localhost')
      const asked = { home: home.path, target: 'axum', host: 'localhost', listen: '127.0.0.1:8443', origins: [] }
      const out = join(home.path, '../server')
      const { directory, commands } = await writeTarget({ ...asked, out, mode: 'export' }, home.ports)
      expect(await runToEnd([program, ...commands.check.slice(1)], directory)).toMatchObject({ status: 0 })
      await home.remove()
    },
  )

  it('answers to an address, which clients do not put into SNI (RFC 6066 §3)', async () => {
    const home = await makeHome()
    const alice = await home.issue('client', 'alice')
    await home.issue('server', 'here', { subjectAltNames: [{ kind: 'ip', value: '127.0.0.1' }] })
    const port = await home.ports.network.freePort('127.0.0.1')
    const [listen, out] = [`127.0.0.1:${port}`, join(home.path, '../server')]
    const asked = {
      home: home.path,
      target: 'axum',
      host: '127.0.0.1',
      listen,
      out,
      origins: [],
      mode: 'export',
    } as const
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

  it('lets nobody in once its CRL has ended, on a live connection neither, and says so before', async () => {
    const ending = await start({ '"idleSeconds": 10': '"idleSeconds": 600' })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const end = await soon(async (nextUpdate) => {
      await ending.reload(CRL, pki.crl([], { thisUpdate: addSeconds(nextUpdate, -3600), nextUpdate }))
      const answer = await ending.knock({ as: alice, agent })
      return answer !== 'refused' && answer.status === 200
    })
    await ending.printed(`warning: the CRL expires at ${formatInstant(end)}`)
    while (systemClock.now() <= end) await systemClock.sleep(100)
    expect((await answerTo({ agent }, ending)).status).toBe(503)
    for (const version of tlsVersions) expect(await ending.knock({ as: alice, version })).toBe('refused')
    expect(await ending.reload(CRL, pki.crl())).toContain('reloaded: ')
    expect((await answerTo({}, ending)).status).toBe(200)
    await ending.stop()
  })

  it('finishes the answers at hand when it is told to end, and takes no more', async () => {
    const ending = await start()
    const key = alice.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
    const asking = request({
      ...{ host: '127.0.0.1', servername: 'localhost', port: ending.port, agent: false, method: 'POST', path: '/' },
      ...{ ca: pki.servers.pem, cert: alice.pem, key },
      headers: {
        ...{ Host: 'localhost', Origin: `https://localhost:${ending.port}`, Expect: '100-continue' },
        'Content-Length': 4,
      },
    })
    asking.flushHeaders()
    await once(asking, 'continue') // the application waits for the body
    ending.signal('SIGTERM')
    await expect.poll(() => ending.knock({ as: alice }), { timeout: 300_000, interval: 10 }).toBe('refused')
    asking.end('body')
    const [response] = (await once(asking, 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(200)
    response.resume()
    expect(await ending.exited).toBe(0)
    await ending.stop()
  })
}

/** Pages that only tests have: one that shows what reaches an application, one that takes its time, one with a bug. */
const TEST_PAGES = `
    let seen = async |headers: axum::http::HeaderMap| format!("{headers:?}");
    let slow = async || tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    let mut router = Router::new().route("/seen", get(seen)).route("/slow", get(slow)).route("/bug", get(bug))`

function testApplication(): void {
  const pki = makeLivePki()
  const alice = pki.client('alice')
  let server: Started
  let program: string

  beforeAll(async () => {
    const exported = await exportFor(findTarget(await shippedTargets(), 'axum'), pki)
    editFile(exported.directory, 'src/app.rs', {
      '    let mut router = Router::new()': TEST_PAGES.slice(1),
      'async fn whoami': 'async fn bug() {\n    panic!("a bug of the application")\n}\n\nasync fn whoami',
    })
    editFile(exported.directory, 'config.json', { '"requestSeconds": 30': '"requestSeconds": 1' })
    const built = await buildCrate(exported)
    program = built.program
    expect(built.status, built.output).toBe(0)
    server = await startExported(exported, pki, program)
  }, 600_000)
  afterAll(async () => {
    await server?.stop()
    rmSync(dirname(program), { recursive: true })
  })

  it('never sees what pretends to tell an identity', async () => {
    const lies = [
      'X-SSL-Client-Cert',
      'x_ssl_client_verify',
      'Client-Cert',
      'X-Forwarded-Client-Cert',
      'X-Client.Cert',
      'SSL_CLIENT_S_DN',
      'X-HTTP-Method-Override',
      'Forwarded',
    ]
    const ordinary = ['X-Client-Info', 'X-Client-Version', 'X-Client-Request-Id', 'X-Forwarded-Scheme']
    const headers = [
      'X-Honest',
      'yes',
      ...ordinary.flatMap((one) => [one, 'mine']),
      'X-User',
      'mallory',
      ...lies.flatMap((lie) => [lie, 'mallory']),
    ]
    const answer = await server.knock({ as: alice, path: '/seen', headers })
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('"x-honest": "yes"') })
    expect(answer).not.toMatchObject({ body: expect.stringContaining('mallory') })
    for (const one of ordinary) {
      expect(answer).toMatchObject({ body: expect.stringContaining(`"${one.toLowerCase()}": "mine"`) })
    }
    await server.printed('took off the header x-user')
  })

  it('has a second for its answer where it was given one, and forbids framing even then', async () => {
    expect(await server.knock({ as: alice, path: '/slow' })).toMatchObject({
      status: 408,
      headers: { 'x-frame-options': 'DENY' },
    })
  })

  it('ends its connection with a bug, and no other', async () => {
    const others = new Agent({ keepAlive: true, maxSockets: 1 })
    expect(await server.knock({ as: alice, agent: others })).toMatchObject({ status: 200 })
    expect(await server.knock({ as: alice, path: '/bug' })).toBe('refused')
    await server.printed('a bug of the application')
    expect(await server.knock({ as: alice, agent: others })).toMatchObject({ status: 200 })
    others.destroy()
  })
}
