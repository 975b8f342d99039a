/** Redis: who is answered PING. */
import { rediss } from '../../../src/probe/protocols/redis.ts'
import { readingsContract } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'

readingsContract(rediss, [
  ['+PONG\r\n', 'let-in: PONG (7)'],
  ['+PONG\r', 'closed (6)'],
  ['+OK\r\n', 'the reply to PING is neither PONG nor an error (5)'],
  ['-NOAUTH log in\r\n', 'let-in: NOAUTH (16)'],
  ['-NOPERM no\r\n', 'refused: NOPERM (12)'],
  ['-LOADING\r\n', 'unable: LOADING (10)'],
])

wordsContract('rediss', {
  talk: { reply: () => '+PONG\r\n', refusal: '-DENIED not from there\r\n' },
  good: 'PONG',
  bad: 'DENIED',
  unable: '-LOADING wait\r\n',
})
