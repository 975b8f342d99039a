/** PostgreSQL: who gets how far at servers that are sound and broken, by the wire format. */
import { createServer } from 'node:net'
import type { TlsOptions } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { encodeStartup, postgresql, readMessage } from '../../../src/probe/protocols/postgresql.ts'
import type { Report } from '../../../src/probe/report/report.ts'
import { readingsContract, scripted, tellReply } from '../../contract/readings.ts'
import {
  asksForPassword,
  byPassword,
  type Login,
  nameIsRefused,
  noCertificate,
  ok,
  startPostgresql,
  unableNow,
} from '../../support/postgresql-server.ts'
import { reasons } from '../../support/reasons.ts'
import { hurriedPorts, listen, makePki, probeOf, type Twin } from '../../support/twins.ts'
import { startWords, type Talk } from '../../support/word-twins.ts'

const pki = makePki()
const open: Twin[] = []
afterAll(() => Promise.all(open.map((twin) => twin.close())))

async function probe(starting: Promise<Twin>, wish: Parameters<typeof probeOf>[2] = {}): Promise<Report> {
  const twin = await starting
  open.push(twin)
  return runProbe(probeOf(pki, twin.port, { family: 'postgresql', scheme: 'postgresql', ...wish }), hurriedPorts)
}

/** Takes any client whose certificate is on hand, good or not. */
const anyCertificate: Login = (_user, socket) =>
  'getPeerX509Certificate' in socket && socket.getPeerX509Certificate() !== undefined ? ok : noCertificate

/** A port that answers the first octets with these, and then nothing. */
const startRude = (answer: string): Promise<Twin> =>
  listen(createServer((socket) => socket.once('data', () => socket.write(Buffer.from(answer, 'latin1')))))

/** A message: a type, and the length with itself. */
function message(type: string, content: Buffer | string = ''): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(content, 'latin1') + 4)
  return Buffer.concat([Buffer.from(type), length, Buffer.from(content as string, 'latin1')])
}
const letIn = message('R', '\0\0\0\0')
const wantsPassword = message('R', '\0\0\0\x03')
const gone = message('E', 'C28000\0\0')
const [notice, setting, ready] = [message('N'), message('S'), message('Z', 'I')]
const asked = { asks: '', user: 'alice' }
const noLength = 'a message has no length that it could have'
const many = (count: number, one: Buffer): Buffer => Buffer.concat(Array.from({ length: count }, () => one))

readingsContract(postgresql, [
  ['', 'closed (0)'],
  [Buffer.concat([letIn, gone]), 'let-in: AuthenticationOk (9)'],
  [letIn.subarray(0, -1), 'closed (8)'],
  [wantsPassword, 'let-in: a request for a password (9)'],
  [gone, 'refused: error 28000 (13)'],
  [message('E', 'Cno\0'), 'unable: error without a SQLSTATE (9)'],
  [Buffer.concat([many(15, notice), letIn]), 'let-in: AuthenticationOk (84)'],
  [Buffer.concat([many(16, notice), letIn]), 'nothing but notices came (80)'],
  ['E\0\0\0\x04', 'unable: error without a SQLSTATE (5)'],
  ['E\0\0\0\x03', `${noLength} (5)`],
  ['HTTP/', `${noLength} (5)`],
  [message('R', Buffer.alloc(16 * 1024 - 4)), `let-in: AuthenticationOk (${16 * 1024 + 1})`],
  [message('R', Buffer.alloc(16 * 1024 - 3)), `${noLength} (5)`],
  [message('R', '\0\0\0'), 'an authentication request is too short (8)'],
])

describe('the exchange in clear with PostgreSQL', () => {
  it.each([
    ['S', undefined],
    ['N', { end: 'local', detail: 'the server speaks no TLS: it declined the SSLRequest' }],
    ['H', { end: 'local', detail: 'the SSLRequest was answered with something else' }],
    ['', { end: 'closed' }],
  ])('that is answered %j', async (said, ending) => {
    const stream = scripted(said)
    expect(await postgresql.prelude?.(stream, '')).toEqual(ending)
    expect(Buffer.concat(stream.written)).toEqual(Buffer.of(0, 0, 0, 8, 4, 210, 22, 47))
  })
})

