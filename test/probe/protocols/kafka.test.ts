/** Kafka: who is answered ApiVersions. */
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

wordsContract('kafka', {
  talk: { reply: (message) => reply(message.subarray(8, 12), 0), refusal: reply(OURS, 58) },
  good: 'ApiVersions 0',
  bad: 'ApiVersions 58',
  unable: reply(OURS, -1),
})
