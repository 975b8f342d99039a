/** IMAP: who is told what the server can, after STARTTLS, and over TLS from the beginning, where the server speaks first. */

import { imap, imaps } from '../../../src/probe/protocols/imap.ts'
import { readingsContract } from '../../contract/readings.ts'
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

readingsContract(imap, [
  ['* CAPABILITY IMAP4rev1\r\np2 OK done\r\np3', 'let-in: OK (36)'],
  ['* CAPABILITY IMAP4rev1\r\np2 OK done\r', 'closed (35)'],
  ['p1 OK done\r\n', 'closed (12)'],
  ['p2 NO done\r\n', 'refused: NO (12)'],
  ['p2 BAD what\r\n', 'unable: BAD (13)'],
  ['* BYE no\r\n', 'refused: BYE (10)'],
  ['H', 'closed (1)'],
  ['HT', 'the reply is not IMAP (2)'],
])
readingsContract(imaps, [
  ['* PREAUTH ready\r\np2 OK done\r\n', 'let-in: OK (29)'],
  ['* BYE no\r\n', 'refused: BYE (10)'],
  ['+PONG\r\n', 'the reply is not IMAP (7)'],
])

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
