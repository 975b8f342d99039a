/** MySQL: who gets how far at servers that are sound and broken, by the wire format. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { encodeLogin, readGreeting, readLogin } from '../../../src/probe/protocols/mysql.ts'
import { encodeReport } from '../../../src/probe/report/json.ts'
import type { Report } from '../../../src/probe/report/report.ts'
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
    expect(readGreeting('tls')(packet(0, '\x0a8.0\0'))).toBe('its greeting is not of version 10')
  })

  it('lets no name end before its end', () => {
    const login = Buffer.from(encodeLogin('a\0b', true))
    expect(login.toString('latin1', 36)).toBe('ab\0\0mysql_native_password\0')
    expect([login.readUIntLE(0, 3), login[3]]).toEqual([login.length - 4, 2])
  })
})
