/** NATS: who is answered PING, after the server has said in clear what it is. */
import { nats } from '../../../src/probe/protocols/nats.ts'
import { readingsContract } from '../../contract/readings.ts'
import { wordsContract } from '../../contract/words.ts'

const neither = 'the reply to PING is neither PONG nor an error'

readingsContract(nats, [
  ['INFO {}\r\nPING\r\n+OK\r\nPONG\r\nPING', 'let-in: PONG (26)'],
  ['PONG', 'closed (4)'],
  ['HTTP', `${neither} (4)`],
  ["-ERR 'Authentication Timeout'\r\n", 'refused: -ERR Authentication Timeout (31)'],
  ['-ERR what\r\n', 'unable: -ERR without words (11)'],
])

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
