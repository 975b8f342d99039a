/** MySQL: who gets how far at servers that are sound and broken, by the wire format. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { encodeLogin, mysql, readGreeting, readLogin } from '../../../src/probe/protocols/mysql.ts'
import { encodeReport } from '../../../src/probe/report/json.ts'
import type { Report } from '../../../src/probe/report/report.ts'
import { readingsContract, scripted, tellReply } from '../../contract/readings.ts'
import { commonNameOf, error, greetingOf, type Login, packet, startMysql } from '../../support/mysql-server.ts'
import { reasons } from '../../support/reasons.ts'
import { hurriedPorts, listen, makePki, probeOf, type Twin } from '../../support/twins.ts'

const pki = makePki()
const open: Twin[] = []
afterAll(() => Promise.all(open.map((twin) => twin.close())))

async function probe(starting: Promise<Twin>, wish: Parameters<typeof probeOf>[2] = {}): Promise<Report> {
  const twin = await starting
  open.push(twin)
  const asked = { family: 'mysql', scheme: 'mysql', timeoutMs: 4000, ...wish } as const
  return runProbe(probeOf(pki, twin.port, asked), hurriedPorts)
}

const fitsSchema = new Ajv2020({ allErrors: true, strictRequired: false }).compile(
  JSON.parse(readFileSync('pki/schemas/answers/probe.schema.json', 'utf8')),
)

const anyCertificate: Login = (_user, socket) =>
  'getPeerX509Certificate' in socket && socket.getPeerX509Certificate() !== undefined ? 'ok' : 'denied'

/** A port that says this first, and then nothing. */
const startRude = (first: Buffer | string): Promise<Twin> =>
  listen(createServer((socket) => void socket.write(first as string)))

const ok = packet(2, '\0\0\0')
const denied = error(2, 'no', 1045)
const asked = { asks: '', user: 'alice' }
const noPacket = 'the answer is no packet'
const sized = (length: number): Buffer => Buffer.concat([packet(2, Buffer.alloc(length))])

readingsContract(mysql, [
  ['', 'closed (0)'],
  [Buffer.concat([ok, denied]), 'let-in: OK (7)'],
  [ok.subarray(0, -1), 'closed (6)'],
  [packet(2, '\0'), 'let-in: OK (5)'],
  [packet(2), `${noPacket} (4)`],
  [sized(16 * 1024), `let-in: OK (${16 * 1024 + 4})`],
  [sized(16 * 1024 + 1), `${noPacket} (4)`],
  [packet(2, '\xff\x15\x04'), 'refused: error 1045 (7)'],
  [packet(2, '\xff\x15'), 'an error has no number (6)'],
  [error(2, 'x', 1040), 'unable: error 1040 (14)'],
  [Buffer.concat([packet(2, '\x01\x04'), ok]), 'refused: a request for a password (6)'],
  [Buffer.concat([packet(2, '\xfe'), ok]), 'refused: a request for a password (5)'],
  [Buffer.concat([packet(2, '\xfemysql_native_password\0salt'), packet(4, '\0')]), 'let-in: OK (36)'],
  [packet(2, '\xfemysql_native_password'), 'closed (26)'],
  [packet(2, '\x02'), 'the answer to a login is neither OK nor an error (5)'],
])

