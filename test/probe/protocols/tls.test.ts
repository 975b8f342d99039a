/** A protocol that we do not speak: who is answered what, by an echo, by a greeting, and by what the operator expects. */
import type { TLSSocket } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { parseOctets } from '../../../src/probe/protocol/octets.ts'
import { tls } from '../../../src/probe/protocols/tls.ts'
import { readingsContract, scripted, tellReply } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'
import { reasons } from '../../support/reasons.ts'
import { hurriedPorts, makePki, probeOf, type Twin } from '../../support/twins.ts'
import { startWords, type Talk } from '../../support/word-twins.ts'

readingsContract(tls, [
  ['countersign-probe\r\nmore', 'let-in: an echo (19)'],
  ['\n', 'let-in: a line of 1 octets (SHA-256 01ba4719c80b6fe9…) (1)'],
  ['no line', 'closed (7)'],
])
readingsContract(
  { ...tls, title: 'what is expected' },
  [
    ['HERE', 'let-in: what is expected (4)'],
    ['and HERE it is', 'let-in: what is expected (8)'],
    ['not', 'refused: something else than is expected (3)'],
    ['', 'closed (0)'],
    [Buffer.alloc(64 * 1024 + 1, 'x'), 'refused: something else than is expected (65537)'],
  ],
  { expect: 'HERE' },
)

it.each([
  ['nothing more came in time', 'timeout (3)', { end: 'timeout' }],
  ['an alert came', 'closed (3)', { end: 'closed', alert: 116 }],
] as const)('takes no part of an answer for a refusal where %s', async (_, reading, ending) => {
  expect(tellReply(await tls.ask(scripted('not', ending), { asks: '', expect: 'HERE' }, ''))).toBe(reading)
})

it.each([
  ['an echo', 'a\na\n', { send: 'a\n' }, 'let-in: an echo (2)'],
  ['what is expected', 'aa', { expect: 'a' }, 'let-in: what is expected (1)'],
  ['what may be a greeting', 'b\nb\n', {}, expect.stringContaining('may have been a greeting')],
])('asks twice after %s, or says why not', async (_, said, question, second) => {
  const talk = tls.converse(scripted(said), '')
  await talk.ask({ asks: '', ...question })
  expect(tellReply(await talk.ask({ asks: '', ...question }))).toEqual(second)
})

it.each([
  [{}, 'a line'],
  [{ send: 'x' }, 'what --send says'],
  [{ expect: 'y' }, 'a line, for what --expect says'],
])('says what it asks: %j', (wish, asks) => {
  expect(tls.honest({ path: '/', ...wish }).asks).toBe(asks)
})

wordsContract('tls', {
  talk: { reply: (message) => message, refusal: 'no\r\n' },
  wish: { expect: 'countersign-probe' },
  good: 'what is expected',
  bad: 'something else than is expected',
})

const pki = makePki()
const open: Twin[] = []
afterAll(() => Promise.all(open.map((twin) => twin.close())))

const lenient = { rejectUnauthorized: false }
const hasGood = (socket: TLSSocket): boolean => socket.authorized

async function probe(ways: Parameters<typeof startWords>[1], wish: Parameters<typeof probeOf>[2] = {}) {
  const twin = await startWords(pki, ways)
  open.push(twin)
  return runProbe(probeOf(pki, twin.port, { family: 'tls', scheme: 'tls', timeoutMs: 3000, ...wish }), hurriedPorts)
}

const echo: Talk = { reply: (message) => message, refusal: 'no\r\n' }
const greeter: Talk = { greeting: 'HELLO 1.0\r\n', reply: () => undefined, refusal: 'GO AWAY\r\n' }

describe('a protocol that the probe does not speak', () => {
  it('is proven by an echo, where the handshake decides', async () => {
    const report = await probe({ talk: echo })
    expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
    expect(report.controls[0]).toMatchObject({ request: 'a line', first: { says: 'an echo' } })
  })

  it('is found to demand nothing, by an echo', async () => {
    const report = await probe({ talk: echo, options: lenient })
    expect(reasons(report, 'bypassed')).toMatchObject({ 'no-certificate': expect.stringContaining('an echo') })
  })

  it('is proven by a greeting, which leaves nothing to ask on a kept connection', async () => {
    const report = await probe({ talk: greeter })
    expect(reasons(report, 'bypassed')).toEqual({})
    expect(reasons(report, 'inconclusive')).toEqual({
      'connection-after-revocation': expect.stringContaining('--send and --expect'),
    })
    expect(report.controls[0]).toMatchObject({ first: { says: expect.stringMatching(/^a line of 11 octets/) } })
  })

  it('is open where another line comes than for the honest client, and nobody has said what that means', async () => {
    const report = await probe({ talk: greeter, options: lenient, admits: hasGood })
    expect(reasons(report, 'bypassed')).toEqual({})
    expect(reasons(report, 'inconclusive')).toMatchObject({
      'no-certificate': expect.stringContaining('it got past TLS, and not as far'),
    })
  })

  it('is decided by what the operator says that it answers', async () => {
    const talk: Talk = { reply: (message) => (`${message}` === 'ASK ME\n' ? 'HERE IT IS' : 'what?'), refusal: 'no' }
    const report = await probe({ talk, options: lenient, admits: hasGood }, { send: 'ASK ME\n', expect: 'HERE' })
    expect([reasons(report, 'bypassed'), reasons(report, 'inconclusive')]).toEqual([{}, {}])
    expect(reasons(report, 'enforced')).toMatchObject({ 'no-certificate': 'something else than is expected' })
    expect(JSON.stringify(report)).not.toContain('ASK ME')
  })

  it('is not decided where the server says nothing', async () => {
    const report = await probe({ talk: { reply: () => undefined, refusal: '' } })
    expect(report.verdict).toBe('inconclusive')
    expect(report.cause).toMatchObject({ next: expect.stringContaining('--send TEXT') })
    expect(report.results.every(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-tried')).toBe(true)
  })
})

describe('octets on a command line', () => {
  it('are text, but for what a backslash begins', () => {
    expect(parseOctets('--send', String.raw`a\r\n\t\\\x00\xfFz`)).toBe('a\r\n\t\\\x00\xffz')
    expect(parseOctets('--send', 'ü')).toBe('\xc3\xbc')
  })

  it.each([
    ['empty', ''],
    ['another letter', String.raw`\q`],
    ['half an octet', String.raw`\x0`],
    ['a backslash alone', '\\'],
    ['too long', 'a'.repeat(4097)],
  ])('are not taken where they are %s', (_, text) => {
    expect(() => parseOctets('value of --send', text)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})
