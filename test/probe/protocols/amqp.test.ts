/** AMQP: who is answered the header of the protocol. */
import { wordsContract } from '../../contract/words.ts'

/** A method of a connection (§4.2.3, §1.4.2). */
function frame(method: number, ...rest: readonly number[]): Buffer {
  const payload = Buffer.from([0, 10, 0, method, ...rest])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(payload.length)
  return Buffer.concat([Buffer.of(1, 0, 0), length, payload, Buffer.of(0xce)])
}

wordsContract('amqps', {
  talk: { reply: () => frame(10, 0, 9, 0, 0, 0, 0), refusal: frame(50, 403 >> 8, 403 & 0xff, 0) },
  good: 'Connection.Start',
  bad: 'Connection.Close 403',
  once: true,
  unable: frame(50, 320 >> 8, 320 & 0xff, 0),
})
