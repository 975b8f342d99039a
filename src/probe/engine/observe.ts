/**
 * Sends one request on one connection, and records everything that the server answers. `oracle.ts` decides what the answer
 * means.
 */
import type {
  Address,
  Ending,
  Network,
  NoStream,
  ServerTrust,
  Stream,
  TcpStream,
  TlsVersion,
} from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { formatHostField } from '../../policy/host.ts'
import type { Approach, Observation, Route, Transport } from '../observation.ts'
import { isHttpRequest, type Protocol, type Reply } from '../protocol/protocol.ts'
import { knock } from '../quic/exchange.ts'
import { readFlight, TLS_1_3 } from '../tls/flight.ts'
import { type Shaken, shakeHands } from './secure.ts'

export type Endpoint = {
  readonly address: Address
  /** Name in SNI, Host and Origin, and the one that the server's certificate must have. */
  readonly serverName: string
  readonly serverTrust: ServerTrust
  readonly timeoutMs: number
}

/** For so long a kept connection may have nothing asked on it before our side ends it. */
const IDLE_MS = 600_000

/** The length of the reply to a ClientHello; undefined without a whole one. Bytes that are no TLS are a reply, too. */
function isReplied(received: Uint8Array): number | undefined {
  const { hello, retry, done, alert, ssl2 } = readFlight(received, [])
  const agreed = ssl2 === true || retry !== undefined || done === true || hello?.version === TLS_1_3
  const replied = agreed || alert !== undefined || (received[0] !== undefined && received[0] >>> 2 !== 5)
  return replied ? received.length : undefined
}

/** The result of a conversation, and of its handshake. */
type Outcome = Reply & Partial<Shaken>

const unanswered = (ending: Ending): Reply => ({ ...ending, receivedBytes: 0 })

/** What is spoken over, once the protocol is agreed to; or how it came to nothing. */
type Opening = { readonly channel: Stream; readonly shaken: Shaken } | { readonly failed: Outcome }

const hostFieldOf = ({ serverName, address }: Endpoint): string => formatHostField(serverName, address.port)

/** Says in clear what comes before the handshake. */
async function prelude(stream: TcpStream, protocol: Protocol, endpoint: Endpoint): Promise<Ending | undefined> {
  const ended = await protocol.prelude?.(stream, hostFieldOf(endpoint))
  if (ended === undefined && protocol.prelude !== undefined) stream.cutTape()
  return ended
}

async function secureFor(
  network: Network,
  stream: TcpStream,
  endpoint: Endpoint,
  version: TlsVersion,
  { credential, sni, addressAsName, alpn, reshape, session, anonymous, flight }: Approach,
  protocol: Protocol,
): Promise<Opening> {
  const { serverName, serverTrust, address } = endpoint
  const ended = await prelude(stream, protocol, endpoint)
  if (ended !== undefined) return { failed: unanswered(ended) }
  const name = sni ?? serverName
  const offer = {
    ...(name === 'none' ? {} : { serverName: name }),
    serverTrust: sni === undefined && anonymous === undefined ? serverTrust : ('unchecked' as const),
    version,
    alpn: alpn ?? protocol.alpn ?? [protocol.id],
    ...present({ credential, reshape, session, anonymous, addressAsName }),
  }
  const shaken = await shakeHands(network, stream, offer, flight, address.host)
  const { secured } = shaken
  if (secured.channel === undefined) return { failed: { ...unanswered(secured.ending), ...shaken } }
  if (alpn === undefined && protocol.withoutAlpn === 'not-spoken' && secured.alpn !== protocol.id) {
    const ending = { end: 'local', detail: `the server did not agree to ${protocol.title}` } as const
    return { failed: { ...unanswered(ending), ...shaken } }
  }
  return { channel: secured.channel, shaken }
}

/** What came of it where its flight was not sent: no answer, whatever the server said. */
function withoutFlight(reply: Reply, problem: string | undefined): Reply {
  const { answer: _, declined: __, ...ending } = reply
  return problem === undefined ? ending : unanswered({ end: 'local', detail: problem })
}

/** For a connection without TLS on our side. TLS records from the server are its reply to a peer that speaks no TLS (RFC 8446 §5.1, §6). */
function readInClear(stream: TcpStream, reply: Reply): Outcome {
  const { hello, retry, alert } = readFlight(stream.tape(), [])
  const { answer: _, ...ending } = reply
  return (hello ?? retry) === undefined && alert === undefined ? reply : unanswered({ ...ending, end: 'closed' })
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
  { transport, protocol }: Route & { readonly transport: Exclude<Transport, 'quic'> },
  approach: Approach,
): Promise<Outcome> {
  const { request, hello } = approach
  if (transport === 'hello') {
    const ended = await prelude(stream, protocol, endpoint)
    return ended === undefined
      ? readInClear(stream, await sayHello(stream, hello ?? new Uint8Array()))
      : unanswered(ended)
  }
  const hostField = hostFieldOf(endpoint)
  if (transport === 'cleartext') {
    const asked = protocol.askInClear?.(stream, request, hostField) ?? protocol.ask(stream, request, hostField)
    return readInClear(stream, await asked)
  }
  const opening = await secureFor(network, stream, endpoint, transport, approach, protocol)
  if ('failed' in opening) return opening.failed
  const { channel, shaken } = opening
  // A flight may lack what the server waits for.
  const asked = approach.flight && protocol.askAtOnce?.(channel, request, hostField)
  return { ...(await (asked ?? protocol.ask(channel, request, hostField))), ...shaken }
}

