/**
 * Sends one request on one connection, and records everything that the server answers. `oracle.ts` decides what the answer
 * means.
 */
import type { Address, Ending, Network, Secured, ServerTrust, TcpStream, TlsVersion } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { formatHostField } from '../../policy/host.ts'
import type { Approach, Observation, Route, Transport } from '../observation.ts'
import type { Protocol, Reply } from '../protocol/protocol.ts'
import { knock } from '../quic/exchange.ts'
import { readFlight, TLS_1_3 } from '../tls/flight.ts'

export type Endpoint = {
  readonly address: Address
  /** Name in SNI, Host and Origin, and the one that the server's certificate must have. */
  readonly serverName: string
  readonly serverTrust: ServerTrust
  readonly timeoutMs: number
}

/** The length of the reply to a ClientHello; undefined without a whole one. Bytes that are no TLS are a reply, too. */
function isReplied(received: Uint8Array): number | undefined {
  const { hello, retry, done, alert, ssl2 } = readFlight(received, [])
  const agreed = ssl2 === true || retry !== undefined || done === true || hello?.version === TLS_1_3
  const replied = agreed || alert !== undefined || (received[0] !== undefined && received[0] >>> 2 !== 5)
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
  { request, credential, sni, reshape, session, anonymous }: Approach,
  protocol: Protocol,
): Promise<Outcome> {
  const ended = await protocol.prelude?.(stream)
  if (ended !== undefined) return unanswered(ended)
  const name = sni ?? serverName
  const secured = await network.secure(stream, {
    ...(name === 'none' ? {} : { serverName: name }),
    serverTrust: sni === undefined && anonymous === undefined ? serverTrust : 'unchecked',
    version,
    alpn: [protocol.id],
    ...present({ credential, reshape, session, anonymous }),
  })
  if (secured.channel === undefined) return { ...unanswered(secured.ending), secured }
  if (protocol.withoutAlpn === 'not-spoken' && secured.alpn !== protocol.id) {
    return { ...unanswered({ end: 'local', detail: `the server did not agree to ${protocol.title}` }), secured }
  }
  return { ...(await protocol.ask(secured.channel, request, formatHostField(serverName, address.port))), secured }
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
  if (transport === 'hello') return readInClear(stream, await sayHello(stream, hello ?? new Uint8Array()))
  if (transport !== 'cleartext') return converseInTls(network, stream, endpoint, transport, approach, protocol)
  const hostField = formatHostField(endpoint.serverName, endpoint.address.port)
  return readInClear(stream, await protocol.ask(stream, request, hostField))
}

/** Begins a handshake in QUIC, which has no request. */
async function observeQuic(network: Network, { address, serverName, timeoutMs }: Endpoint, route: Route) {
  const { elapsedMs, ...heard } = await knock(network, address, serverName, timeoutMs)
  return { ...route, handshake: 'failed' as const, resumed: false, receivedBytes: 0, ...heard, elapsedMs }
}

/** Asks once, on a connection of its own. */
export async function observe(
  network: Network,
  endpoint: Endpoint,
  route: Route,
  approach: Approach,
): Promise<Observation> {
  const { transport } = route
  if (transport === 'quic') return observeQuic(network, endpoint, route)
  const stream = await network.connect(endpoint.address, endpoint.timeoutMs)
  if ('end' in stream) {
    const { elapsedMs, ...ending } = stream
    return { ...route, ...unanswered(ending), handshake: 'failed', flight: { tickets: [] }, resumed: false, elapsedMs }
  }
  try {
    const {
      secured,
      alert: told,
      ...reply
    } = await converse(network, stream, endpoint, { ...route, transport }, approach)
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
