/** Sends one request on one connection, and records everything that the server answers. `oracle.ts` decides what the answer means. */
import type { Der } from '../../core/brand.ts'
import type {
  Address,
  Credential,
  Ending,
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
import type { Answer, Protocol, Question, Reply } from '../protocol/protocol.ts'
import { type Flight, readFlight } from '../tls/flight.ts'

/** The form of the request; `hello` is a bare ClientHello without anything after it. */
export type Transport = TlsVersion | 'cleartext' | 'hello'

export type Endpoint = {
  readonly address: Address
  /** Name in SNI, Host and Origin, and the one that the server's certificate must have. */
  readonly serverName: string
  readonly serverTrust: ServerTrust
  readonly timeoutMs: number
}

/** The protocol and TLS version of a request. */
export type Route = { readonly transport: Transport; readonly protocol: Protocol }

/** How one connection is made, and what is asked on it. */
export type Approach = {
  readonly request: Question
  /** Absent: no certificate is presented. */
  readonly credential?: Credential
  /** Name in SNI in the endpoint's place; `none` sends no SNI. The server's certificate is then taken as it is. */
  readonly sni?: string
  /** Sends the ClientHello in these pieces. */
  readonly reshape?: Reshape
  readonly session?: TlsSession
  /** The ClientHello that is sent over the transport `hello`. */
  readonly hello?: Uint8Array
}

export type Observation = Route & {
  readonly end: Ending['end']
  readonly handshake: Secured['handshake']
  readonly alert?: number
  /** The handshake messages of the server, as far as they can be read. */
  readonly flight: Flight
  /** A session that the server offered to resume. */
  readonly session?: TlsSession
  /** Whether the session that was asked for was resumed. */
  readonly resumed: boolean
  /** The observation of the connection whose session the attempt resumes. */
  readonly before?: Observation
  /** The answers to what was asked beside it, in that order. */
  readonly beside?: readonly (Answer | undefined)[]
  /** A whole answer, when one came. */
  readonly answer?: Answer
  /** The server declined the question in the protocol's own words, and gave no answer. */
  readonly declined?: true
  /** Application bytes that came, whether they made an answer or not. */
  readonly receivedBytes: number
  /** The error in words; decides nothing. */
  readonly detail?: string
  /** The name of the error, such as ECONNREFUSED. */
  readonly code?: string
  /** The protocol that the server chose (RFC 7301). */
  readonly alpn?: string
  readonly peerCertificate?: Der<'Certificate'>
  readonly elapsedMs: number
}

/** Whether a ClientHello has its reply; whatever is no TLS is one, too. */
function isReplied(received: Uint8Array): number | undefined {
  const { hello, alert } = readFlight(received, [])
  const replied = hello !== undefined || alert !== undefined || (received[0] !== undefined && received[0] >>> 2 !== 5)
  return replied ? received.length : undefined
}

/** The result of a conversation, and of its handshake. */
type Outcome = Reply & { readonly secured?: Secured }

const unanswered = (ending: Ending): Reply => ({ ...ending, receivedBytes: 0 })

async function converseInTls(
  network: Network,
  stream: TcpStream,
  { serverName, serverTrust, address }: Endpoint,
  version: TlsVersion,
  { request, credential, sni, reshape, session }: Approach,
  protocol: Protocol,
): Promise<Outcome> {
  const ended = await protocol.prelude?.(stream)
  if (ended !== undefined) return unanswered(ended)
  const name = sni ?? serverName
  const secured = await network.secure(stream, {
    ...(name === 'none' ? {} : { serverName: name }),
    serverTrust: sni === undefined ? serverTrust : 'unchecked',
    version,
    alpn: [protocol.id],
    ...present({ credential, reshape, session }),
  })
  if (secured.channel === undefined) return { ...unanswered(secured.ending), secured }
  if (protocol.withoutAlpn === 'not-spoken' && secured.alpn !== protocol.id) {
    return { ...unanswered({ end: 'local', detail: `the server did not agree to ${protocol.title}` }), secured }
  }
  return { ...(await protocol.ask(secured.channel, request, formatHostField(serverName, address.port))), secured }
}

/** Without TLS on our side. What comes back in TLS is a reply to us as somebody who does not speak it (RFC 8446 §5.1, §6). */
function readInClear(stream: TcpStream, reply: Reply): Outcome {
  const { hello, alert } = readFlight(stream.tape(), [])
  const { answer: _, ...ending } = reply
  return hello === undefined && alert === undefined ? reply : unanswered({ ...ending, end: 'closed' })
}

async function sayHello(stream: TcpStream, hello: Uint8Array): Promise<Reply> {
  stream.write(hello)
  const { received, ...ending } = await stream.read(isReplied)
  return { ...ending, receivedBytes: received.length }
}

async function converse(
  network: Network,
  stream: TcpStream,
  endpoint: Endpoint,
  { transport, protocol }: Route,
  approach: Approach,
): Promise<Outcome> {
  const { request, hello } = approach
  if (transport === 'hello') return readInClear(stream, await sayHello(stream, hello ?? new Uint8Array()))
  if (transport !== 'cleartext') return converseInTls(network, stream, endpoint, transport, approach, protocol)
  const hostField = formatHostField(endpoint.serverName, endpoint.address.port)
  return readInClear(stream, await protocol.ask(stream, request, hostField))
}

/** Asks once, on a connection of its own. */
export async function observe(
  network: Network,
  endpoint: Endpoint,
  route: Route,
  approach: Approach,
): Promise<Observation> {
  const stream = await network.connect(endpoint.address, endpoint.timeoutMs)
  if ('end' in stream) {
    const { elapsedMs, ...ending } = stream
    return { ...route, ...unanswered(ending), handshake: 'failed', flight: { tickets: [] }, resumed: false, elapsedMs }
  }
  try {
    const { secured, alert: told, ...reply } = await converse(network, stream, endpoint, route, approach)
    const flight = readFlight(stream.tape(), secured?.keyLog() ?? [])
    // The wire is the better witness: a reset can hide an alert that was sent. After encryption in TLS 1.2 there is none.
    const alert = flight.alert ?? told
    return {
      ...route,
      ...reply,
      handshake: secured?.handshake ?? 'failed',
      ...present({ alert }),
      flight,
      ...present({ session: secured?.session() }),
      resumed: secured?.resumed ?? false,
      ...present({ alpn: secured?.alpn, peerCertificate: secured?.peerCertificate }),
      elapsedMs: stream.elapsedMs(),
    }
  } finally {
    stream.close()
  }
}
