/** Redis: who is answered PING. */
import { wordsContract } from '../../contract/words.ts'

wordsContract('rediss', {
  talk: { reply: () => '+PONG\r\n', refusal: '-DENIED not from there\r\n' },
  good: 'PONG',
  bad: 'DENIED',
  unable: '-LOADING wait\r\n',
})
