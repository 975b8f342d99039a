/** The exported Node.js server, started under each Node at hand and asked everything that its door decides. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { addSeconds, formatInstant } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { findTarget, type Target } from '../../src/export/catalogue.ts'
import { guideline } from '../../src/policy/guideline.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { type Made, makeCrl, makeKey } from '../support/certificate-kit.ts'
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
  stopLeftOver,
  tlsVersions,
} from '../support/exported-server.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { clockContract, startedBy } from './clocks.ts'
import { targetContract } from './target.ts'
import { fitClientsContract } from './unfit.ts'

const CRL = 'tls/client-crl.pem'

/** The Node that runs us, and an older one that the server still covers, where there is one. */
const older = process.env['COUNTERSIGN_OLDER_NODE'] ?? '/usr/bin/node'
const runtimes = [process.execPath, older].flatMap((program) => {
  try {
    const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
    return Number(/^v(\d+)/.exec(version)?.[1]) >= 20 ? [{ program, version }] : []
  } catch {
    return []
  }
})
const distinct = runtimes.filter(({ version }, index) => runtimes.findIndex((one) => one.version === version) === index)

describe('an older Node.js', () => {
  it('is at hand to serve the export as well', ({ skip }) => {
    skip(distinct.length < 2, `no other Node.js from 20 on: name one in COUNTERSIGN_OLDER_NODE`)
  })
})

afterAll(stopLeftOver)

/** Pages that only tests have: one that fails, one that never ends, one that shows what reaches an application. */
const TEST_PAGES = `const pages = {
  '/broken': { GET: () => { throw new Error('a bug of the application') } },
  '/endless': { GET: (_request, response) => void response.writeHead(200).write('and so on', () => console.log('endless')) },
  '/seen': { GET: ({ headers, headersDistinct, rawHeaders }, response) => answer(response, 200, { headers, headersDistinct, rawHeaders }) },`

