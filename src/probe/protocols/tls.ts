/**
 * A protocol that we do not speak, over TLS: says one line, or what the operator says with `--send`, and compares what comes. It knows of no
 * answer whether it lets anybody in, but for the one that holds what the operator expects.
 *
 * Without anything expected the first line that comes is the answer: a greeting, the reply to our line, or our line itself where the server
 * is an echo. Who gets the honest client's line has got past TLS as it has.
 */
import { createHash } from 'node:crypto'
import type { Stream } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { Phrase, ProtocolOf, ReplyOf, Said } from '../protocol/protocol.ts'
import { take } from '../protocol/steps.ts'
import { judgeControlBy, ofWords } from '../protocol/words-judge.ts'

const OUR_LINE = 'countersign-probe\r\n'

const firstLine = (received: Buffer): Buffer | undefined => {
  const end = received.indexOf('\n')
  return end < 0 ? undefined : received.subarray(0, end + 1)
}

/** A line by its length and the beginning of its digest: it may hold what is nobody's business. */
function readLine(line: Buffer, sent: string): Said {
  if (line.equals(Buffer.from(sent, 'latin1'))) return { says: 'an echo', means: 'let-in' }
  const digest = createHash('sha256').update(line).digest('hex').slice(0, 16)
  return { says: `a line of ${line.length} octets (SHA-256 ${digest}…)`, means: 'let-in' }
}

const EXPECTED: Said = { says: 'what is expected', means: 'let-in' }
const UNEXPECTED: Said = { says: 'something else than is expected', means: 'refused' }

async function ask(stream: Stream, { send = OUR_LINE, expect }: Phrase): Promise<ReplyOf<Said>> {
  const sent = Buffer.from(send, 'latin1')
  if (expect === undefined) {
    const measure = (received: Buffer): number | undefined => firstLine(received)?.length
    return take(stream, { send: sent, measure, read: (reply) => readLine(reply, send) })
  }
  const wanted = Buffer.from(expect, 'latin1')
  const measure = (received: Buffer): number | undefined => {
    const at = received.indexOf(wanted)
    return at < 0 ? undefined : at + wanted.length
  }
  // What is too long is no answer either.
  const read = (reply: Buffer): Said => (reply.includes(wanted) ? EXPECTED : UNEXPECTED)
  const reply = await take(stream, { send: sent, measure, read })
  const isOther = reply.end === 'closed' && reply.receivedBytes > 0 && reply.alert === undefined
  return isOther ? { ...reply, answer: UNEXPECTED } : reply
}

/** Asks again where each question has an answer; after a greeting a server may have nothing to say. */
function converse(stream: Stream) {
  let isGreeting: boolean | undefined
  return {
    ask: async (question: Phrase): Promise<ReplyOf<Said>> => {
      const detail =
        'what came may have been a greeting, after which there is nothing to ask; give what to ask with --send and --expect'
      if (isGreeting) return { end: 'local', detail, receivedBytes: 0 }
      const reply = await ask(stream, question)
      isGreeting ??= question.expect === undefined && reply.answer?.says !== 'an echo'
      return reply
    },
  }
}

export const tls: ProtocolOf<Phrase, Said> = {
  id: 'tls',
  family: 'tls',
  title: 'a protocol of its own',
  alpn: [],
  honest: ({ send, expect }) => ({
    asks: `${send === undefined ? 'a line' : 'what --send says'}${expect === undefined ? '' : ', for what --expect says'}`,
    ...present({ send, expect }),
  }),
  ask,
  converse,
  judgeControl: judgeControlBy('say with --send TEXT what the client asks, and with --expect TEXT what it is answered'),
  ...ofWords,
}
