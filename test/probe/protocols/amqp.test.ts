/** AMQP: who is answered the header of the protocol. */
import { amqps } from '../../../src/probe/protocols/amqp.ts'
import { readingsContract } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'

/** A method of a connection (§4.2.3, §1.4.2). */
function frame(method: number, ...rest: readonly number[]): Buffer {
  const payload = Buffer.from([0, 10, 0, method, ...rest])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(payload.length)
  return Buffer.concat([Buffer.of(1, 0, 0), length, payload, Buffer.of(0xce)])
}

const noMethod = 'the reply to the header is no method of a connection'
const notStart = 'the reply to the header is not Connection.Start'
const start = frame(10)

readingsContract(amqps, [
  ['', 'closed (0)'],
  ['AMQP\0\0\t', 'closed (7)'],
  ['AMQP\0\0\t\x01', 'let-in: header of AMQP 0-0-9-1 (8)'],
  ['HTTP/1.1', `${noMethod} (1)`],
  [start, 'let-in: Connection.Start (12)'],
  [start.subarray(0, -1), 'closed (11)'],
  [start.with(-1, 0), `${noMethod} (12)`],
  [start.with(8, 20), `${noMethod} (12)`],
  [Buffer.of(1, 0, 0, 0, 0, 0, 0, 0xce), `${noMethod} (8)`],
  [frame(30, 0, 0), `${notStart} (14)`],
  [frame(50), `${notStart} (12)`],
  [frame(50, 1), `${notStart} (13)`],
  [frame(50, 403 >> 8, 403 & 0xff), 'refused: Connection.Close 403 (14)'],
  [frame(50, 320 >> 8, 320 & 0xff), 'unable: Connection.Close 320 (14)'],
])

wordsContract('amqps', {
  talk: { reply: () => frame(10, 0, 9, 0, 0, 0, 0), refusal: frame(50, 403 >> 8, 403 & 0xff, 0) },
  good: 'Connection.Start',
  bad: 'Connection.Close 403',
  once: true,
  unable: frame(50, 320 >> 8, 320 & 0xff, 0),
})
