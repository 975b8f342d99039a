/** MQTT: who is connected, in both of its versions. */
import { wordsContract } from '../../contract/words.ts'

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
