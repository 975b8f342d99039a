/** FTP: who is told the server's features, after AUTH TLS. */
import { wordsContract } from '../../contract/words.ts'

wordsContract('ftp', {
  talk: {
    reply: (message) => (message.includes('FEAT') ? '211-Features:\r\n UTF8\r\n211 End\r\n' : '200 ok\r\n'),
    refusal: '530 a certificate is required\r\n',
  },
  before: { greeting: '220 here\r\n', replies: ['234 begin\r\n'] },
  good: '211',
  bad: '530',
  unable: '421 later\r\n',
})