describe('a session that is kept', () => {
  const thrice = async (...said: readonly Buffer[]) => {
    const stream = scripted(Buffer.concat(said))
    const talk = postgresql.converse(stream, '')
    await talk.ask(asked)
    const told = [tellReply(await talk.ask(asked)), tellReply(await talk.ask(asked))]
    return [...told, stream.written.length]
  }

  it('is there for as long as a Sync is answered, and by nothing else', async () => {
    const there = 'let-in: AuthenticationOk (6)'
    expect(await thrice(letIn, setting, ready, ready, ready)).toEqual([there, there, 3])
    expect(await thrice(letIn, ready, gone, gone)).toEqual(['complete (0)', 'complete (0)', 3])
    expect(await thrice(letIn, ready, Buffer.from('Z'))).toEqual(['closed (0)', 'closed (0)', 3])
  })

  it.each([
    ['without a password no session can be kept open', [wantsPassword, ready, ready]],
    ['the session ended at once', [letIn, setting]],
    ['error 28000', [letIn, gone, ready]],
    [noLength, [letIn, Buffer.from('Z\0\0\0\0'), ready]],
    ['the session never became ready', [letIn, many(200, setting), ready, ready]],
  ])('is none: %s', async (why, said) => {
    expect(await thrice(...said)).toEqual([`${why} (0)`, `${why} (0)`, 1])
  })

  it('becomes one after as many settings as a server may send', async () => {
    expect(await thrice(letIn, many(199, setting), ready, ready)).toEqual([
      'let-in: AuthenticationOk (6)',
      'closed (0)',
      3,
    ])
  })
})

describe('the database of PostgreSQL', () => {
  it.each([
    ['/', undefined],
    ['/a', 'a'],
    ['/a%c3%a4', 'aä'],
  ])('is in the path %s', (path, database) => {
    expect((postgresql.honest({ path }) as { readonly database?: string }).database).toBe(database)
  })

  it('is the user where none is named', () => {
    expect(Buffer.from(encodeStartup({})).toString('latin1', 8)).toBe(
      'user\0postgres\0application_name\0countersign-probe\0\0',
    )
  })
})

