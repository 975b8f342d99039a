/** How one connection is made and what is observed on it. `engine/observe.ts` makes connections; `engine/oracle.ts` decides what an answer means. */
import type { Der } from '../core/brand.ts'
import type { Address, Credential, Ending, Reshape, Secured, TlsSession, TlsVersion } from '../core/port/network.ts'
import type { HttpRequest, HttpResponse } from './protocol/http.ts'
import type { Answer, Protocol, Question } from './protocol/protocol.ts'
import type { Renegotiated } from './tls/bare-client.ts'
import type { ClientFlight } from './tls/client-flight.ts'
import type { Flight } from './tls/flight.ts'

/** The form of the request; `hello` is a bare ClientHello without anything after it, `quic` one in QUIC. */
export type Transport = TlsVersion | 'cleartext' | 'hello' | 'quic'

/** The protocol and TLS version of a request. */
export type Route = { readonly transport: Transport; readonly protocol: Protocol }

/** How one connection is made, and what is asked on it. */
export type ApproachOf<Q extends Question> = {
  readonly request: Q
  /** Absent: no certificate is presented. */
  readonly credential?: Credential
  /** Where it is made, in the endpoint's place. */
  readonly at?: Address
  /** Name in SNI in the endpoint's place; `none` sends no SNI. The server's certificate is then taken as it is. */
  readonly sni?: string
  /** The name in SNI is an address, and is sent even so. */
  readonly addressAsName?: true
  /** Protocols to offer in the place of the one that is spoken (RFC 7301); it is then spoken whatever the server chooses. */
  readonly alpn?: readonly string[]
  /** Sends the ClientHello in these pieces. */
  readonly reshape?: Reshape
  readonly session?: TlsSession
  /** Offers only suites by which neither side proves who it is; the server then shows no certificate. */
  readonly anonymous?: true
  /** What the client sends after the server's first flight, in the place of what a TLS library would. */
  readonly flight?: ClientFlight
  /** The ClientHello that is sent over the transport `hello`. */
  readonly hello?: Uint8Array
}

export type Approach = ApproachOf<Question>
export type HttpApproach = ApproachOf<HttpRequest>

export type ObservationOf<A extends Answer> = Route & {
  readonly end: Ending['end']
  readonly handshake: Secured['handshake']
  readonly alert?: number
  /** The handshake messages of the server, as far as they can be read. */
  readonly flight: Flight
  /** The connection ended before the flight of the approach was sent: what happened on it says nothing of the flight. */
  readonly unsent?: true
  /** The handshakes that the server made on the same connection after the first, as its client asked. */
  readonly renegotiated?: Renegotiated
  /** A session that the server offered to resume. */
  readonly session?: TlsSession
  /** Whether the session that was asked for was resumed. */
  readonly resumed: boolean
  /** The observation of the connection whose session the attempt resumes. */
  readonly before?: ObservationOf<A>
  /** The answers to what was asked beside it, in that order. */
  readonly beside?: readonly (A | undefined)[]
  /** The answers to what was asked in doubt of it, in that order. */
  readonly inDoubt?: readonly (A | undefined)[]
  /** A whole answer, when one came. */
  readonly answer?: A
  /** The server declined the question in the protocol's own words, and gave no answer. */
  readonly declined?: true
  /** The server had said before that it does not offer what was to be asked, so that nothing was. */
  readonly notOffered?: true
  /** Application bytes that came, whether they made an answer or not. */
  readonly receivedBytes: number
  /** Those of them that came to the last question, where others were answered before it. */
  readonly answerBytes?: number
  /** The error in words; decides nothing. */
  readonly detail?: string
  /** The name of the error, such as ECONNREFUSED. */
  readonly code?: string
  /** The protocol that the server chose (RFC 7301). */
  readonly alpn?: string
  /** Over UDP: whether a QUIC listener answered at all, and the versions of QUIC that it named. */
  readonly quic?: { readonly listens: boolean; readonly versions?: readonly number[] }
  readonly peerCertificate?: Der<'Certificate'>
  readonly elapsedMs: number
}

export type Observation = ObservationOf<Answer>
export type HttpObservation = ObservationOf<HttpResponse>

/** How much of an answer came: a greeting, or a reply to what was asked before, is no part of it. Pure. */
export const answerBytesOf = ({ answerBytes, receivedBytes }: Observation): number => answerBytes ?? receivedBytes