/** Asks over QUIC, without a certificate. */
async function observeQuic(network: Network, endpoint: Endpoint, route: Route, { request }: Approach) {
  const { address, serverName, timeoutMs } = endpoint
  if (!isHttpRequest(request)) throw new Error('over QUIC only HTTP is asked')
  const { elapsedMs, ...heard } = await knock(network, address, serverName, request, timeoutMs)
  return { ...route, handshake: 'failed' as const, resumed: false, receivedBytes: 0, ...heard, elapsedMs }
}

/** Puts together what was said and what was seen on the wire. */
function observationOf(
  route: Route,
  stream: TcpStream,
  { secured, sending, renegotiated, ...outcome }: Outcome,
): Observation {
  const unsent = sending !== undefined && !sending.isSent() ? true : undefined
  const { alert: told, ...reply } = unsent === undefined ? outcome : withoutFlight(outcome, sending?.problem())
  const flight = readFlight(stream.tape(), secured?.keyLog() ?? [])
  // The wire is the better witness: a reset can hide an alert that was sent. After encryption in TLS 1.2 there is none.
  const alert = flight.alert ?? told
  // Of a fatal alert that our TLS library cannot read, it only says that it ended the connection: the server did.
  const isRefused = reply.end === 'local' && flight.alert !== undefined
  return {
    ...route,
    ...reply,
    ...(isRefused ? { end: 'closed' as const } : {}),
    handshake: secured?.handshake ?? 'failed',
    ...present({ alert, unsent, renegotiated }),
    flight,
    ...present({ session: secured?.session() }),
    resumed: secured?.resumed ?? false,
    ...present({ alpn: secured?.alpn, peerCertificate: secured?.peerCertificate }),
    elapsedMs: stream.elapsedMs(),
  }
}

const unconnected = (route: Route, { elapsedMs, ...ending }: NoStream): Observation => ({
  ...route,
  ...unanswered(ending),
  handshake: 'failed',
  flight: { tickets: [] },
  resumed: false,
  elapsedMs,
})

/** Asks once, on a connection of its own. */
export async function observe(
  network: Network,
  endpoint: Endpoint,
  route: Route,
  approach: Approach,
): Promise<Observation> {
  const { transport } = route
  if (transport === 'quic') return observeQuic(network, endpoint, route, approach)
  const stream = await network.connect(approach.at ?? endpoint.address, endpoint.timeoutMs)
  if ('end' in stream) return unconnected(route, stream)
  try {
    return observationOf(route, stream, await converse(network, stream, endpoint, { ...route, transport }, approach))
  } finally {
    stream.close()
  }
}

/** A connection that is kept open, on which one asks as often as one likes. */
export type KeptConnection = {
  /** The observation of the first question. */
  readonly first: Observation
  /** Asks the same again, with the time of a whole conversation for it. */
  again(): Promise<Observation>
  close(): void
}

/** Asks once, and keeps the connection. It speaks TLS: over another transport nothing has a certificate. */
export async function keepOpen(
  network: Network,
  endpoint: Endpoint,
  { version, protocol }: { readonly version: TlsVersion; readonly protocol: Protocol },
  approach: Approach,
): Promise<KeptConnection> {
  const route = { transport: version, protocol }
  const stream = await network.connect(endpoint.address, endpoint.timeoutMs)
  if ('end' in stream) {
    const first = unconnected(route, stream)
    return { first, again: async () => first, close: () => undefined }
  }
  const opening = await secureFor(network, stream, endpoint, version, approach, protocol)
  if ('failed' in opening) {
    stream.close()
    const first = observationOf(route, stream, opening.failed)
    return { first, again: async () => first, close: () => undefined }
  }
  const { channel, shaken } = opening
  const conversation = protocol.converse(channel, hostFieldOf(endpoint))
  const again = async (): Promise<Observation> => {
    stream.renew(endpoint.timeoutMs)
    const reply = await conversation.ask(approach.request)
    stream.renew(IDLE_MS)
    return observationOf(route, stream, { ...reply, ...shaken })
  }
  return { first: await again(), again, close: stream.close }
}
