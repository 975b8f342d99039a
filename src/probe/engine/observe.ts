/** One request on one connection, and what was seen of its answer. Does not say what it means; the oracle does. */

import { createHash } from 'node:crypto'
import type { Der } from '../../core/brand.ts'
import type {
  Address,
  Credential,
  Network,
  Reshape,
  ServerTrust,
  TlsOutcome,
  TlsSession,
  TlsVersion,
} from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { formatHostField } from '../../policy/host.ts'
import { type Flight, readFlight } from './flight.ts'
import { encodeRequest, type HttpRequest, type HttpResponse, headerValues, readResponse } from './http.ts'

/** What the request travels in; `hello` is a bare ClientHello that nothing follows. */
export type Transport = TlsVersion | 'cleartext' | 'hello'

export type Endpoint = {
  readonly address: Address
  /** Name in SNI, Host and Origin, and the one that the server's certificate must have. */
  readonly serverName: string
  readonly serverTrust: ServerTrust
  readonly timeoutMs: number
}

/** How one connection is made, and what is sent on it. */
export type Approach = {
  readonly request: HttpRequest
  /** Absent: no certificate is presented. */
  readonly credential?: Credential
  /** Name in SNI in the endpoint's place; `none` sends no SNI. The server's certificate is then taken as it is. */
  readonly sni?: string
  /** Sends the ClientHello in these pieces. */
  readonly reshape?: Reshape
  readonly session?: TlsSession
  /** Protocols to offer in the handshake (RFC 7301); HTTP/1.1 where nothing is said. */
  readonly alpn?: readonly string[]
  /** Octets that are sent in the request's place: a ClientHello over the transport `hello`, or what is no HTTP/1.1. */
  readonly hello?: Uint8Array
}

export type Observation = {
  readonly transport: Transport
  readonly end: TlsOutcome['end']
  readonly handshake: TlsOutcome['handshake']
  readonly alert?: number
  /** What the server said in its handshake, as far as it can be read. */
  readonly flight: Flight
  /** A session that the server offered to resume. */
  readonly session?: TlsSession
  /** Whether the session that was asked for was resumed. */
  readonly resumed: boolean
  /** What was seen on the connection whose session was to be resumed. */
  readonly before?: Observation
  /** The answers to what was asked beside it, in that order. */
  readonly beside?: readonly (HttpResponse | undefined)[]
  /** A whole answer of HTTP, when one came. */
  readonly answer?: HttpResponse
  /** Application bytes that came, whether they made an answer or not. */
  readonly receivedBytes: number
  /** What went wrong, in words; decides nothing. */
  readonly detail?: string
  /** What it is called, such as ECONNREFUSED. */
  readonly code?: string
  /** The protocol that the server chose (RFC 7301). */
  readonly alpn?: string
  readonly peerCertificate?: Der<'Certificate'>
  readonly elapsedMs: number
}

const isAnswered =
  (method: string) =>
  (received: Uint8Array): boolean =>
    readResponse(received, false, method).state !== 'incomplete'

/** Whether a ClientHello has its reply; whatever is no TLS is one, too. */
function isReplied(received: Uint8Array): boolean {
  const { hello, alert } = readFlight(received, [])
  return hello !== undefined || alert !== undefined || (received[0] !== undefined && received[0] >>> 2 !== 5)
}

async function converseInTls(
  network: Network,
  { address, serverName, serverTrust, timeoutMs }: Endpoint,
  version: TlsVersion,
  { request, credential, sni, reshape, session, alpn }: Approach,
  send: Uint8Array,
): Promise<TlsOutcome> {
  const name = sni ?? serverName
  return network.exchange({
    address,
    ...(name === 'none' ? {} : { serverName: name }),
    serverTrust: sni === undefined ? serverTrust : 'unchecked',
    version,
    ...present({ credential, reshape, session, alpn }),
    send,
    complete: isAnswered(request.method),
    timeoutMs,
  })
}

/** Without TLS on our side. What comes back in TLS is a reply to us as somebody who does not speak it (RFC 8446 §5.1, §6). */
async function converseInClear(network: Network, endpoint: Endpoint, send: Uint8Array, method: string | 'hello') {
  const { address, timeoutMs } = endpoint
  const complete = method === 'hello' ? isReplied : isAnswered(method)
  const outcome = await network.exchangeCleartext({ address, send, complete, timeoutMs })
  const flight = readFlight(outcome.received, [])
  const spokeTls = flight.hello !== undefined || flight.alert !== undefined
  const rest = spokeTls ? { end: 'closed' as const, received: new Uint8Array(), wire: outcome.received } : {}
  return { ...outcome, handshake: 'failed' as const, ...rest }
}

/** Asks once, on a connection of its own. */
export async function observe(
  network: Network,
  endpoint: Endpoint,
  transport: Transport,
  approach: Approach,
): Promise<Observation> {
  const send =
    approach.hello ?? encodeRequest(approach.request, formatHostField(endpoint.serverName, endpoint.address.port))
  const inTls = transport !== 'cleartext' && transport !== 'hello'
  const outcome: TlsOutcome = inTls
    ? await converseInTls(network, endpoint, transport, approach, send)
    : await converseInClear(network, endpoint, send, transport === 'hello' ? 'hello' : approach.request.method)
  const { received, wire = new Uint8Array(), keyLog = [], session, resumed = false, ...seen } = outcome
  const reading =
    received.length === 0 ? undefined : readResponse(received, seen.end === 'closed', approach.request.method)
  const detail = reading?.state === 'malformed' ? reading.problem : seen.detail
  const flight = readFlight(wire, keyLog)
  // The wire is the better witness: a reset can hide an alert that was sent. After encryption in TLS 1.2 there is none.
  const alert = flight.alert ?? seen.alert
  return {
    transport,
    end: seen.end,
    handshake: seen.handshake,
    ...present({ alert }),
    flight,
    ...present({ session }),
    resumed,
    ...(reading?.state === 'complete' ? { answer: reading.response } : {}),
    receivedBytes: received.length,
    ...present({ detail, code: seen.code, alpn: seen.alpn, peerCertificate: seen.peerCertificate }),
    elapsedMs: seen.elapsedMs,
  }
}

/** What a report keeps of a page: enough to compare two, nothing of what they say. */
export function describeAnswer(answer: HttpResponse) {
  return {
    status: answer.status,
    mediaType: headerValues(answer, 'content-type')[0]?.split(';')[0]?.trim().toLowerCase() ?? '',
    bodyBytes: answer.body.length,
    bodySha256: createHash('sha256').update(answer.body).digest('hex'),
  }
}
