/** gRPC: whose calls are answered with a status. The server here is of frames by hand; `test/contract/` has real ones. */
import { describe, expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { HEAD_LIMIT } from '../../../src/probe/protocol/http.ts'
import { encodeFrame } from '../../../src/probe/protocol/http2-frames.ts'
import { grpcs } from '../../../src/probe/protocols/grpc.ts'
import { reasonOf } from '../../../src/probe/report/report.ts'
import { scripted } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'
import { fields, framesIn } from '../../support/frames.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'
import { startWords, type Talk } from '../../support/word-twins.ts'

const [HEADERS, SETTINGS] = [1, 4]
const [END_STREAM, END_HEADERS] = [1, 4]

type Fields = Readonly<Record<string, string>>

/** The whole answer to a call: the head alone, which ends the stream. */
const answer = (stream: number, said: Fields): Buffer => {
  const block = fields(...Object.entries({ ':status': '200', 'content-type': 'application/grpc', ...said }))
  return Buffer.from(encodeFrame(HEADERS, END_STREAM | END_HEADERS, stream, block))
}

/** The settings with which a server begins. */
const opening = Buffer.from(encodeFrame(SETTINGS, 0, 0))

/** The numbers of the streams on which something is called in these bytes. */
const called = (message: Buffer): readonly number[] =>
  framesIn(message).flatMap(({ type, stream }) => (type === HEADERS ? [stream] : []))

/** Answers each call on its stream by what `fieldsOf` has for it. */
const talking = (fieldsOf: (stream: number) => Fields): Talk => ({
  reply: (message) => {
    const answers = called(message).map((stream) => answer(stream, fieldsOf(stream)))
    const first = message.toString('latin1', 0, 3) === 'PRI' ? [opening] : []
    return answers.length + first.length === 0 ? undefined : Buffer.concat([...first, ...answers])
  },
  refusal: Buffer.concat([opening, answer(1, { 'grpc-status': '16' })]),
})

wordsContract('grpcs', {
  talk: talking(() => ({ 'grpc-status': '0' })),
  good: 'OK by grpc.health.v1.Health/Check',
  bad: 'UNAUTHENTICATED',
  unable: Buffer.concat([opening, answer(1, { 'grpc-status': '14' })]),
})

const pki = makePki()

describe('a server of gRPC', () => {
  const probe = async (fieldsOf: (stream: number) => Fields, isOpen: boolean, path = '/') => {
    const options = isOpen ? { rejectUnauthorized: false } : {}
    const twin = await startWords(pki, { talk: talking(fieldsOf), options })
    try {
      const wish = { family: 'grpcs', scheme: 'grpcs', path, timeoutMs: 4000 } as const
      const report = await runProbe(probeOf(pki, twin.port, wish), hurriedPorts)
      const reasons = Object.fromEntries(report.results.map((result) => [result.id, reasonOf(result)]))
      return { report, reasons, says: report.controls[0]?.first.says }
    } finally {
      await twin.close()
    }
  }
  const only =
    (stream: number) =>
    (ours: number): Fields =>
      ours % 6 === stream ? { 'grpc-status': '0' } : { 'grpc-status': '12' }

  it.each([
    ['reflection', 3, 'OK by grpc.reflection.v1.ServerReflection/ServerReflectionInfo'],
    ['reflection as it was before', 5, 'OK by grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo'],
  ])('is asked through %s where it has no health service', async (_what, stream, says) => {
    const { report, says: said } = await probe(only(stream), false)
    expect([report.verdict, said]).toEqual(['enforced', says])
  })

  it('proves that it demands certificates even if it has none of these services, and if not, says what decides it', async () => {
    const sound = await probe(() => ({ 'grpc-status': '12' }), false)
    expect([sound.report.verdict, sound.says]).toEqual(['enforced', 'UNIMPLEMENTED'])
    const open = await probe(() => ({ 'grpc-status': '12' }), true)
    expect(open.report.verdict).toBe('inconclusive')
    expect(open.reasons['no-certificate']).toContain('grpcs://HOST:PORT/package.Service/Method')
  })

  it('is found open by a method that the URL names', async () => {
    const { report, reasons, says } = await probe(() => ({ 'grpc-status': '3' }), true, '/acme.v1.Orders/List')
    expect([report.verdict, says]).toEqual(['bypassed', 'INVALID_ARGUMENT by acme.v1.Orders/List'])
    expect(reasons['no-certificate']).toContain('as the honest client is')
  })

  it.each([
    ['a proxy that refuses in HTTP', { ':status': '400', 'content-type': 'text/html' }, /HTTP 400/],
    ['a status that there is not', { 'grpc-status': '99' }, /gRPC has no such status/],
    ['no status', {}, /without a status/],
  ])('is no honest control with %s', async (_what, fields, why) => {
    const { report } = await probe(() => fields, false)
    expect(report.verdict).toBe('inconclusive')
    expect(report.controls[0]?.why).toMatch(why)
  })
})

describe('an answer of gRPC, frame by frame', () => {
  const [DATA, WINDOW_UPDATE, CONTINUATION] = [0, 8, 9]
  const [PADDED, PRIORITY] = [0x8, 0x20]
  const head = (all: Fields, flags = END_HEADERS, stream = 1): Uint8Array =>
    encodeFrame(HEADERS, flags, stream, fields(...Object.entries({ ':status': '200', ...all })))
  const trailers = (code: string, stream = 1): Uint8Array =>
    encodeFrame(HEADERS, END_STREAM | END_HEADERS, stream, fields(['grpc-status', code]))
  const data = (flags: number, stream = 1): Uint8Array => encodeFrame(DATA, flags, stream, Buffer.alloc(5))

  /** Calls one method of a peer that says just this. */
  const ask = async (...frames: readonly Uint8Array[]) => {
    const peer = scripted(Buffer.concat(frames))
    const reply = await grpcs.ask(peer, { asks: 'acme.v1.Orders/List' }, 'api.acme.internal')
    const types = peer.written.slice(1).map((one) => one[3])
    return { says: reply.answer?.says, means: reply.answer?.means, detail: reply.detail, end: reply.end, types }
  }
  const ok = { says: 'OK by acme.v1.Orders/List', means: 'let-in' }

  it('gives its status in the head, or behind the messages', async () => {
    expect(await ask(opening, head({ 'grpc-status': '0' }, END_STREAM | END_HEADERS))).toMatchObject(ok)
    expect(await ask(opening, head({}), data(0), trailers('0'))).toMatchObject(ok)
    expect(await ask(head({ ':status': '100' }), head({}), trailers('7'))).toMatchObject({
      says: 'PERMISSION_DENIED',
      means: 'refused',
    })
  })

  it('has its window widened by what came, and not where nothing came', async () => {
    expect((await ask(head({}), data(0), trailers('0'))).types).toEqual([WINDOW_UPDATE])
    expect((await ask()).types).toEqual([])
  })

  it('counts what came for all methods that it was asked for', async () => {
    const answers = [answer(1, { 'grpc-status': '12' }), answer(3, { 'grpc-status': '0' })]
    const reply = await grpcs.ask(
      scripted(Buffer.concat(answers)),
      { asks: 'health or reflection' },
      'api.acme.internal',
    )
    expect(reply).toMatchObject({
      answer: { means: 'let-in' },
      receivedBytes: answers.reduce((sum, one) => sum + one.length - 9, 0),
    })
  })

  it('is read through padding and priority, and in pieces, in which no flag of padding means anything', async () => {
    const padded = Buffer.concat([Buffer.of(2), Buffer.alloc(5), fields([':status', '200']), Buffer.alloc(2)])
    const pieces = [
      encodeFrame(HEADERS, PADDED | PRIORITY | END_STREAM, 1, padded),
      encodeFrame(CONTINUATION, 0, 1, fields(['content-type', 'application/grpc'])),
      encodeFrame(CONTINUATION, PADDED | END_HEADERS, 1, fields(['grpc-status', '0'])),
    ]
    expect(await ask(...pieces)).toMatchObject(ok)
  })

  it('is told from those of other streams, whose fields are read for the table alone', async () => {
    const other = [head({ 'grpc-status': '16' }, END_STREAM | END_HEADERS, 3), data(END_STREAM, 3)]
    expect(await ask(...other, head({}), trailers('0'))).toMatchObject(ok)
  })

  it('is not ended by the flag of another frame', async () => {
    const window = encodeFrame(WINDOW_UPDATE, END_STREAM, 1, Buffer.alloc(4, 1))
    const acknowledged = encodeFrame(SETTINGS, END_STREAM, 0)
    expect(await ask(acknowledged, head({}), window, data(0), trailers('0'))).toMatchObject(ok)
  })

  it.each([
    ['messages that end without a status', [head({}), data(END_STREAM)], 'it ends without a status'],
    ['a head that ends without one', [head({}, END_STREAM | END_HEADERS)], 'it ends without a status'],
    ['a piece of a head that has not begun', [encodeFrame(CONTINUATION, END_HEADERS, 1, fields())], /not in sequence/],
    ['messages in the midst of a head', [head({}, 0), data(0)], /not in sequence/],
    ['a status of HTTP that there is not', [head({ ':status': '600' })], 'the answer has no status'],
    ['no status of HTTP', [encodeFrame(HEADERS, END_HEADERS, 1, fields(['grpc-status', '0']))], /has no status/],
    ['an interim answer without what follows', [head({ ':status': '100' }), trailers('0')], /has no status/],
    ['a status that there is not', [head({ 'grpc-status': '17' })], 'gRPC has no such status'],
  ])('is none with %s', async (_what, frames, why) => {
    const { says, end, detail } = await ask(...frames)
    expect([says, end, detail]).toEqual([
      undefined,
      'complete',
      typeof why === 'string' ? why : expect.stringMatching(why),
    ])
  })

  it('has a head of a limited length', async () => {
    /** A head of this length, in as many pieces as it needs. */
    const long = (length: number): readonly Uint8Array[] => {
      const start = fields([':status', '200'], ['grpc-status', '0'])
      const rest = (value: string): Uint8Array => Buffer.concat([start, fields(['x', value])])
      const block = rest('a'.repeat(length - rest('a'.repeat(40_000)).length + 40_000))
      expect(block).toHaveLength(length)
      const pieces = Array.from({ length: Math.ceil(length / 16_384) }, (_, n) =>
        block.subarray(n * 16_384, (n + 1) * 16_384),
      )
      return pieces.map((piece, n) =>
        encodeFrame(n === 0 ? HEADERS : CONTINUATION, n === pieces.length - 1 ? END_HEADERS : 0, 1, piece),
      )
    }
    expect(await ask(...long(HEAD_LIMIT))).toMatchObject(ok)
    expect(await ask(...long(HEAD_LIMIT + 1))).toMatchObject({ end: 'complete', detail: 'the head is too long' })
  })

  it.each([
    ['400', 'refused'],
    ['403', 'refused'],
    ['404', 'let-in'],
    ['408', 'unable'],
    ['425', 'unable'],
    ['429', 'unable'],
    ['302', 'unable'],
    ['503', 'unable'],
  ])('of HTTP alone, %s, is that of a proxy: %s', async (status, means) => {
    const { answer } = await grpcs.ask(
      scripted(head({ ':status': status })),
      { asks: 'acme.v1.Orders/List' },
      'api.acme.internal',
    )
    expect(answer).toEqual({ says: `HTTP ${status}`, means })
  })
})