describe('what is sent to MySQL', () => {
  const sentTo = async (said: Buffer, act: (stream: ReturnType<typeof scripted>) => unknown) => {
    const stream = scripted(said)
    await act(stream)
    return stream.written.map((octets) => Buffer.from(octets))
  }
  const login = (stream: ReturnType<typeof scripted>) => mysql.ask(stream, asked, '')

  it.each([
    ['mysql_native_password\0salt', packet(8)],
    ['mysql_native_password', packet(8)],
    ['caching_sha2_password\0salt', packet(8, '\0')],
  ])('is the proof of no password by %j', async (way, proof) => {
    expect(await sentTo(packet(7, `\xfe${way}`), login)).toEqual([Buffer.from(encodeLogin('alice', true)), proof])
  })

  it('is one login, where that is answered', async () => {
    expect(await sentTo(Buffer.concat([ok, denied]), login)).toHaveLength(1)
  })

  it('begins TLS after a greeting that offers it, and after no other', async () => {
    const begin = (stream: ReturnType<typeof scripted>) => mysql.prelude?.(stream, '')
    const [request] = await sentTo(greetingOf(), begin)
    expect([request?.length, request?.[3], (request?.readUInt32LE(4) ?? 0) & 0x800]).toEqual([36, 1, 0x800])
    // The longest packet, and utf8mb4 as the character set.
    expect([request?.readUInt32LE(8), request?.[12]]).toEqual([2 ** 24, 45])
    expect(await sentTo(greetingOf(0xf7fe), begin)).toEqual([])
  })

  it('is a login without TLS after the greeting, and nothing to who is refused by it', async () => {
    const inClear = (stream: ReturnType<typeof scripted>) => mysql.askInClear?.(stream, asked, '')
    const sent = await sentTo(Buffer.concat([greetingOf(0xf7fe), ok]), inClear)
    expect(sent).toEqual([Buffer.from(encodeLogin('alice', false))])
    expect([sent[0]?.[3], (sent[0]?.readUInt32LE(4) ?? 0) & 0x800]).toEqual([1, 0])
    expect(await sentTo(error(0, 'no', 1130), inClear)).toEqual([])
  })

  it('is a ping on a connection that is kept, where there is a session', async () => {
    const twice = async (said: Buffer) => {
      const talk = mysql.converse(scripted(said), '')
      return [tellReply(await talk.ask(asked)), tellReply(await talk.ask(asked))]
    }
    expect(await twice(Buffer.concat([ok, denied]))).toEqual(['let-in: OK (7)', 'refused: error 1045 (15)'])
    expect(await twice(Buffer.concat([denied, ok]))).toEqual([
      'refused: error 1045 (15)',
      'without a login no session can be kept open (0)',
    ])
  })
})

