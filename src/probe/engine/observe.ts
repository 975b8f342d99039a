/** One request on one connection, and what was seen of its answer. Does not say what it means; the oracle does. */

import type { Der } from '../../core/brand.ts'
import type {
  Address,
  Credential,
  Ending,
  Heard,
  Network,
  Reshape,
  Secured,
  ServerTrust,
  TcpStream,
  TlsSession,
  TlsVersion,
} from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { formatHostField } from '../../policy/host.ts'
import type { HttpRequest, HttpResponse } from '../protocol/http.ts'
import { encodeRequest, readResponse } from '../protocol/http1.ts'
import { type Flight, readFlight } from '../tls/flight.ts'

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
  readonly end: Ending['end']
  readonly handshake: Secured['handshake']
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
  (received: Uint8Array): number | undefined =>
    readResponse(received, false, method).state === 'incomplete' ? undefined : received.length

/** Whether a ClientHello has its reply; whatever is no TLS is one, too. */
function isReplied(received: Uint8Array): number | undefined {
  const { hello, alert } = readFlight(received, [])
  const replied = hello !== undefined || alert !== undefined || (received[0] !== undefined && received[0] >>> 2 !== 5)
  return replied ? received.length : undefined
}

/** What was said on one connection, and what was seen of its handshake. */
type Conversation = Ending & {
  readonly received: Uint8Array
  readonly secured?: Secured
  /** What came in TLS. */
  readonly wire: Uint8Array
  readonly elapsedMs: number
}

const nothing = new Uint8Array()

async function converseInTls(
  network: Network,
  stream: TcpStream,
  { serverName, serverTrust }: Endpoint,
  version: TlsVersion,
  { request, credential, sni, reshape, session, alpn = ['http/1.1'] }: Approach,
  send: Uint8Array,
): Promise<Omit<Conversation, 'elapsedMs'>> {
  const name = sni ?? serverName
  const secured = await network.secure(stream, {
    ...(name === 'none' ? {} : { serverName: name }),
    serverTrust: sni === undefined ? serverTrust : 'unchecked',
    version,
    alpn,
    ...present({ credential, reshape, session }),
  })
  if (secured.channel === undefined) return { ...secured.ending, received: nothing, secured, wire: stream.tape() }
  secured.channel.write(send)
  return { ...(await secured.channel.read(isAnswered(request.method))), secured, wire: stream.tape() }
}

/** Without TLS on our side. What comes back in TLS is a reply to us as somebody who does not speak it (RFC 8446 §5.1, §6). */
async function converseInClear(
  stream: TcpStream,
  send: Uint8Array,
  measure: Parameters<TcpStream['read']>[0],
): Promise<Omit<Conversation, 'elapsedMs'>> {
  stream.write(send)
  const heard: Heard = await stream.read(measure)
  const flight = readFlight(heard.received, [])
  const spokeTls = flight.hello !== undefined || flight.alert !== undefined
  return spokeTls ? { ...heard, end: 'closed', received: nothing, wire: heard.received } : { ...heard, wire: nothing }
}

async function converse(
  network: Network,
  endpoint: Endpoint,
  transport: Transport,
  approach: Approach,
): Promise<Conversation> {
  const { address, serverName, timeoutMs } = endpoint
  const stream = await network.connect(address, timeoutMs)
  if ('end' in stream) return { ...stream, received: nothing, wire: nothing }
  const send = approach.hello ?? encodeRequest(approach.request, formatHostField(serverName, address.port))
  try {
    const conversation =
      transport === 'cleartext' || transport === 'hello'
        ? await converseInClear(stream, send, transport === 'hello' ? isReplied : isAnswered(approach.request.method))
        : await converseInTls(network, stream, endpoint, transport, approach, send)
    return { ...conversation, elapsedMs: stream.elapsedMs() }
  } finally {
    stream.close()
  }
}

/** Asks once, on a connection of its own. */
export async function observe(
  network: Network,
  endpoint: Endpoint,
  transport: Transport,
  approach: Approach,
): Promise<Observation> {
  const { received, wire, secured, ...seen } = await converse(network, endpoint, transport, approach)
  const reading =
    received.length === 0 ? undefined : readResponse(received, seen.end === 'closed', approach.request.method)
  const detail = reading?.state === 'malformed' ? reading.problem : seen.detail
  const flight = readFlight(wire, secured?.keyLog() ?? [])
  // The wire is the better witness: a reset can hide an alert that was sent. After encryption in TLS 1.2 there is none.
  const alert = flight.alert ?? seen.alert
  return {
    transport,
    end: seen.end,
    handshake: secured?.handshake ?? 'failed',
    ...present({ alert }),
    flight,
    ...present({ session: secured?.session() }),
    resumed: secured?.resumed ?? false,
    ...(reading?.state === 'complete' ? { answer: reading.response } : {}),
    receivedBytes: received.length,
    ...present({ detail, code: seen.code, alpn: secured?.alpn, peerCertificate: secured?.peerCertificate }),
    elapsedMs: seen.elapsedMs,
  }
}
