/**
 * The type of a protocol over TLS: how to send a request in the protocol, and what the answers mean. This file attacks nothing.
 */
import type { Ending, Stream, TcpStream } from '../../core/port/network.ts'
import type { ControlOf, Judgement } from '../judgement.ts'
import type { HttpRequest, HttpResponse } from './http.ts'

/** What is asked in a protocol other than HTTP: its own first question. No attack changes it, but for whom it is asked. */
export type Phrase = {
  /** In words, for reports. */
  readonly asks: string
  /** The user to log in as, where the protocol names one. */
  readonly user?: string
  /** The database to log in to, where the protocol names one. */
  readonly database?: string
  /** What is sent, and what is in the answer to those who are let in, one octet a character, where the operator says so. */
  readonly send?: string
  readonly expect?: string
  /** Asked by a client whose certificate has another name than the honest one's: it may be refused for that alone. */
  readonly byOther?: true
}

/** An answer in a protocol other than HTTP. */
export type Said = {
  /** In words that hold nothing confidential; two answers with the same words are the same. */
  readonly says: string
  /** Whether the application let the client in as far as a client gets without logging in, refused it, or could not serve anybody. */
  readonly means: 'let-in' | 'refused' | 'unable'
}

/** The requests and answers of all protocols. What is in them, only the protocol knows, and attacks that speak HTTP alone. */
export type Question = HttpRequest | Phrase
export type Answer = HttpResponse | Said

export const isHttpRequest = (question: Question): question is HttpRequest => 'method' in question
export const isHttp = (answer: Answer | undefined): answer is HttpResponse => answer !== undefined && 'status' in answer

export type Control = ControlOf<Answer>

/** The result of a question. */
export type ReplyOf<A extends Answer> = Ending & {
  /** A whole answer, when one came. */
  readonly answer?: A
  /** The server declined the question in the protocol's own words, and gave no answer; to ask again would change nothing. */
  readonly declined?: true
  /** The server had said before that it does not offer what was to be asked, so that nothing was. */
  readonly notOffered?: true
  /** Octets that came, whether they made an answer or not. */
  readonly receivedBytes: number
  /** Those of them that came to the last question, where others were answered before it. */
  readonly answerBytes?: number
}

export type Reply = ReplyOf<Answer>
export type HttpReply = ReplyOf<HttpResponse>

/** The protocols over which one application is attacked in one probe: those of HTTP, or one other. The scheme of a URL names them. */
export type Family =
  | 'amqps'
  | 'ftp'
  | 'grpcs'
  | 'http'
  | 'imap'
  | 'imaps'
  | 'kafka'
  | 'ldap'
  | 'ldaps'
  | 'mqtts'
  | 'mysql'
  | 'mqtts+5'
  | 'nats'
  | 'postgresql'
  | 'postgresql+direct'
  | 'rediss'
  | 'smtp'
  | 'smtps'
  | 'tls'
  | 'xmpp'
  | 'xmpps'

/** A protocol's name in ALPN (RFC 7301) where it has one, by which reports name it to machines. */
export type ProtocolId = 'http/1.1' | 'h2' | Exclude<Family, 'http'>

/** Asks one thing after the other on one connection. */
export type ConversationOf<Q extends Question, A extends Answer> = { ask(question: Q): Promise<ReplyOf<A>> }
export type Conversation = ConversationOf<Question, Answer>
export type HttpConversation = ConversationOf<HttpRequest, HttpResponse>

/** What the honest client wants: a page, to be let in as a user, or an answer that only the operator knows. */
export type Wish = { readonly path: string; readonly user?: string | undefined } & Pick<Phrase, 'send' | 'expect'>

/** A protocol with questions and answers of its own. */
export type ProtocolOf<Q extends Question, A extends Answer> = {
  readonly id: ProtocolId
  readonly family: Family
  readonly title: string
  /** Whether it may be spoken where the server has chosen none of what was offered. */
  readonly withoutAlpn: 'spoken' | 'not-spoken'
  /** What to offer by ALPN; the protocol's own name where absent. */
  readonly alpn?: readonly string[]
  /** The exchange in clear before the handshake (STARTTLS, SSLRequest); an ending is returned if it failed. */
  prelude?(stream: TcpStream, hostField: string): Promise<Ending | undefined>
  /**
   * What `openssl s_client` needs to ask the same: its word for the exchange in clear, its option for the server's name in that, and the
   * lines to type, where the question is text.
   */
  readonly byOpenssl?: { readonly starttls?: string; readonly hostOption?: string; readonly lines?: readonly string[] }
  /** Without TLS the server answers everybody, as it must where TLS is asked for in clear: an answer there shows nothing. */
  readonly inClear?: 'greeted'
  /** Why nothing can be asked a second time on one connection, where it is so. */
  readonly askedOnce?: string
  /** The request of the honest client. */
  honest(wish: Wish): Q
  /** The same request as a client makes it whose certificate has this common name, and not the honest client's. */
  by?(question: Q, commonName: string): Q
  /**
   * Asks one thing. Never throws for what the peer does.
   *
   * @param hostField the server's name and port, as clients write them
   */
  ask(stream: Stream, question: Q, hostField: string): Promise<ReplyOf<A>>
  /**
   * Asks without waiting for the first words of a server that speaks first in TLS: one that is still waiting for a message of the handshake
   * says nothing, and would be waited for.
   */
  askAtOnce?(stream: Stream, question: Q, hostField: string): Promise<ReplyOf<A>>
  /** Asks one thing without TLS, where that begins in another way. */
  askInClear?(stream: Stream, question: Q, hostField: string): Promise<ReplyOf<A>>
  /** Begins a conversation, in which the server is asked to keep the connection open; otherwise as `ask`. */
  converse(stream: Stream, hostField: string): ConversationOf<Q, A>
  /** Judges the honest client's answer. Pure. */
  judgeControl(answer: A, question: Q): ControlOf<A>
  /** Judges an answer beside the one that the honest client got. Pure. */
  judge(answer: A, control: A, question?: Q): Judgement
  /** Whether two answers are the same but for a name, a time or a counter. Pure. */
  resembles(one: A, other: A): boolean
  /** An answer in a word or a few, for sentences that go "it was answered …". Pure. */
  tell(answer: A): string
}

export type HttpProtocol = ProtocolOf<HttpRequest, HttpResponse>

/** Any protocol. Its methods get questions and answers of its own alone, which `reach.ts` sees to: an attack goes over no protocol that it does not speak. */
export type Protocol = ProtocolOf<Question, Answer>
