/** NATS: who is answered PING, after the server has said in clear what it is. */
import { wordsContract } from '../../contract/words.ts'

wordsContract('nats', {
  talk: {
    reply: (message) => (message.includes('CONNECT') ? 'INFO {"go":true}\r\nPONG\r\n' : 'PONG\r\n'),
    refusal: "-ERR 'Authorization Violation'\r\n",
  },
  before: { greeting: 'INFO {"tls_required":true}\r\n', replies: [] },
  good: 'PONG',
  bad: '-ERR Authorization Violation',
  unable: "-ERR 'maximum connections exceeded'\r\n",
})
