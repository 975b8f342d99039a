/** MQTT: who is connected. */
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
