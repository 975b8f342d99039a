/** gRPC: whose calls are answered with a status. The server here is of frames by hand; `test/contract/` has real ones. */
import { describe, expect, it } from 'vitest'
import { runProbe } from '../../../src/probe/probe.ts'
import { encodeFields } from '../../../src/probe/protocol/hpack.ts'
import { encodeFrame } from '../../../src/probe/protocol/http2-frames.ts'
import { reasonOf } from '../../../src/probe/report/report.ts'
import { wordsContract } from '../../contract/words.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'
import { startWords, type Talk } from '../../support/word-twins.ts'

const [HEADERS, SETTINGS] = [1, 4]
const [END_STREAM, END_HEADERS] = [1, 4]

type Fields = Readonly<Record<string, string>>

/** The whole answer to a call: the head alone, which ends the stream. */
const answer = (stream: number, fields: Fields): Buffer => {
  const block = encodeFields(
    Object.entries({ ':status': '200', 'content-type': 'application/grpc', ...fields }).map(([name, value]) => ({
      name,
      value,
    })),
  )
  return Buffer.from(encodeFrame(HEADERS, END_STREAM | END_HEADERS, stream, block))
}

/** The settings with which a server begins. */
const opening = Buffer.from(encodeFrame(SETTINGS, 0, 0))

/** The numbers of the streams on which something is called in these bytes. */
function called(message: Buffer): readonly number[] {
  const streams: number[] = []
  let at = message.toString('latin1', 0, 3) === 'PRI' ? 24 : 0
  while (at + 9 <= message.length) {
    if (message[at + 3] === HEADERS) streams.push(message.readUInt32BE(at + 5))
    at += 9 + message.readUIntBE(at, 3)
  }
  return streams
}

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
