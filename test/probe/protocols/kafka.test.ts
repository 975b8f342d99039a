/** Kafka: who is answered ApiVersions. */
import { expect, it } from 'vitest'
import type { Phrase } from '../../../src/probe/protocol/protocol.ts'
import { kafka } from '../../../src/probe/protocols/kafka.ts'
import { readingsContract, scripted } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'

/** A reply with an error, or with 0, and a list of nothing. */
function reply(correlation: Buffer, error: number): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt32BE(10, 0)
  correlation.copy(head, 4)
  head.writeInt16BE(error, 8)
  return Buffer.concat([head, Buffer.alloc(4)])
}

const OURS = Buffer.from('coun')

const longest = Buffer.alloc(32 * 1024)
longest.writeUInt32BE(longest.length - 4)
const tooLong = reply(OURS, 0)
tooLong.writeUInt32BE(32 * 1024 - 3)

readingsContract(kafka, [
  [reply(OURS, 0), 'let-in: ApiVersions 0 (14)'],
  [reply(OURS, 35), 'let-in: ApiVersions 35 (14)'],
  [reply(OURS, 31), 'refused: ApiVersions 31 (14)'],
  [reply(OURS, 0).subarray(0, -1), 'closed (13)'],
  [Buffer.concat([Buffer.of(0, 0, 0, 6), OURS, Buffer.of(0, 0)]), 'let-in: ApiVersions 0 (10)'],
  [reply(Buffer.from('nuoc'), 0), 'the reply to ApiVersions has another form (14)'],
  [Buffer.concat([Buffer.of(0, 0, 0, 4), OURS]), 'the reply to ApiVersions has another form (8)'],
  [Buffer.alloc(4), 'the reply to ApiVersions has another form (4)'],
  [tooLong, 'the reply to ApiVersions has another form (4)'],
  [longest, `the reply to ApiVersions has another form (${longest.length})`],
])

it('asks for ApiVersions in the oldest version', async () => {
  const stream = scripted('')
  await kafka.ask(stream, {} as Phrase, '')
  expect(Buffer.concat(stream.written).toString('latin1')).toBe('\0\0\0\x1b\0\x12\0\0coun\0\x11countersign-probe')
})

wordsContract('kafka', {
  talk: { reply: (message) => reply(message.subarray(8, 12), 0), refusal: reply(OURS, 58) },
  good: 'ApiVersions 0',
  bad: 'ApiVersions 58',
  unable: reply(OURS, -1),
})