describe.each(distinct)('the exported server under Node.js $version', ({ program }) => {
  targetContract('node', program)
  fitClientsContract(async (pki, wish) =>
    startExported(await exportFor(findTarget(await shippedTargets(), 'node'), pki, wish), pki, program),
  )

  const pki = makeLivePki()
  const [alice, bob] = [pki.client('alice', 'admin'), pki.client('bob', 'reader')]
  let target: Target
  let server: Started
  let own: string

  /** Starts one more: words of its config.json replaced, inputs chosen, words of server.mjs and tls.mjs replaced. */
  const start = async (
    config: Record<string, string> = {},
    inputs: Record<string, string> = {},
    code: Record<string, string> = {},
    tls: Record<string, string> = {},
  ): Promise<Started> => {
    const exported = await exportFor(target, pki, { inputs })
    editFile(exported.directory, 'server.mjs', { 'const pages = {': TEST_PAGES, ...code })
    editFile(exported.directory, 'tls.mjs', tls)
    editFile(exported.directory, 'config.json', config)
    return startExported(exported, pki, program)
  }
  beforeAll(async () => {
    target = findTarget(await shippedTargets(), 'node')
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

  /** A client with these extensions in the place of its own; with only one, it has no EKU. */
  const name = encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice' }])
  const odd = (...extensions: NonNullable<Parameters<typeof pki.client>[2]>['extensions'] & object): Made =>
    pki.client('odd', undefined, { extensions, without: extensions.length > 1 ? [] : ['2.5.29.37'] })

  describe('identity', () => {
    it('is told to the application as the certificate has it', async () => {
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

    it('is not confused by a name that prints like two', async () => {
      const uri = 'spiffe://acme.internal/mallory,URI:spiffe://acme.internal/alice'
      const mallory = pki.client('mallory', undefined, {
        extensions: [
          encodeExtendedKeyUsage(['clientAuth']),
          encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]),
        ],
      })
      expect(JSON.parse((await answerTo({ as: mallory })).body)).toMatchObject({ uris: [uri], claims: {} })
    })

    it('reads a claim from the end of a URI', async () => {
      const carol = pki.client('carol', undefined, {
        extensions: [
          encodeExtendedKeyUsage(['clientAuth']),
          encodeSubjectAlternativeName([
            { kind: 'uri', value: 'spiffe://acme.internal/carol' },
            { kind: 'uri', value: 'urn:acme:department:tax' },
          ]),
        ],
      })
      expect(JSON.parse((await answerTo({ as: carol })).body)).toMatchObject({ claims: { department: 'tax' } })
    })

    it('tells claims of every type, and refuses a certificate whose claim is of another', async () => {
      const typed = [
        ['word', 'string', 'größer', 'größer'],
        ['words', 'strings', ['a', 'b'], ['a', 'b']],
        ['negative', 'integer', -129n, -129],
        ['large', 'integer', 9007199254740991n, 9007199254740991],
        ['open', 'boolean', true, true],
        ['shut', 'boolean', false, false],
        ['from', 'time', pki.now, formatInstant(pki.now)],
      ] as const
      const claims = typed.map(([name, type], index) => ({
        name,
        title: name,
        type,
        alphabet: 'unicode' as const,
        oid: parseOid(`1.3.6.1.4.1.32473.99.${index + 1}`),
      }))
      const extensions = typed.map(([, type, value], index) => encodeClaimExtension(claims[index]!.oid, type, value))
      const exported = await exportFor(target, pki, { claims })
      const typing = await startExported(exported, pki, program)
      const told = await answerTo({ as: odd(name, encodeExtendedKeyUsage(['clientAuth']), ...extensions) }, typing)
      expect(JSON.parse(told.body).claims).toEqual(Object.fromEntries(typed.map(([name, , , value]) => [name, value])))
      for (const { oid, type } of claims) {
        const wrong =
          type === 'boolean' ? encodeClaimExtension(oid, 'integer', 1n) : encodeClaimExtension(oid, 'boolean', true)
        expect((await answerTo({ as: odd(name, encodeExtendedKeyUsage(['clientAuth']), wrong) }, typing)).status).toBe(
          403,
        )
      }
      const huge = encodeClaimExtension(claims[3]!.oid, 'integer', 2n ** 64n)
      expect((await answerTo({ as: odd(name, encodeExtendedKeyUsage(['clientAuth']), huge) }, typing)).status).toBe(403)
      await typing.stop()
    })

    it('opens a guarded page to the claim that it asks for, and to no other', async () => {
      expect(await statusOf({ path: '/admin' })).toBe(200)
      for (const as of [bob, pki.client('carol'), pki.client('dora', 'admins'), pki.client('emil', 'Admin')]) {
        expect(await statusOf({ as, path: '/admin' })).toBe(403)
      }
    })

    it('gets no guarded page where the home has no such claim', async () => {
      const { status, body } = await answerTo({ path: '/admin/' })
      expect([status, body]).toEqual([404, '{"error":"there is nothing here"}\n'])
    })
  })

  describe('a certificate of the pinned CA', () => {
    it.each(tlsVersions)('that is not for clients gets nothing (RFC 5280 §4.2.1.12), TLS %s', async (version) => {
      const purposes = [['serverAuth'], ['emailProtection'], ['ocspSigning']] as const
      for (const purpose of purposes) {
        expect(await server.knock({ as: odd(name, encodeExtendedKeyUsage(purpose)), version })).toBe('refused')
      }
    })

    it.each(tlsVersions)(
      'without any EKU, which OpenSSL lets pass, gets 403 and no connection, TLS %s',
      async (version) => {
        const { status, headers } = await answerTo({ as: odd(name), version })
        expect([status, headers['connection']]).toEqual([403, 'close'])
      },
    )

    it('with a claim of another type gets 403', async () => {
      const numbered = odd(name, encodeExtendedKeyUsage(['clientAuth']), encodeClaimExtension(ROLE, 'integer', 1n))
      expect(await statusOf({ as: numbered, path: '/admin' })).toBe(403)
    })

    it('with a name that is not printable ASCII gets 403', async () => {
      const spoofed = encodeSubjectAlternativeName([{ kind: 'uri', value: 'spiffe://acme.internal/alice\n' }])
      expect(await statusOf({ as: odd(spoofed, encodeExtendedKeyUsage(['clientAuth'])) })).toBe(403)
    })
  })

  describe('revocation', () => {
    it('reaches a connection that is open already: 403, and it is closed', async () => {
      const carol = pki.client('carol')
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const live = (): Promise<Answer> => answerTo({ as: carol, agent })
      expect((await live()).headers['connection']).toBe('keep-alive')
      await server.reload(CRL, pki.crl([carol.certificate.tbs.serial]))
      const { status, headers, body } = await live()
      expect([status, headers['connection'], body]).toEqual([403, 'close', '{"error":"the certificate is revoked"}\n'])
      expect(await server.knock({ as: carol, agent })).toBe('refused')
      agent.destroy()
    })

    it('ends an answer that goes on and on', async () => {
      const carol = pki.client('carol')
      const began = server.output().length
      const answer = answerTo({ as: carol, path: '/endless' })
      await server.printed('endless\n', began)
      const since = systemClock.elapsedMs()
      await server.reload(CRL, pki.crl([carol.certificate.tbs.serial]))
      expect((await answer).body).toBe('and so on')
      expect(systemClock.elapsedMs() - since).toBeLessThan(300_000)
    })

    it('is checked by one CRL, complete, of this CA, in date, newer than the last, and alone in its file', async () => {
      const serial = bob.certificate.tbs.serial
      const good = pki.crl([serial])
      expect(await server.reload(CRL, good)).toContain('with 1 revoked')
      const decoy = makeLivePki()
      const bad: readonly (readonly [string, string, string])[] = [
        ['no CRL', '\n', 'it holds 0 CRLs'],
        ['two CRLs', good + good, 'it holds 2 CRLs'],
        ['a certificate as well', good + pki.authority.pem, 'something else'],
        ['words as well', `revoked:\n${good}`, 'something else'],
        ['an older one', pki.crl([], { number: 1 }), 'newer than 1'],
        [
          'an expired one',
          pki.crl([], { thisUpdate: addSeconds(pki.now, -600), nextUpdate: addSeconds(pki.now, -1) }),
          'expired',
        ],
        ['one from the future', pki.crl([], { thisUpdate: addSeconds(pki.now, 86_400) }), 'from the future'],
        ['one of a decoy of the same name', decoy.crl(), 'not signed by the pinned CA'],
        ['one under a key of its own', pki.crl([], { signedBy: makeKey() }), 'not signed by the pinned CA'],
        [
          'one of another CA',
          encodeCrlPem(makeCrl(pki.servers, [], { thisUpdate: pki.now }).der),
          'not signed by the pinned CA',
        ],
        ['half of one', good.slice(0, good.length / 2), 'something else'],
        ['bytes after it', good.replace(/=*\n-----END/, 'AAAA\n-----END'), 'the DER'],
      ]
      for (const [what, content, reason] of bad) {
        const said = await server.reload(CRL, content)
        expect([what, said]).toEqual([
          what,
          expect.stringMatching(
            new RegExp(`Z not reloaded: ${CRL}: .*${reason}.*; still in force: .*with 1 revoked`, 'm'),
          ),
        ])
        expect([what, await server.knock({ as: bob })]).toEqual([what, 'refused'])
      }
      await server.reload(CRL, pki.crl())
      expect(await statusOf({ as: bob })).toBe(200)
    })

    it('is not moved by a CRL in which a single octet was changed', async () => {
      const good = pki.crl([bob.certificate.tbs.serial])
      expect(await server.reload(CRL, good)).toContain('with 1 revoked')
      const der = Buffer.from(good.replace(/-----[^-]+-----/g, ''), 'base64')
      for (let at = 0; at < der.length; at += 7) {
        const changed = Buffer.from(der)
        changed[at] = (changed[at] as number) ^ (1 << (at % 8))
        const said = await server.reload(CRL, encodeCrlPem(changed))
        expect([at, said]).toEqual([at, expect.stringMatching(/Z not reloaded: /)])
      }
      expect(await server.knock({ as: bob })).toBe('refused')
      await server.reload(CRL, pki.crl())
    })

    it('that cannot be checked any more lets nobody in, on open connections too', async () => {
      const brief = await start({ '"idleSeconds": 5': '"idleSeconds": 600' })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const end = await soon(async (nextUpdate) => {
        await brief.reload(CRL, pki.crl([], { thisUpdate: addSeconds(nextUpdate, -3600), nextUpdate }))
        const answer = await brief.knock({ as: alice, agent })
        return answer !== 'refused' && answer.status === 200
      })
      while (systemClock.now() <= end) await systemClock.sleep(100)
      await brief.printed('warning: the CRL expires at')
      const late = await brief.knock({ as: alice, agent })
      expect(late === 'refused' ? late : late.status).toBe(503)
      expect(await brief.knock({ as: alice })).toBe('refused')
      agent.destroy()
      await brief.stop()
    })

    it.each(tlsVersions)('is not slept through by a resumed session, TLS %s', async (version) => {
      const key = alice.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
      const visit = ({ port }: Started, session?: Buffer): Promise<{ reused: boolean; session: Buffer | undefined }> =>
        new Promise((resolve, reject) => {
          let reused = false
          let kept: Buffer | undefined
          const protocol = `TLSv${version}` as const
          const options = {
            host: '127.0.0.1',
            port,
            servername: 'localhost',
            ca: pki.servers.pem,
            cert: alice.pem,
            key,
          }
          const socket = connectTls(
            { ...options, minVersion: protocol, maxVersion: protocol, ...(session && { session }) },
            () => {
              reused = socket.isSessionReused()
              socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
            },
          )
          socket.on('session', (given) => {
            kept = given
          })
          socket.on('data', () => undefined)
          socket.on('error', reject)
          socket.on('close', () => resolve({ reused, session: kept }))
        })
      const revisit = async (at: Started) => (await visit(at, (await visit(at)).session)).reused
      expect(await revisit(server)).toBe(false)
      const lax = await start({}, {}, {}, { 'constants.SSL_OP_NO_TICKET | ': '' })
      expect(await revisit(lax)).toBe(true)
      await lax.stop()
    })
  })

  describe('the browser side', () => {
    const post = (...headers: string[]) => statusOf({ method: 'POST', headers, body: 'x' })

    it('takes unsafe requests from its own origin', async () => {
      const { status, body } = await answerTo({ method: 'POST', headers: ['Origin', own], body: 'four' })
      expect([status, body]).toEqual([200, '{"received":4}\n'])
      expect(await post('Sec-Fetch-Site', 'same-origin')).toBe(200)
    })

    it('refuses them from any other', async () => {
      const foreign = [
        'https://evil.example',
        'null',
        '',
        `${own}.evil.example`,
        own.replace('https', 'http'),
        own.replace(/:\d+$/, ''),
        `${own}/`,
        own.toUpperCase(),
        ` ${own}, https://evil.example`,
      ]
      for (const origin of foreign) expect([origin, await post('Origin', origin)]).toEqual([origin, 403])
      expect(await post('Origin', own, 'Origin', 'https://evil.example')).toBe(403)
      expect(await post('Origin', 'https://evil.example', 'Origin', own)).toBe(403)
      expect(await post('Origin', own, 'Origin', own)).toBe(403)
      expect(await post('Origin', 'https://evil.example', 'Sec-Fetch-Site', 'same-origin')).toBe(403)
      for (const site of ['cross-site', 'same-site', 'none', 'Same-Origin'])
        expect(await post('Sec-Fetch-Site', site)).toBe(403)
      for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) expect(await statusOf({ method })).toBe(403)
      expect(await post('X-HTTP-Method-Override', 'GET')).toBe(403)
    })

    it('refuses programs that send no Origin, unless its export allowed them', async () => {
      expect(await post()).toBe(403)
      const lenient = await start({}, { withoutOrigin: 'allow', origins: 'https://app.acme.internal' })
      const status = async (...headers: string[]) => (await answerTo({ method: 'POST', headers }, lenient)).status
      expect(await status()).toBe(200)
      expect(await status('Origin', 'https://app.acme.internal')).toBe(200)
      expect(await status('Origin', 'https://evil.example')).toBe(403)
      expect(await status('Sec-Fetch-Site', 'cross-site')).toBe(403)
      await lenient.stop()
    })

    it('tells a program that sends no Origin what to do, and a foreign page nothing of it', async () => {
      const told = (await answerTo({ method: 'POST', body: 'x' })).body
      expect(told).toContain(
        `send the header \\"Origin: ${own}\\", or have this server exported with --without-origin allow`,
      )
      const foreign = (await answerTo({ method: 'POST', headers: ['Origin', 'https://evil.example'] })).body
      expect(foreign).not.toContain('--without-origin')
    })

    it('forbids framing on every answer, whoever gives it', async () => {
      const big = 'x'.repeat(1_048_577)
      const long = 'x'.repeat(20_000)
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
        [413, { method: 'POST', headers: ['Origin', own, 'Transfer-Encoding', 'chunked'], body: big }],
        [417, { headers: ['Expect', 'the-unexpected'] }],
        [421, { headers: ['Host', 'evil.example'] }],
        [431, { headers: ['X-Long', long] }],
        [500, { path: '/broken' }],
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
    })

    it.each([
      ['a malformed header', 'GET / HTTP/1.1\r\nbad header\r\n\r\n', '400 Bad Request'],
      ['no Host', 'GET / HTTP/1.1\r\n\r\n', '400 Bad Request'],
      ['two Hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n', '400 Bad Request'],
      ['no HTTP', 'hello\r\n\r\n', '400 Bad Request'],
      ['an absolute target', 'GET https://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n', '400 Bad Request'],
      [
        'two lengths',
        'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        '400 Bad Request',
      ],
    ])('forbids framing on the answer to %s', async (_, bytes, status) => {
      const text = await server.send(bytes.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'), alice)
      expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status}`))
      for (const { name, value } of guideline.securityHeaders) expect(text).toContain(`${name}: ${value}\r\n`)
      expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toEqual({
        error: expect.stringMatching(/ (is|needed|path|served)/),
      })
    })

    it('tells nothing of a bug to the client', async () => {
      expect((await answerTo({ path: '/broken' })).body).toBe('{"error":"something went wrong here"}\n')
      await server.printed('a bug of the application')
    })
  })

  describe('names and paths', () => {
    it('answers to its own name only, in SNI and in Host', async () => {
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
    ])('refuses the path %s, which can be read in two ways', async (path) => {
      expect(await statusOf({ path })).toBe(400)
    })

    it('takes escapes that mean one thing where there are no rules, in their one spelling', async () => {
      for (const path of ['/My%20Report.pdf', '/caf%C3%A9', '/id/a%3Ab'])
        expect([path, await statusOf({ path })]).toEqual([path, 404])
      expect(await statusOf({ path: '/%73een' })).toBe(200)
      expect(await statusOf({ as: bob, path: '/%61dmin' })).toBe(403)
      expect((await answerTo({ path: '/a%2fb' })).body).toContain('escape')
    })

    it('lets ordinary headers through, and one that its export lets pass', async () => {
      const names = [
        'X-Client-Info',
        'X-Client-Version',
        'X-Client-Request-Id',
        'X-Forwarded-Scheme',
        'X-Real-IP',
        'X-User',
      ]
      const passing = await start({}, { passHeaders: 'X-Real-IP' })
      const seen = async (at: Started): Promise<readonly string[]> => {
        const headers = names.flatMap((one) => [one, 'mine'])
        const { rawHeaders } = JSON.parse((await answerTo({ path: '/seen', headers }, at)).body)
        return names.filter((one) => rawHeaders.includes(one))
      }
      expect(await seen(server)).toEqual(names.slice(0, 4))
      expect(await seen(passing)).toEqual(names.slice(0, 5))
      await passing.printed('took off the header x-user')
      await passing.stop()
    })

    it('serves no page by a name that every object has', async () => {
      for (const path of ['/constructor', '/__proto__', '/toString']) expect(await statusOf({ path })).toBe(404)
      expect((await answerTo({ path: '/?a=%2f..' })).status).toBe(200)
    })

    it('hides from the application what pretends to tell an identity', async () => {
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
      const { body } = await answerTo({
        path: '/seen',
        headers: ['X-Honest', 'yes', ...lies.flatMap((name) => [name, 'mallory'])],
      })
      expect(body).not.toContain('mallory')
      const seen = JSON.parse(body)
      expect(seen.headers['x-honest']).toBe('yes')
      expect(seen.headersDistinct['x-honest']).toEqual(['yes'])
      expect(seen.rawHeaders).toEqual(expect.arrayContaining(['X-Honest', 'yes']))
    })
  })

  describe('limits', () => {
    it('are chosen at export, and in local.json, which exports leave alone and which holds nothing else', async () => {
      const exported = await exportFor(target, pki, {
        inputs: { bodyBytes: '10', headerBytes: '8192', idleSeconds: '7' },
      })
      expect(JSON.parse(readFileSync(`${exported.directory}/config.json`, 'utf8')).limits).toMatchObject({
        bodyBytes: 10,
        headerBytes: 8192,
        idleSeconds: 7,
        requestSeconds: 30,
        connections: 1000,
      })
      const file = `${exported.directory}/local.json`
      const refused = async (text: string): Promise<string> => {
        writeFileSync(file, text)
        const { status, output } = await runToEnd([program, 'server.mjs', '--check'], exported.directory)
        expect([text, status]).toEqual([text, 1])
        return output
      }
      expect(await refused('{ "tls": {} }')).toContain('local.json: tls cannot be set there')
      expect(await refused('{ "limits": {}, "host": "x" }')).toContain('local.json: host cannot be set there')
      expect(await refused('{ "limits": { "bodyBites": 1 } }')).toContain(
        'local.json: limits.bodyBites is not a setting',
      )
      expect(await refused('{ "limits": { "bodyBytes": 0 } }')).toContain('limits.bodyBytes is not a whole number')
      await refused('{')
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

    it('are told to whoever asks before sending a body (RFC 9110 §10.1.1)', async () => {
      const ask = (length: number) =>
        server.send(
          `POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: ${own}\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${length < 9 ? 'x'.repeat(length) : ''}`,
          alice,
        )
      expect(await ask(1_048_577)).toMatch(/^HTTP\/1.1 413 /)
      expect(await ask(8)).toMatch(/^HTTP\/1.1 100 Continue\r\n/)
    })

    it('bound the life of a connection', async () => {
      const long = new Agent({ keepAlive: true, maxSockets: 1 })
      expect((await answerTo({ agent: long })).headers['connection']).toBe('keep-alive')
      long.destroy()
      const brief = await start({ '"connectionSeconds": 600': '"connectionSeconds": 1' })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const said = async () => (await answerTo({ agent }, brief)).headers['connection']
      await expect.poll(said, { timeout: 300_000, interval: 100 }).toBe('close')
      agent.destroy()
      await brief.stop()
    })

    it('bound how long a client may take', async () => {
      const narrow = await start({
        '"handshakeSeconds": 10': '"handshakeSeconds": 1',
        '"headersSeconds": 10': '"headersSeconds": 1',
        '"idleSeconds": 5': '"idleSeconds": 1',
      })
      const silent = connectTcp(narrow.port, '127.0.0.1')
      silent.on('error', () => undefined)
      await new Promise((resolve) => silent.once('close', resolve))
      const slow = await narrow.send('GET / HTTP/1.1\r\nHost: local', alice)
      expect(slow).toMatch(/^HTTP\/1.1 408/)
      expect(slow).toContain('X-Frame-Options: DENY')
      await narrow.stop()
    })

    const patient = { '"handshakeSeconds": 10': '"handshakeSeconds": 600' }
    /** What 1,100 strangers say: nothing, or half of what begins a handshake. */
    const silences = { nothing: '', 'half a ClientHello': '\x16\x03\x01\x02\x00\x01\x00' }
    const crowd = async (port: number, says: string) => {
      const open = Array.from({ length: 1100 }, () => {
        const socket = connectTcp(port, '127.0.0.1').on('error', () => undefined)
        return new Promise<typeof socket>((resolve) => socket.once('connect', () => resolve(socket)))
      })
      const sockets = await Promise.all(open)
      for (const socket of sockets) socket.write(Buffer.from(says, 'latin1'))
      return { leave: () => sockets.forEach((socket) => void socket.destroy()) }
    }

    it.each(Object.entries(silences))(
      'bound handshakes, so that 1,100 strangers who say %s keep nobody out',
      async (_, says) => {
        const busy = await start(patient)
        const { leave } = await crowd(busy.port, says)
        for (const version of [...tlsVersions, ...tlsVersions])
          expect((await answerTo({ version }, busy)).status).toBe(200)
        leave()
        await busy.stop()
      },
    )

    it('would not, were those who have not shaken hands counted with the clients', async () => {
      const counting = { "server.prependListener('connection', arrive)": 'server.maxConnections = limits.connections' }
      const busy = await start(patient, {}, counting)
      const { leave } = await crowd(busy.port, '')
      expect(await busy.knock({ as: alice })).toBe('refused')
      leave()
      await busy.stop()
    })

    it('bound clients, so that one who holds every place makes room for another', async () => {
      const narrow = await start({
        '"connections": 1000': '"connections": 2',
        '"idleSeconds": 5': '"idleSeconds": 600',
      })
      const agents = Array.from({ length: 4 }, () => new Agent({ keepAlive: true, maxSockets: 1 }))
      const [first, second, third, fourth] = agents as [Agent, Agent, Agent, Agent]
      const stays = (agent: Agent) => Object.values(agent.freeSockets).flat().length > 0
      expect((await answerTo({ as: bob, agent: first }, narrow)).status).toBe(200)
      expect((await answerTo({ as: bob, agent: second }, narrow)).status).toBe(200)
      const [oldest] = Object.values(first.freeSockets).flat()
      const gone = new Promise((resolve) => oldest?.once('close', resolve))
      expect((await answerTo({ as: alice, agent: third }, narrow)).status).toBe(200)
      await gone
      expect([stays(second), stays(third)]).toEqual([true, true])
      // Now each has one, and nobody has more than another would.
      expect(await narrow.knock({ as: pki.client('carol'), agent: fourth })).toBe('refused')
      await narrow.printed('handshake refused "too many clients"')
      expect((await answerTo({ as: bob, agent: second }, narrow)).status).toBe(200)
      for (const agent of agents) agent.destroy()
      await narrow.stop()
    })

    it('hold for the protocol: no old cipher suites, and ML-KEM where this Node has it', async () => {
      const supported = execFileSync(
        program,
        ['-p', "try { tls.createSecureContext({ ecdhCurve: 'X25519MLKEM768' }); 200 } catch { 'refused' }"],
        {
          encoding: 'utf8',
        },
      ).trim()
      const hybrid = await server.knock({ as: alice, groups: 'X25519MLKEM768' })
      expect(String(hybrid === 'refused' ? hybrid : hybrid.status)).toBe(supported)
      for (const ciphers of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES128-SHA', 'AES128-GCM-SHA256']) {
        expect(await server.knock({ as: alice, version: '1.2', ciphers })).toBe('refused')
      }
    })
  })

  describe('clocks', () => clockContract(startedBy('node', program)))

  describe('its log', () => {
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1 /
    const linesOf = ({ output }: Started) =>
      output()
        .split('\n')
        .filter((line) => time.test(line))
        .map((line) => line.replace(time, ''))

    it('says of each request when, from where, who, what, and why not', async () => {
      const told = await start()
      const uri = "spiffe://acme.internal/'a'&b"
      const quoted = odd(
        encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]),
        encodeExtendedKeyUsage(['clientAuth']),
      )
      await answerTo({ path: '/?x=1' }, told)
      await answerTo({ as: bob, path: '/admin' }, told)
      await answerTo({ as: quoted, path: '/a//"b' }, told)
      await told.send('GET / HTTP/1.1\r\nbad header\r\n\r\n', alice)
      await told.printed('HPE_')
      await told.printed('"GET /?x=1" 200\n')
      // Two streams, whose lines may overtake each other.
      const [ofAlice, ofBob, ofQuoted] = [alice, bob, quoted].map(({ certificate }) => certificate.tbs.serial)
      expect(linesOf(told).sort()).toEqual([
        expect.stringMatching(`^${ofAlice} "spiffe://acme.internal/alice" "-" 400 "no request that can be read: HPE_`),
        `${ofAlice} "spiffe://acme.internal/alice" "GET /?x=1" 200`,
        `${ofBob} "spiffe://acme.internal/bob" "GET /admin" 403 "this needs the claim role"`,
        `${ofQuoted} "${uri}" "GET /a//\\"b" 400 "the request target is not a plain path"`,
      ])
      await told.stop()
    })

    it.each(tlsVersions)('says who was refused by TLS %s and why, and sums up what comes again', async (version) => {
      const told = await start(
        {},
        {},
        { 'setInterval(logRepeated, 60_000).unref()': "process.on('SIGUSR2', logRepeated)" },
      )
      await told.reload(CRL, pki.crl([bob.certificate.tbs.serial]))
      const [decoy, late] = [makeLivePki(), pki.client('late', undefined, { notAfter: addSeconds(pki.now, -1) })]
      const knock = (as: Knock['as'] & object) => told.knock({ as, version })
      const mallory = decoy.client('mallory')
      for (const as of [bob, late, mallory, mallory, bob, mallory]) {
        expect(await knock(as)).toBe('refused')
      }
      expect(await told.knock({ version })).toBe('refused')
      await told.printed('it has no certificate')
      const [ofBob, ofLate] = [bob, late].map(({ certificate }) => certificate.tbs.serial)
      const lines = [
        `${ofBob} "spiffe://acme.internal/bob" handshake refused "the certificate is revoked"`,
        `${ofLate} "spiffe://acme.internal/late" handshake refused "the certificate has expired"`,
        '- - handshake refused "the certificate is of another CA"',
      ]
      expect(linesOf(told)).toEqual([...lines, '- - handshake refused "it has no certificate"'])
      told.signal('SIGUSR2')
      await told.printed('and 2 more like it')
      expect(told.output()).toContain(`${lines[0]}, and 1 more like it`)
      expect(told.output()).toContain(`${lines[2]}, and 2 more like it`)
      await told.stop()
    })
  })

  describe('at its start', () => {
    const stranger = makeLivePki()
    const edits: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
      ['no anchor', 'tls/client-ca.pem', () => '', /holds 0 certificates/],
      ['two anchors', 'tls/client-ca.pem', (text) => text + stranger.authority.pem, /holds 2 certificates/],
      ['another anchor', 'tls/client-ca.pem', () => stranger.authority.pem, /its pin is/],
      ['another pin', 'config.json', (text) => text.replace(pki.pin, stranger.pin), /its pin is/],
      ['an anchor in its CRL file', CRL, () => pki.authority.pem, /something else/],
      ['no CRL', CRL, () => '', /holds 0 CRLs/],
      [
        'another key',
        'tls/server-key.pem',
        () => stranger.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString(),
        /not the key/,
      ],
      [
        'a certificate for another host',
        'config.json',
        (text) => text.replace('"host": "localhost"', '"host": "evil.example"'),
        /not for evil/,
      ],
      [
        'a limit missing',
        'config.json',
        (text) => text.replace('"requestSeconds": 30,', ''),
        /limits.requestSeconds is missing/,
      ],
      [
        'a limit of zero',
        'config.json',
        (text) => text.replace('"connectionSeconds": 600', '"connectionSeconds": 0'),
        /connectionSeconds/,
      ],
      [
        'a misspelt setting',
        'config.json',
        (text) => text.replace('"limits": {', '"limits": { "conections": 1,'),
        /limits.conections is not a setting/,
      ],
      ['no headers', 'config.json', (text) => text.replace(/"headers": \[[^\]]*\]/, '"headers": []'), /headers/],
      ['a config that is no JSON', 'config.json', (text) => text.slice(0, -3), /JSON/],
    ]

    it.each(edits)('refuses to serve with %s', async (_, path, edit, message) => {
      const exported = await exportFor(target, pki)
      const file = `${exported.directory}/${path}`
      writeFileSync(file, edit(readFileSync(file, 'utf8')))
      const both = [exported.commands.check, exported.commands.run]
      const runs = await Promise.all(both.map((argv) => runToEnd([program, ...argv.slice(1)], exported.directory)))
      for (const { status, output } of runs) {
        expect([status, output]).toEqual([1, expect.stringMatching(message)])
        expect(output).not.toMatch(/\n {4}at |PRIVATE KEY/)
      }
      exported.remove()
    })
  })

  it('finishes the answers at hand when it is told to end, and takes no more', async () => {
    const ending = await start({ '"shutdownSeconds": 10': '"shutdownSeconds": 3' })
    const endless = answerTo({ path: '/endless' }, ending)
    await ending.printed('endless\n')
    const since = systemClock.elapsedMs()
    ending.signal('SIGTERM')
    await expect.poll(() => ending.knock({ as: alice }), { timeout: 300_000, interval: 10 }).toBe('refused')
    expect(await ending.exited).toBe(0)
    expect(systemClock.elapsedMs() - since).toBeGreaterThan(2500)
    expect((await endless).body).toBe('and so on')
    await ending.stop()
  })
})
