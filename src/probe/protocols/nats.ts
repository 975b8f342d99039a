/**
 * NATS: a CONNECT without a user, and a PING. The server says in clear what it is, and TLS begins after that line; a server that asks for a
 * login besides the certificate answers everybody with the same error.
 */
import type { Said } from '../protocol/protocol.ts'
import { line, protocolOfSteps, type Step } from '../protocol/steps.ts'

const info: Step = {
  measure: line,
  read: (reply) =>
    /^INFO \{/.test(reply.toString('latin1')) ? { says: 'INFO', means: 'let-in' } : 'it does not begin with INFO',
}

/** The line that answers; what the server says of itself or asks may come before it. */
const answerIn = (text: string): RegExpExecArray | null =>
  /^(?:(?:INFO [^\r\n]*|PING|\+OK)\r\n)*(PONG|-ERR [^\r\n]*)\r\n/.exec(text)

const isNats = (text: string): boolean => text.length < 4 || /^(?:INFO|PING|PONG|-ERR|\+OK)/.test(text)

const ping = (send: string): Step => ({
  send,
  measure: (received) => {
    const text = received.toString('latin1')
    // What begins with none of its words is not waited for.
    return isNats(text) ? answerIn(text)?.[0].length : received.length
  },
  read: (reply): Said | string => {
    const [, said] = answerIn(reply.toString('latin1')) ?? []
    if (said === undefined) return 'the reply to PING is neither PONG nor an error'
    if (said === 'PONG') return { says: 'PONG', means: 'let-in' }
    const error = /^-ERR '([A-Za-z ]{1,40})'/.exec(said)?.[1] ?? 'without words'
    return { says: `-ERR ${error}`, means: /^Auth/.test(error) ? 'refused' : 'unable' }
  },
})

const CONNECT = {
  verbose: false,
  pedantic: false,
  tls_required: true,
  name: 'countersign-probe',
  lang: 'none',
  version: '1',
  protocol: 0,
}

export const nats = protocolOfSteps({
  id: 'nats',
  title: 'NATS',
  asks: 'PING',
  before: [info],
  steps: [ping(`CONNECT ${JSON.stringify(CONNECT)}\r\nPING\r\n`)],
  again: ping('PING\r\n'),
  hint: 'let the server answer the honest client without a login besides its certificate while it is probed',
})