describe('PostgreSQL', () => {
  it('proves a server that logs in by certificates, and says which attacks are about HTTP', async () => {
    const report = await probe(startPostgresql(pki))
    expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
    expect(report.verdict).toBe('enforced')
    expect(reasons(report, 'enforced')).toMatchObject({
      'no-certificate': 'error 28000',
      'session-in-clear': 'error 28000',
      'self-signed': expect.stringContaining('without an answer'),
      revoked: expect.anything(),
      'certificate-verify-left-out': expect.anything(),
      'connection-after-revocation': expect.stringContaining('new CRL'),
    })
    expect(reasons(report, 'not-tried')).toMatchObject({
      framing: 'it is about HTTP, and this server is asked in PostgreSQL',
      'spoofed-identity': 'it is about HTTP, and this server is asked in PostgreSQL',
      'plaintext-http': 'it is about HTTP, and this server is asked in PostgreSQL',
    })
    expect(report.controls[0]).toMatchObject({
      protocol: 'postgresql',
      request: 'session of alice',
      state: 'answered',
      first: { says: 'AuthenticationOk' },
    })
  })

  it('proves a server that demands a certificate before a password', async () => {
    const report = await probe(startPostgresql(pki, { login: byPassword }))
    expect(reasons(report, 'bypassed')).toEqual({})
    // The password is not known, so no session is kept open.
    expect(reasons(report, 'inconclusive')).toEqual({
      'connection-after-revocation': expect.stringContaining('without a password no session can be kept open'),
    })
  })

  it('finds a server that needs no certificate', async () => {
    const report = await probe(startPostgresql(pki, { login: () => asksForPassword }))
    expect(report.verdict).toBe('bypassed')
    expect(reasons(report, 'bypassed')).toMatchObject({
      'no-certificate': expect.stringContaining('answered a request for a password, as the honest client is'),
    })
    expect(reasons(report, 'bypassed')).not.toHaveProperty('self-signed')
  })

  it('finds a server that takes the certificates of any CA', async () => {
    const report = await probe(startPostgresql(pki, { login: anyCertificate, options: { rejectUnauthorized: false } }))
    expect(Object.keys(reasons(report, 'bypassed'))).toEqual(
      expect.arrayContaining(['self-signed', 'sibling-authority', 'expired', 'revoked', 'wrong-eku']),
    )
    expect(reasons(report, 'enforced')).toMatchObject({ 'no-certificate': 'error 28000' })
  })

  it('finds a server that logs in without TLS', async () => {
    const report = await probe(startPostgresql(pki, { inClear: () => ok }))
    expect(Object.keys(reasons(report, 'bypassed'))).toEqual(['session-in-clear'])
  })

  it('takes no refusal of a name for a refusal of a certificate', async () => {
    const alone: Login = (user) => (user === 'alice' ? ok : nameIsRefused)
    const report = await probe(startPostgresql(pki, { login: alone, options: { rejectUnauthorized: false } }))
    expect(reasons(report, 'inconclusive')).toMatchObject({
      revoked: expect.stringContaining('answered error 28000 as bob, which may be for this name alone'),
    })
  })

  it('proves nothing where the honest client is refused as everybody is, and says which option helps', async () => {
    const report = await probe(startPostgresql(pki, { login: () => noCertificate }), { user: 'app' })
    expect(report.verdict).toBe('inconclusive')
    expect(reasons(report, 'inconclusive')).toMatchObject({
      'no-certificate': expect.stringContaining('a refusal would look the same'),
    })
    expect(report.controls[0]).toMatchObject({ request: 'session of app', why: expect.stringContaining('--user NAME') })
  })

  it.each([
    ['cannot serve anybody now', () => startPostgresql(pki, { login: () => unableNow }), 'error 57P03'],
    ['speaks no TLS', () => startRude('N'), 'it declined the SSLRequest'],
    ['sends more than one octet before TLS', () => startRude('Sx'), 'answered with something else'],
    ['speaks another protocol', () => startRude('HTTP/1.1 400 x\r\n\r\n'), 'answered with something else'],
  ])('attacks nothing where a server %s', async (_what, start, why) => {
    const report = await probe(start())
    expect(report.verdict).toBe('inconclusive')
    expect(report.cause?.what).toContain(why)
    expect(report.results.every(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-tried')).toBe(true)
  })
})

describe('the messages of PostgreSQL', () => {
  const read = (type: string, ...content: readonly number[]) =>
    readMessage(Buffer.from([type.charCodeAt(0), 0, 0, 0, content.length + 4, ...content]))

  it('reads whom the server lets in, and what it asks for', () => {
    expect(read('R', 0, 0, 0, 0)).toEqual({ says: 'AuthenticationOk', means: 'let-in' })
    expect(read('R', 0, 0, 0, 10)).toEqual({ says: 'a request for a password (SASL)', means: 'let-in' })
    expect(read('E', ...Buffer.from('SFATAL\0C28P01\0Mx\0\0'))).toEqual({ says: 'error 28P01', means: 'refused' })
    expect(read('E', ...Buffer.from('C53300\0\0'))).toEqual({ says: 'error 53300', means: 'unable' })
    expect(read('E')).toEqual({ says: 'error without a SQLSTATE', means: 'unable' })
    expect(read('v', 0, 0, 0, 0)).toBeUndefined()
  })

  it('makes no answer of what is none', () => {
    expect(read('R', 0)).toBe('an authentication request is too short')
    expect(read('R', 0, 0, 0, 99)).toBe('an authentication request of kind 99')
    expect(read('D')).toContain('type "D"')
  })

  it('lets no name begin another parameter', () => {
    const startup = Buffer.from(encodeStartup({ user: 'a\0database\0secret', database: 'b' }))
    expect(startup.toString('latin1', 8)).toBe(
      'user\0adatabasesecret\0database\0b\0application_name\0countersign-probe\0\0',
    )
    expect(startup.readUInt32BE(0)).toBe(startup.length)
  })
})

describe('PostgreSQL with direct TLS', () => {
  const talk: Talk = {
    // A Sync is answered alone, a StartupMessage by what lets the client in.
    reply: (asked) => (asked[0] === 0x53 ? ready : Buffer.concat([letIn, ready])),
    refusal: gone,
  }
  const direct = (options: TlsOptions = {}): Promise<Report> =>
    probe(startWords(pki, { talk, options: { ALPNProtocols: ['postgresql'], ...options } }), {
      family: 'postgresql+direct',
      scheme: 'postgresql+direct',
    })

  it('is proven where it demands certificates in the handshake', async () => {
    const report = await direct()
    expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
    expect([report.verdict, report.controls[0]?.first.says]).toEqual(['enforced', 'AuthenticationOk'])
  })

  it('is found where it demands none', async () => {
    const report = await direct({ requestCert: false })
    expect(reasons(report, 'bypassed')).toHaveProperty('no-certificate')
  })

  it('is spoken with servers that agree to it by ALPN, and with no other', async () => {
    const report = await direct({ ALPNProtocols: ['h2'] })
    expect([report.verdict, report.cause?.what]).toEqual([
      'inconclusive',
      'the server does not accept PostgreSQL with direct TLS',
    ])
  })
})
