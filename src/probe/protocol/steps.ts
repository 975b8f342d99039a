/**
 * Makes a protocol of steps: octets that are sent, how much of what comes back is one reply, and what the reply means. Most protocols
 * other than HTTP need no more of a client that does not log in. Opens no sockets.
 */
import type { Ending, Stream, TcpStream } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { ConversationOf, Family, Phrase, ProtocolOf, ReplyOf, Said } from './protocol.ts'
import { judgeControlBy, ofWords } from './words-judge.ts'

/** One step of a dialogue. */
export type Step = {
  /** What is sent, where it names the server by the name of that; nothing where the server speaks first. */
  readonly send?: Uint8Array | string | ((serverName: string) => string)
  /** The length of one whole reply; undefined asks for more of it. */
  readonly measure: (received: Buffer) => number | undefined
  /** The meaning of a whole reply; a text says what is wrong with it. */
  readonly read: (reply: Buffer) => Said | string
  /** What a reply that lets the client go on offers to be asked in its place: the answer is then the one to that. */
  readonly leadsTo?: (reply: Buffer) => Step | undefined
}

/** More than this is no reply to what we ask. */
const LONGEST_REPLY = 64 * 1024

/** Takes one step. */
export async function take(
  stream: Stream,
  { send, measure, read, leadsTo }: Step,
  hostField = '',
): Promise<ReplyOf<Said>> {
  const sent = typeof send === 'function' ? send(hostField.replace(/:\d+$/, '')) : send
  if (sent !== undefined) stream.write(typeof sent === 'string' ? Buffer.from(sent, 'latin1') : sent)
  const { received, ...ending } = await stream.read((octets) =>
    octets.length > LONGEST_REPLY ? octets.length : measure(Buffer.from(octets)),
  )
  const heard = { ...ending, receivedBytes: received.length }
  if (ending.end !== 'complete') return heard
  const reply = read(Buffer.from(received))
  if (typeof reply === 'string') return { ...heard, detail: reply }
  const next = reply.means === 'let-in' ? leadsTo?.(Buffer.from(received)) : undefined
  if (next === undefined) return { ...heard, answer: reply }
  return behind(received.length, await take(stream, next, hostField))
}

/** A reply to what was asked after other questions, with the octets that came to those. */
export const behind = (earlierBytes: number, reply: ReplyOf<Said>): ReplyOf<Said> =>
  earlierBytes === 0
    ? reply
    : { answerBytes: reply.receivedBytes, ...reply, receivedBytes: earlierBytes + reply.receivedBytes }

/** Takes the steps one after the other, as long as each lets the client go on; the last reply is the answer. */
async function takeAll(stream: Stream, steps: readonly Step[], hostField: string): Promise<ReplyOf<Said>> {
  let reply: ReplyOf<Said> = { end: 'local', receivedBytes: 0 }
  for (const step of steps) {
    reply = behind(reply.receivedBytes, await take(stream, step, hostField))
    if (reply.answer?.means !== 'let-in') break
  }
  return reply
}

/** The steps in clear by which a client asks for TLS. Nothing may come after the last reply: it would be read as if it had come in TLS (CVE-2011-0411). */
export const preludeOf =
  (title: string, steps: readonly Step[]) =>
  async (stream: TcpStream, hostField = ''): Promise<Ending | undefined> => {
    for (const [index, step] of steps.entries()) {
      const isLast = index === steps.length - 1
      const measure = isLast
        ? (received: Buffer) => (step.measure(received) === undefined ? undefined : received.length)
        : step.measure
      // What came with the last reply would be waiting where TLS begins.
      const read = (reply: Buffer): Said | string =>
        step.measure(reply) === reply.length ? step.read(reply) : 'more came than was asked for'
      const { answer, detail, receivedBytes: _, ...ending } = await take(stream, { ...step, measure, read }, hostField)
      if (ending.end !== 'complete') return { ...ending, ...(detail === undefined ? {} : { detail }) }
      if (answer?.means !== 'let-in') {
        const why = answer === undefined ? (detail ?? 'another protocol') : `it answered ${answer.says}`
        return { end: 'local', detail: `the server does not begin TLS in ${title}: ${why}` }
      }
    }
    return undefined
  }

