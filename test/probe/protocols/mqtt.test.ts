/** MQTT: who is connected, in both of its versions. */
import { expect, it } from 'vitest'
import { mqtts, mqtts5 } from '../../../src/probe/protocols/mqtt.ts'
import { readingsContract, scripted, tellReply } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'

const noConnack = 'the reply to CONNECT is no CONNACK'

readingsContract(mqtts, [
  ['', 'closed (0)'],
  [Buffer.of(0x20, 2, 0, 0, 0xd0), 'let-in: CONNACK 0 (4)'],
  [Buffer.of(0x20, 2, 0), 'closed (3)'],
  [Buffer.of(0x20, 2, 0, 5), 'refused: CONNACK 5 (4)'],
  [Buffer.of(0x20, 2, 0, 1), 'unable: CONNACK 1 (4)'],
  [Buffer.of(0x20, 3, 0, 0, 0), `${noConnack} (5)`],
  [Buffer.of(0xd0, 2, 0, 0), `${noConnack} (4)`],
  [Buffer.of(0x20, 128, 128), `${noConnack} (3)`],
  ['HTTP', `${noConnack} (1)`],
])
readingsContract(mqtts5, [
  [Buffer.of(0x20, 3, 0, 0, 0), 'let-in: CONNACK 0 (5)'],
  [Buffer.of(0x20, 3, 0, 0x8a, 0), 'refused: CONNACK 138 (5)'],
  [Buffer.of(0x20, 3, 0, 5, 0), 'unable: CONNACK 5 (5)'],
  [Buffer.of(0x20, 0), `${noConnack} (2)`],
  [Buffer.concat([Buffer.of(0x20, 128, 1, 0, 0x87), Buffer.alloc(126)]), 'refused: CONNACK 135 (131)'],
  [Buffer.of(0x20, 130, 1, 0, 0), 'closed (5)'],
])

it('asks on a kept connection by a ping, which nothing but its own reply answers', async () => {
  const talk = mqtts.converse(scripted(Buffer.of(0x20, 2, 0, 0, 0xd0, 0, 0x20, 2, 0, 0)), '')
  const told = [tellReply(await talk.ask({ asks: '' })), tellReply(await talk.ask({ asks: '' }))]
  expect(told).toEqual(['let-in: CONNACK 0 (4)', 'let-in: CONNACK 0 (2)'])
  expect(tellReply(await talk.ask({ asks: '' }))).toBe('the reply to PINGREQ is no PINGRESP (4)')
})

it.each([
  [mqtts, [0x10, 12, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 60, 0, 0]],
  [mqtts5, [0x10, 13, 0, 4, 0x4d, 0x51, 0x54, 0x54, 5, 2, 0, 60, 0, 0, 0]],
])('connects without a name and without a session', async (protocol, octets) => {
  const stream = scripted('')
  await protocol.ask(stream, { asks: '' }, '')
  expect(Buffer.concat(stream.written)).toEqual(Buffer.from(octets))
})

wordsContract('mqtts', {
  talk: {
    reply: (message) => (message[0] === 0x10 ? Buffer.of(0x20, 2, 0, 0) : Buffer.of(0xd0, 0)),
    refusal: Buffer.of(0x20, 2, 0, 5),
  },
  good: 'CONNACK 0',
  bad: 'CONNACK 5',
  unable: Buffer.of(0x20, 2, 0, 3),
})

/** With properties: a reason of as many octets that its length takes two. */
const reason = Buffer.concat([Buffer.of(0x1f, 0, 140), Buffer.alloc(140, 'x')])
const connack = (code: number): Buffer => Buffer.concat([Buffer.of(0x20, 0x80 + 19, 1, 0, code, 0x80 + 15, 1), reason])

wordsContract('mqtts+5', {
  talk: {
    reply: (message) => {
      if (message[0] !== 0x10) return Buffer.of(0xd0, 0)
      // One who asks in another version is told so in the words of that version (§3.1.2.2).
      return message[8] === 5 ? connack(0) : Buffer.of(0x20, 2, 0, 1)
    },
    refusal: Buffer.of(0x20, 3, 0, 0x87, 0),
  },
  good: 'CONNACK 0',
  bad: 'CONNACK 135',
  unable: Buffer.of(0x20, 3, 0, 0x88, 0),
})
