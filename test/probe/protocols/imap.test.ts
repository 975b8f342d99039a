/** IMAP: who is told what the server can, after STARTTLS, and over TLS from the beginning, where the server speaks first. */

import { wordsContract } from '../../contract/words.ts'
import type { Talk } from '../../support/word-twins.ts'

const says = (message: Buffer, words: string): boolean => message.toString('latin1').includes(words)
const imapTalk: Talk = {
  reply: (message) => {
    const [tag = ''] = message.toString('latin1').split(' ')
    return says(message, 'CAPABILITY') ? `* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n` : `${tag} OK done\r\n`
  },
  refusal: '* BYE a certificate is required\r\n',
}

wordsContract('imap', {
  talk: imapTalk,
  before: { greeting: '* OK ready\r\n', replies: ['p1 OK begin\r\n'] },
  good: 'OK',
  bad: 'BYE',
  unable: 'p2 BAD what\r\n',
})
wordsContract('imaps', {
  talk: { ...imapTalk, greeting: '* OK ready\r\n' },
  good: 'OK',
  bad: 'BYE',
  unable: 'p2 BAD what\r\n',
})
