/**
 * The type of a protocol over TLS: how to send a request in the protocol, and what the answers mean. This file attacks nothing.
 */
import type { Ending, Stream, TcpStream } from '../../core/port/network.ts'
import type { ControlOf, Judgement } from '../judgement.ts'
import type { HttpRequest, HttpResponse } from './http.ts'

/** The requests and answers of all protocols. A protocol of another kind than HTTP adds its own to both types. */
export type Question = HttpRequest
export type Answer = HttpResponse

export type Control = ControlOf<Answer>

/** The result of a question. */
export type Reply = Ending & {
  /** A whole answer, when one came. */
  readonly answer?: Answer
  /** The server declined the question in the protocol's own words, and gave no answer; to ask again would change nothing. */
  readonly declined?: true
  /** The server had said before that it does not offer what was to be asked, so that nothing was. */
  readonly notOffered?: true
  /** Octets that came, whether they made an answer or not. */
  readonly receivedBytes: number
}

/** A protocol's name in ALPN (RFC 7301), by which reports name it to machines. */
export type ProtocolId = 'http/1.1' | 'h2'

/** Asks one thing after the other on one connection. */
export type Conversation = { ask(question: Question): Promise<Reply> }

export type Protocol = {
  readonly id: ProtocolId
  readonly title: string
  /** Whether it may be spoken where the server has chosen none of what was offered. */
  readonly withoutAlpn: 'spoken' | 'not-spoken'
  /** The exchange in clear before the handshake (STARTTLS, SSLRequest); an ending is returned if it failed. */
  prelude?(stream: TcpStream): Promise<Ending | undefined>
  /** The request of the honest client for a page. */
  honest(path: string): Question
  /**
   * Asks one thing. Never throws for what the peer does.
   *
   * @param hostField the server's name and port, as clients write them
   */
  ask(stream: Stream, question: Question, hostField: string): Promise<Reply>
  /** Begins a conversation, in which the server is asked to keep the connection open; otherwise as `ask`. */
  converse(stream: Stream, hostField: string): Conversation
  /** Judges the honest client's answer. Pure. */
  judgeControl(answer: Answer, question: Question): Control
  /** Judges an answer beside the one that the honest client got. Pure. */
  judge(answer: Answer, control: Answer, question?: Question): Judgement
  /** Whether two answers are the same but for a name, a time or a counter. Pure. */
  resembles(one: Answer, other: Answer): boolean
}