describe('MySQL', () => {
  it('proves a server whose user needs a certificate, and says which attacks are about HTTP', async () => {
    const report = await probe(startMysql(pki))
    expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
    expect(report.verdict).toBe('enforced')
    expect(fitsSchema(JSON.parse(JSON.stringify(encodeReport(report)))), JSON.stringify(fitsSchema.errors)).toBe(true)
    expect(reasons(report, 'enforced')).toMatchObject({
      'no-certificate': 'error 1045',
      'session-in-clear': 'error 1045',
      'connection-after-revocation': expect.stringContaining('new CRL'),
    })
    expect(reasons(report, 'not-tried')).toMatchObject({ framing: expect.stringContaining('it is about HTTP') })
    const first = { says: 'OK' }
    expect(report.controls[0]).toMatchObject({ protocol: 'mysql', request: 'session of alice', first })
  })

  it('proves a server that asks for the proof of the password in another way', async () => {
    const report = await probe(startMysql(pki, { asksAgain: true }))
    expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
    expect(report.verdict).toBe('enforced')
  })

  it('finds a server whose user needs no certificate', async () => {
    const report = await probe(startMysql(pki, { login: () => 'ok' }))
    expect(reasons(report, 'bypassed')).toMatchObject({ 'no-certificate': expect.stringContaining('answered OK') })
    expect(reasons(report, 'bypassed')).not.toHaveProperty('self-signed')
  })

  it('finds a server that takes the certificates of any CA', async () => {
    const report = await probe(startMysql(pki, { login: anyCertificate, options: { rejectUnauthorized: false } }))
    expect(Object.keys(reasons(report, 'bypassed'))).toEqual(
      expect.arrayContaining(['self-signed', 'sibling-authority', 'expired', 'revoked', 'wrong-eku']),
    )
    expect(reasons(report, 'enforced')).toMatchObject({ 'no-certificate': 'error 1045' })
  })

  it('finds a server that logs in without TLS', async () => {
    const report = await probe(startMysql(pki, { inClear: () => 'ok' }))
    expect(Object.keys(reasons(report, 'bypassed'))).toEqual(['session-in-clear'])
  })

  it('takes no refusal of a name for a refusal of a certificate (REQUIRE SUBJECT)', async () => {
    const login: Login = (_user, socket) => (commonNameOf(socket) === 'alice' ? 'ok' : 'denied')
    const report = await probe(startMysql(pki, { login, options: { rejectUnauthorized: false } }))
    expect(reasons(report, 'inconclusive')).toMatchObject({
      revoked: expect.stringContaining('which may be for this name alone'),
    })
  })

  it.each(['denied', 'wants-password'] as const)('claims nothing where the honest client is %s', async (said) => {
    const report = await probe(startMysql(pki, { login: () => said }), { user: 'app' })
    expect(report.verdict).toBe('inconclusive')
    expect(reasons(report, 'bypassed')).toEqual({})
    expect(reasons(report, 'inconclusive')).toMatchObject({
      'no-certificate': expect.stringContaining('a refusal would look the same'),
    })
    expect(report.controls[0]).toMatchObject({ request: 'session of app', why: expect.stringContaining('--user NAME') })
  })

  it.each([
    ['cannot serve anybody now', () => startMysql(pki, { login: () => 'unable' }), 'error 1040'],
    ['speaks no TLS', () => startMysql(pki, { greeting: greetingOf(0xf7fe) }), 'it offers no TLS'],
    ['talks to nobody from here', () => startRude(error(0, 'not allowed', 1130)), 'it answered error 1130'],
    ['sends more before TLS', () => startRude(Buffer.concat([greetingOf(), Buffer.of(7)])), 'more came than was asked'],
    ['is of another version', () => startRude(packet(0, '\x095.0\0')), 'not of version 10'],
    ['speaks another protocol', () => startRude('220 here\r\n'), 'does not begin with a packet'],
  ])('attacks nothing where a server %s', async (_what, start, why) => {
    const report = await probe(start())
    expect(report.verdict).toBe('inconclusive')
    expect(report.cause?.what).toContain(why)
    expect(report.results.every(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-tried')).toBe(true)
  })
})

describe('the packets of MySQL', () => {
  it('reads who is let in, and makes no answer of what is none', () => {
    expect(readLogin(packet(3, '\0\0\0'))).toEqual({ says: 'OK', means: 'let-in' })
    expect(readLogin(error(3, 'x', 3159))).toEqual({ says: 'error 3159', means: 'refused' })
    expect(readLogin(error(3, 'x', 1053))).toEqual({ says: 'error 1053', means: 'unable' })
    expect(readLogin(packet(3, '\x02'))).toBe('the answer to a login is neither OK nor an error')
    expect(readLogin(packet(3, '\xff'))).toBe('an error has no number')
    expect(readLogin(packet(3))).toBe('the answer is no packet')
  })

  it.each([
    ['\x0a8\0', 13, '\0\x08', { says: 'a greeting', means: 'let-in' }, { says: 'a greeting', means: 'let-in' }],
    ['\x0a8\0', 13, '\0\0', 'it offers no TLS', { says: 'a greeting', means: 'let-in' }],
    ['\x0a8\0', 13, '\0', 'its greeting is not of version 10', 'its greeting is not of version 10'],
    ['\x098\0', 13, '\0\x08', 'its greeting is not of version 10', 'its greeting is not of version 10'],
    ['\xff\x15\x04', 0, '', { says: 'error 1045', means: 'refused' }, { says: 'error 1045', means: 'refused' }],
  ])('reads a greeting %j', (first, between, last, overTls, inClear) => {
    const greeting = packet(0, first, Buffer.alloc(between, 1), last)
    expect([readGreeting('tls')(greeting), readGreeting('nothing')(greeting)]).toEqual([overTls, inClear])
  })

  it('reads no greeting in what has no end, or is no packet', () => {
    expect(readGreeting('tls')(packet(0, `\x0a${'x'.repeat(40)}`))).toBe('its greeting is not of version 10')
    expect(readGreeting('tls')(packet(0))).toBe('it does not begin with a packet')
  })

  it('lets no name end before its end', () => {
    const login = Buffer.from(encodeLogin('a\0b', true))
    expect(login.toString('latin1', 36)).toBe('ab\0\0mysql_native_password\0')
    expect([login.readUIntLE(0, 3), login[3]]).toEqual([login.length - 4, 2])
  })
})
