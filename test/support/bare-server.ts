/**
 * A server of TLS 1.2 by hand, for the client that the probe makes by hand: it lets in the honest client, and whoever's flight it is told
 * to overlook. A plain server behind it answers. Nothing else can speak with it.
 */
import { sign, X509Certificate } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { byOwnHand } from '../../src/effects/by-own-hand.ts'
import { openDeadline, streamOver } from '../../src/effects/stream.ts'
import { NO_RENEGOTIATION } from '../../src/probe/tls/alert.ts'
import { readRecord } from '../../src/probe/tls/bare-channel.ts'
import { handshakeMessage, handshakeTypes, hashOf } from '../../src/probe/tls/client-flight.ts'
import { Cursor, uint, vector } from '../../src/probe/tls/cursor.ts'
import { splitMessages } from '../../src/probe/tls/flight.ts'
import { expand, protect, suites } from '../../src/probe/tls/keys-1-2.ts'
import { contentTypes } from '../../src/probe/tls/record.ts'
import { schemes } from '../../src/probe/tls/signature-scheme.ts'
import { isWhole } from './broken-twin.ts'
import { readSeen, type SeenFlight } from './seen-flight.ts'
import { listen, page, type Twin, type TwinPki } from './twins.ts'

const SUITE = 0xc02b
const SECP256R1 = 0x0017
const [SERVER_HELLO_DONE, UNEXPECTED_MESSAGE] = [14, 10]
const [WARNING, CLOSE_NOTIFY] = [1, 0]

/** Whether a hello is of the client that the probe makes by hand: no library offers just these suites. */
export function isByHand(hello: Buffer): boolean {
  if (hello[0] !== contentTypes.handshake || !isWhole(hello)) return false
  const body = new Cursor(hello.subarray(9 + 2 + 32))
  body.vector(1)
  const offered = body.vector(2).each((one) => one.uint(2))
  return offered.join() === [...suites.keys()].join()
}

const record = (type: number, octets: Uint8Array): Uint8Array =>
  Buffer.concat([uint(1, type), uint(2, 0x0303), vector(2, octets)])

const extension = (type: number, content: Uint8Array): Uint8Array => Buffer.concat([uint(2, type), vector(2, content)])

/** The server's first flight. */
function greet(pki: TwinPki, clientRandom: Uint8Array, random: Uint8Array, share: Uint8Array): readonly Uint8Array[] {
  const http1 = vector(2, vector(1, Buffer.from('http/1.1')))
  const extensions = [extension(23, new Uint8Array()), extension(0xff01, vector(1)), extension(16, http1)]
  const params = Buffer.concat([uint(1, 3), uint(2, SECP256R1), vector(1, share)])
  const signature = sign('sha256', Buffer.concat([clientRandom, random, params]), pki.server.key.secret)
  const scheme = uint(2, schemes.ecdsa_secp256r1_sha256)
  const agreed = [uint(2, 0x0303), random, vector(1), uint(2, SUITE), uint(1, 0), vector(2, ...extensions)]
  return [
    handshakeMessage(handshakeTypes.serverHello, ...agreed),
    handshakeMessage(handshakeTypes.certificate, vector(3, vector(3, pki.server.der))),
    handshakeMessage(handshakeTypes.serverKeyExchange, params, scheme, vector(2, signature)),
    handshakeMessage(handshakeTypes.certificateRequest, vector(1, uint(1, 64)), vector(2, scheme), vector(2)),
    handshakeMessage(SERVER_HELLO_DONE),
  ]
}

/** Whether the flight is that of a client of this PKI, with all that belongs to it. */
function isSound({ types, chains, scheme, isSignedBy }: SeenFlight, pki: TwinPki): boolean {
  const [[certificate] = []] = chains
  const anchor = new X509Certificate(pki.clients.pem)
  return (
    types.join() === '11,15,20' &&
    scheme === schemes.ecdsa_secp256r1_sha256 &&
    certificate?.verify(anchor.publicKey) === true &&
    isSignedBy(certificate)
  )
}

