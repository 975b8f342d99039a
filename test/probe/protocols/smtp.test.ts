/** SMTP: who is greeted after STARTTLS. */

import { wordsContract } from '../../contract/words.ts'
import type { Talk } from '../../support/word-servers.ts'

const says = (message: Buffer, words: string): boolean => message.toString('latin1').includes(words)
const mailTalk: Talk = {
  reply: (message) => (says(message, 'EHLO') ? '250-here\r\n250 SIZE 1000\r\n' : '250 ok\r\n'),
  refusal: '554 5.7.1 a certificate is required\r\n',
}

wordsContract('smtp', {
  talk: mailTalk,
  before: { greeting: '220 here\r\n', replies: ['250-here\r\n250 STARTTLS\r\n', '220 begin\r\n'] },
  good: '250',
  bad: '554',
  unable: '421 later\r\n',
})