/** The same steps, with what the first of them that asks something sends sent at once: no server can leave such a client waiting for its first words. */
const atOnce = (steps: readonly Step[]): readonly Step[] => {
  const asking = steps.findIndex(({ send }) => send !== undefined)
  const [first, asked] = [steps[0], steps[asking]]
  if (first === undefined || asked?.send === undefined) return steps
  const { send, ...unasked } = asked
  return steps.map((step, index) => (index === 0 ? { ...first, send } : index === asking ? unasked : step))
}

type Dialogue = {
  readonly id: Exclude<Family, 'http'>
  readonly title: string
  /** What is asked, in words. */
  readonly asks: string
  /** In clear, before TLS. */
  readonly before?: readonly Step[]
  /**
   * Every connection takes these, and the reply to the last is the answer. A server must have the client's certificate before it can give it,
   * so the last asks something, also where the server speaks first.
   */
  readonly steps: readonly Step[]
  /** Asked on a connection that is kept; a text says why nothing is. */
  readonly again: Step | string
  /** What may help where the honest client is refused. */
  readonly hint: string
  readonly alpn?: readonly string[]
  readonly byOpenssl?: ProtocolOf<Phrase, Said>['byOpenssl']
}

/** Makes the protocol. Pure. */
export function protocolOfSteps({
  id,
  title,
  asks,
  before,
  steps,
  again,
  hint,
  alpn = [],
  byOpenssl,
}: Dialogue): ProtocolOf<Phrase, Said> {
  const isGreeted = steps[0]?.send === undefined
  const askAtOnce = (stream: Stream, _: Phrase, hostField: string): Promise<ReplyOf<Said>> =>
    takeAll(stream, atOnce(steps), hostField)
  const converse = (stream: Stream, hostField: string): ConversationOf<Phrase, Said> => {
    let first: Said | undefined
    return {
      ask: async () => {
        if (first === undefined) {
          const reply = await takeAll(stream, steps, hostField)
          first = reply.answer
          return reply
        }
        if (typeof again === 'string') return { end: 'local', detail: again, receivedBytes: 0 }
        const { answer, ...reply } = await take(stream, again, hostField)
        // A client that is served still has what was got before.
        return answer === undefined ? reply : { ...reply, answer: answer.means === 'let-in' ? first : answer }
      },
    }
  }
  return {
    id,
    family: id,
    title,
    ...(before === undefined ? {} : { prelude: preludeOf(title, before), inClear: 'greeted' as const }),
    alpn,
    ...present({ byOpenssl }),
    honest: () => ({ asks }),
    ...(typeof again === 'string' ? { askedOnce: again } : {}),
    ask: (stream, _, hostField) => takeAll(stream, steps, hostField),
    ...(isGreeted ? { askAtOnce, askInClear: askAtOnce } : {}),
    converse,
    judgeControl: judgeControlBy(hint),
    ...ofWords,
  }
}

const CRLF = '\r\n'

/** One line. */
export const line = (received: Buffer): number | undefined => {
  const end = received.indexOf(CRLF)
  return end < 0 ? undefined : end + CRLF.length
}

/** A reply of SMTP and FTP: lines with a code, of which the last has a blank after it (RFC 5321 §4.2.1, RFC 959 §4.2). */
export const codedLines = (received: Buffer): number | undefined => {
  const text = received.toString('latin1')
  // What begins with no code is not waited for.
  if (text.length >= 4 && !/^\d{3}[- ]/.test(text)) return received.length
  const last = /^(\d{3})(?: [^\r\n]*\r\n|-[\s\S]*?\r\n\1 [^\r\n]*\r\n)/.exec(text)
  return last?.[0].length
}

/** By the first digit of its code. */
const meanings: Readonly<Record<string, Said['means']>> = { 2: 'let-in', 3: 'let-in', 4: 'unable', 5: 'refused' }

/** A code that begins with 2 or 3 lets on, one with 5 refuses; with 4 nobody can be served now. */
export const readCode = (reply: Buffer): Said | string => {
  const [code = '', first = ''] = /^(\d)\d\d(?=[- ])/.exec(reply.toString('latin1', 0, 4)) ?? []
  const means = meanings[first]
  return means === undefined ? 'a reply has no code' : { says: code, means }
}