async function serve(pki: TwinPki, socket: Socket, overlooks: (flight: SeenFlight) => boolean, port: number) {
  const stream = streamOver(socket, openDeadline(10_000))
  const refuse = (): void => {
    stream.write(record(contentTypes.alert, Uint8Array.of(2, UNEXPECTED_MESSAGE)))
    socket.end()
  }
  const hello = await readRecord(stream)
  if ('end' in hello) return
  const clientRandom = hello.fragment.subarray(6, 38)
  const random = byOwnHand.random()
  const half = byOwnHand.agreement('secp256r1')
  const before = [hello.fragment, ...greet(pki, clientRandom, random, half.share)]
  stream.write(record(contentTypes.handshake, Buffer.concat(before.slice(1))))

  const suite = suites.get(SUITE) as NonNullable<ReturnType<typeof suites.get>>
  let flight: Uint8Array = new Uint8Array()
  for (;;) {
    const next = await readRecord(stream)
    if ('end' in next) return
    if (next.type === contentTypes.changeCipherSpec) break
    flight = Buffer.concat([flight, next.fragment])
  }
  const own = splitMessages(flight).whole
  const at = own.findIndex(([type]) => type === handshakeTypes.clientKeyExchange)
  const secret = half.agree(new Cursor(own[at]?.subarray(4) ?? new Uint8Array()).vector(1).rest())
  if (secret === undefined) return refuse()
  const session = hashOf(suite.hash, [...before, ...own.slice(0, at + 1)])
  const master = expand(suite.hash, secret, 'extended master secret', session, 48)
  const protections = protect(suite, master, clientRandom, random, 'server')
  const codeOf = (label: string, said: readonly Uint8Array[]): Uint8Array =>
    handshakeMessage(handshakeTypes.finished, expand(suite.hash, master, label, hashOf(suite.hash, said), 12))

  const last = await readRecord(stream)
  const finished = 'end' in last || last.type !== contentTypes.handshake ? undefined : protections.unseal(last)?.content
  const said = [...before, ...own]
  const seen = readSeen(
    [...own, finished ?? new Uint8Array()],
    { version: '1.2', messages: before, hash: suite.hash },
    pki,
  )
  const isRight = finished !== undefined && Buffer.from(finished).equals(codeOf('client finished', said))
  if (!isRight || !(isSound(seen, pki) || overlooks(seen))) return refuse()
  stream.write(record(contentTypes.changeCipherSpec, uint(1, 1)))
  stream.write(protections.seal(contentTypes.handshake, codeOf('server finished', [...said, finished])))

  const link = connect({ port, host: '127.0.0.1' })
  link.on('data', (chunk) => stream.write(protections.seal(contentTypes.application, chunk)))
  link.on('end', () => socket.end(protections.seal(contentTypes.alert, Uint8Array.of(WARNING, CLOSE_NOTIFY))))
  link.on('error', () => socket.destroy())
  socket.on('close', () => link.destroy())
  for (;;) {
    const next = await readRecord(stream)
    const asked = 'end' in next ? undefined : protections.unseal(next)
    if (asked === undefined) return
    if (asked.type === contentTypes.application) link.write(asked.content)
    const isAgain = asked.type === contentTypes.handshake
    if (isAgain) stream.write(protections.seal(contentTypes.alert, Uint8Array.of(WARNING, NO_RENEGOTIATION)))
  }
}

/** Opens such a server; each socket that it is handed has begun with nothing yet. */
export async function openBareServer(
  pki: TwinPki,
  overlooks: (flight: SeenFlight) => boolean,
): Promise<{ readonly plain: Twin; take(socket: Socket): void }> {
  const plain = await listen(createHttpServer(page))
  return { plain, take: (socket) => void serve(pki, socket, overlooks, plain.port).catch(() => socket.destroy()) }
}
