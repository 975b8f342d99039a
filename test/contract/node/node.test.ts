/** What only the exported Node.js server does: one application in its own process, whose bugs and streams it must outlive. */
import { Agent } from 'node:https'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/effects/clock.ts'
import { guidelineOf } from '../../../src/policy/guideline.ts'
import { encodeClaimExtension } from '../../../src/x509/extensions/claim.ts'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { ROLE, stopLeftOver, tlsVersions } from '../../support/exported-server.ts'
import { crowd } from '../limits.ts'
import { linesOf, refuseAll } from '../own-server.ts'
import { forClients, type Ground, makeGround } from '../proof.ts'
import { resumes, serialOf } from '../revocation.ts'
import { standsOf } from '../stand.ts'
import { runtimes } from './stands.ts'

describe('an older Node.js', () => {
  it('is at hand to serve the export as well', ({ skip }) => {
    skip(runtimes.length < 2, `no other Node.js from 20 on: name one in COUNTERSIGN_OLDER_NODE`)
  })
})

afterAll(stopLeftOver)

describe.each(await standsOf('node'))('$title', (stand) => {
  let ground: Ground
  beforeAll(async () => {
    ground = await makeGround(stand)
  })
  afterAll(() => ground?.server.stop())

  it('gets no guarded page by another spelling of its path, nor one by a name that every object has', async () => {
    const { status, body } = await ground.answerTo({ path: '/admin/' })
    expect([status, body]).toEqual([404, '{"error":"there is nothing here"}\n'])
    for (const path of ['/constructor', '/__proto__', '/toString']) expect(await ground.statusOf({ path })).toBe(404)
  })

  it('hides what pretends to tell an identity from every view of the headers', async () => {
    const lies = [
      ...['X-SSL-Client-Cert', 'x_ssl_client_verify', 'Client-Cert', 'X-Forwarded-Client-Cert', 'X-Client.Cert'],
      ...['SSL_CLIENT_S_DN', 'X-HTTP-Method-Override', 'X-User', 'Forwarded'],
    ]
    const headers = ['X-Honest', 'yes', ...lies.flatMap((one) => [one, 'mallory'])]
    const { body } = await ground.answerTo({ path: '/views', headers })
    expect(body).not.toContain('mallory')
    const seen = JSON.parse(body)
    expect([seen.headers['x-honest'], seen.headersDistinct['x-honest']]).toEqual(['yes', ['yes']])
    await ground.server.printed('took off the header x-user')
  })

  it('takes no claim with a character that no Unicode knows, as the library takes none', async () => {
    const { answerTo, odd } = ground
    const withRole = (role: string) => odd(encodeClaimExtension(ROLE, 'string', role), forClients)
    expect((await answerTo({ as: withRole('\u0377') })).status).toBe(200)
    expect(await answerTo({ as: withRole('\u0378') })).toMatchObject({
      status: 403,
      body: '{"error":"the certificate is malformed: a claim holds unfit characters"}\n',
    })
  })

  it('tells nothing of a bug to the client', async () => {
    expect((await ground.answerTo({ path: '/broken' })).body).toBe('{"error":"something went wrong here"}\n')
    await ground.server.printed('a bug of the application')
  })

  it.each([
    ['a malformed header', 'GET / HTTP/1.1\r\nbad header\r\n\r\n'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n'],
    ['no HTTP', 'hello\r\n\r\n'],
    ['an absolute target', 'GET https://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('forbids framing on the answer to %s', async (_, bytes) => {
    const text = await ground.server.send(bytes.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'), ground.alice)
    expect(text).toMatch(/^HTTP\/1.1 400 Bad Request/)
    for (const { name, value } of guidelineOf('intermediate').securityHeaders)
      expect(text).toContain(`${name}: ${value}\r\n`)
    const error = expect.stringMatching(/ (is|needed|path|served)/)
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toEqual({ error })
  })

  it('logs what cannot be read, and quotes what it logs', async () => {
    const { start, statusOf, odd, alice } = ground
    const told = await start()
    const uri = "spiffe://acme.internal/'a'&b"
    const quoted = odd(encodeSubjectAlternativeName([{ kind: 'uri', value: uri }]), forClients)
    await statusOf({ as: quoted, path: '/a//"b' }, told)
    await told.send('GET / HTTP/1.1\r\nbad header\r\n\r\n', alice)
    await told.printed('HPE_')
    await told.printed('the request target is not a plain path"\n')
    expect(linesOf(told)).toContain(
      `${serialOf(quoted)} "${uri}" "GET /a//\\"b" 400 "the request target is not a plain path"`,
    )
    const unread = `^${serialOf(alice)} "spiffe://acme.internal/alice" "-" 400 "no request that can be read: HPE_`
    expect(linesOf(told)).toContainEqual(expect.stringMatching(unread))
    await told.stop()
  })

  it.each(tlsVersions)('sums up in its log what comes again, TLS %s', async (version) => {
    const summing = { 'setInterval(logRepeated, 60_000).unref()': "process.on('SIGUSR2', logRepeated)" }
    const told = await ground.start({ mistakes: summing })
    const [ofBob] = await refuseAll(ground, told, version)
    told.signal('SIGUSR2')
    await told.printed('and 2 more like it')
    expect(told.output()).toContain(`${ofBob}, and 1 more like it`)
    expect(told.output()).toContain('- - handshake refused "the certificate is of another CA", and 2 more like it')
    await told.stop()
  })

  it('keeps a connection, and ends an answer that goes on and on to whom a reload has revoked', async () => {
    const { server, answerTo, pki, crl } = ground
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect((await answerTo({ agent })).headers['connection']).toBe('keep-alive')
    agent.destroy()
    const carol = pki.client('carol')
    const began = server.output().length
    const answer = answerTo({ as: carol, path: '/endless' })
    await server.printed('endless\n', began)
    const since = systemClock.elapsedMs()
    await server.reload(crl, pki.crl([serialOf(carol)]))
    expect((await answer).body).toBe('and so on')
    expect(systemClock.elapsedMs() - since).toBeLessThan(300_000)
  })

  it('tells a client before it ends its connection for its age', async () => {
    const brief = await ground.start({ limits: { connectionSeconds: 1 } })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const said = async () => (await ground.answerTo({ agent }, brief)).headers['connection']
    await expect.poll(said, { timeout: 300_000, interval: 100 }).toBe('close')
    agent.destroy()
    await brief.stop()
  })

  it('would resume a session, were it not told otherwise', async () => {
    const lax = await ground.start({ mistakes: { 'constants.SSL_OP_NO_TICKET | ': '' } })
    for (const version of tlsVersions) {
      expect(await resumes({ ...ground, server: lax }, version), version).toMatchObject({ resumed: true })
    }
    await lax.stop()
  })

  it('would lock out its clients, were those who have not shaken hands counted with them', async () => {
    const counting = { "server.prependListener('connection', arrive)": 'server.maxConnections = limits.connections' }
    const busy = await ground.start({ limits: { handshakeSeconds: 600 }, mistakes: counting })
    const { leave } = await crowd(busy.port, '')
    expect(await ground.statusOf({}, busy)).toBe('refused')
    leave()
    await busy.stop()
  })

  it('cuts off an answer that goes on and on when it is told to end, after its time', async () => {
    const ending = await ground.start({ limits: { shutdownSeconds: 3 } })
    const endless = ground.answerTo({ path: '/endless' }, ending)
    await ending.printed('endless\n')
    const since = systemClock.elapsedMs()
    ending.signal('SIGTERM')
    await expect.poll(() => ground.statusOf({}, ending), { timeout: 300_000, interval: 10 }).toBe('refused')
    expect(await ending.exited).toBe(0)
    expect(systemClock.elapsedMs() - since).toBeGreaterThan(2500)
    expect((await endless).body).toBe('and so on')
    await ending.stop()
  })
})
