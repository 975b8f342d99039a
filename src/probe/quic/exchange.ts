/**
 * Shakes hands in QUIC as a client without a certificate, sees whether the server asks for one, and asks for a page over HTTP/3 even so. The
 * attack decides what the answer means.
 */
import { createHash } from 'node:crypto'
import type { Address, ByOwnHand, Datagrams, Network } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { formatHostField } from '../../policy/host.ts'
import type { Observation } from '../observation.ts'
import type { HttpRequest } from '../protocol/http.ts'
import { encodeHelloMessage } from '../tls/client-hello.ts'
import { Cursor } from '../tls/cursor.ts'
import { type Flight, readMessages, type ServerHello } from '../tls/flight.ts'
import { type Close, createAssembly, readFrames, writeAck, writeClose, writeCrypto, writeStream } from './frames.ts'
import { CONTROL_STREAM, readResponse, writeRequest } from './http3.ts'
import {
  askForVersions,
  IDENTIFIER_BYTES,
  type Incoming,
  initialKeys,
  isTrueRetry,
  LEAST_BYTES,
  openPacket,
  packetTypes,
  readPackets,
  sealPacket,
  sealShort,
  varint,
} from './packet.ts'
import { type Schedule, type Sides, scheduleOf, suites } from './schedule.ts'

/** When the first packet is sent again, milliseconds after it was sent first; a datagram may get lost. */
const AGAIN_MS = [250, 600]
/** How long silence is listened to: nobody who answers needs longer. */
const SILENCE_MS = 1500
/** How long after its last word a server that has answered is waited for. */
const PAUSE_MS = 1000

/** The usual groups, by their numbers (RFC 8446 §4.2.7); the first is the one that servers like best. */
const groups = [
  [29, 'x25519'],
  [23, 'secp256r1'],
] as const

/** The first of the error codes that stand for alerts of TLS (RFC 9001 §4.8). */
const CRYPTO_ERROR = 0x100

export type QuicHeard = Pick<
  Observation,
  'end' | 'alert' | 'answer' | 'detail' | 'code' | 'flight' | 'quic' | 'elapsedMs'
>

/** RFC 9000 §18.2: as much as a client has who would like to read a page, and where it wants its answers. */
const transportParameters = (source: Uint8Array): Uint8Array => {
  const parameter = (id: number, value: Uint8Array) => [varint(id), varint(value.length), value]
  const limits = [4, 5, 6, 7].flatMap((id) => parameter(id, varint(1_048_576)))
  return new Uint8Array(Buffer.concat([...limits, ...parameter(9, varint(8)), ...parameter(15, source)]))
}

/** A key that is offered, of a group by its number. */
type KeyShare = ReturnType<ByOwnHand['agreement']> & { readonly group: number }

/** Octets that nobody guesses: the shares of a handshake are fresh, so what is made of them is, too. */
const drawFrom = (shares: readonly KeyShare[]) => (purpose: string, length: number) =>
  new Uint8Array(
    createHash('sha256')
      .update(Buffer.concat([Buffer.from(purpose), ...shares.map(({ share }) => share)]))
      .digest()
      .subarray(0, length),
  )

/** Type of the message that ends a side of the handshake (RFC 8446 §4.4.4). */
const FINISHED = 20

/** The messages up to the first of this type, or the very first; undefined while they are not whole. */
function messagesTo(messages: Uint8Array, type?: number): Uint8Array | undefined {
  for (let at = 0; messages.length >= at + 4; ) {
    const end = at + 4 + new Cursor(messages.subarray(at + 1)).uint(3)
    if (messages.length < end) return undefined
    if (type === undefined || messages[at] === type) return messages.subarray(0, end)
    at = end
  }
  return undefined
}

/** An empty Certificate (RFC 8446 §4.4.2.4): its type, its length, no context, no certificates. */
const NO_CERTIFICATE = Uint8Array.of(11, 0, 0, 4, 0, 0, 0, 0)

/** Streams of a client: the first for a request, and the first that goes one way (RFC 9000 §2.1). */
const REQUEST = 0
const CONTROL = 2

/** One level of encryption: what has come at it, and what goes out next. */
const openLevel = () => ({ received: new Set<number>(), messages: createAssembly(), next: 0 })

/** A client's side of a handshake: takes datagrams, and makes those to send. */
function openClient(serverName: string, request: Uint8Array, shares: readonly KeyShare[]) {
  const draw = drawFrom(shares)
  const source = draw('source', IDENTIFIER_BYTES)
  const original = draw('destination', IDENTIFIER_BYTES)
  const hello = encodeHelloMessage(
    {
      newest: 'TLS 1.3',
      suites: Object.keys(suites).map(Number),
      shares,
      alpn: ['h3'],
      further: [[57, transportParameters(source)]],
    },
    serverName,
    draw('random', 32),
  )
  const initial = openLevel()
  const handshake = openLevel()
  let destination = original
  let token: Uint8Array | undefined
  let keys = initialKeys(destination)
  let schedule: Schedule | undefined
  /** The keys behind the handshake, and what the client says at the end of it. */
  let behind: { readonly keys: Sides; readonly last: Uint8Array } | undefined
  const application = openLevel()
  /** The length of the answer, once it is known. */
  let end: number | undefined
  let close: Close | undefined
  let listens = false
  let versions: readonly number[] | undefined
  let answered = false

  const flight = (): Flight =>
    readMessages(new Uint8Array(Buffer.concat([initial.messages.whole(), handshake.messages.whole()])))

  const agree = ({ suite, share }: ServerHello): void => {
    const message = messagesTo(initial.messages.whole())
    const agreed = share && shares.find(({ group }) => group === share.group)?.agree(share.share)
    if (message === undefined || agreed === undefined) return
    schedule = scheduleOf(suite, agreed, Buffer.concat([hello, message]))
  }

  /** Once the server has finished, so can we: with an empty Certificate where it asks for one. */
  const finish = (): void => {
    const [first, rest] = [messagesTo(initial.messages.whole()), messagesTo(handshake.messages.whole(), FINISHED)]
    if (schedule === undefined || first === undefined || rest === undefined || behind !== undefined) return
    const transcript = Buffer.concat([hello, first, rest])
    const certificate = flight().authorities === undefined ? new Uint8Array() : NO_CERTIFICATE
    const finished = schedule.finished(Buffer.concat([transcript, certificate]))
    const last = new Uint8Array(Buffer.concat([certificate, finished]))
    behind = { keys: schedule.application(transcript), last }
  }

  const levelOf = (type: number) =>
    type === packetTypes.initial
      ? { level: initial, side: keys.server }
      : type === packetTypes.handshake
        ? { level: handshake, side: schedule?.handshake.server }
        : { level: application, side: behind?.keys.server }

  const takeSealed = (packet: Incoming & { kind: 'sealed' }): void => {
    const { level, side } = levelOf(packet.type)
    const opened = side && openPacket(side, packet)
    if (opened === undefined) return
    if (!answered) destination = Uint8Array.from(packet.source)
    answered = true
    level.received.add(opened.number)
    const frames = readFrames(opened.payload)
    close ??= frames.close
    if (level === application) {
      for (const piece of frames.streams.filter(({ id }) => id === REQUEST)) {
        level.messages.add(piece)
        if (piece.last) end = piece.offset + piece.octets.length
      }
      return
    }
    for (const piece of frames.crypto) level.messages.add(piece)
    const { hello: chosen } = flight()
    if (schedule === undefined && chosen !== undefined) agree(chosen)
    finish()
  }

  const take = (packet: Incoming): void => {
    if (!Buffer.from(source).equals(packet.destination)) return
    listens = true
    if (packet.kind === 'versions') versions = packet.versions
    if (packet.kind === 'sealed') takeSealed(packet)
    if (packet.kind !== 'retry' || answered || token !== undefined || !isTrueRetry(packet, original)) return
    token = Uint8Array.from(packet.token)
    destination = Uint8Array.from(packet.source)
    keys = initialKeys(destination)
  }

  /** An Initial packet that fills a datagram up, with what is behind it. */
  const fill = (frames: Uint8Array, behind: Uint8Array = new Uint8Array()): Uint8Array => {
    const seal = (padding: number) =>
      sealPacket(keys.client, {
        type: packetTypes.initial,
        destination,
        source,
        ...present({ token }),
        number: initial.next,
        payload: Buffer.concat([frames, new Uint8Array(padding)]),
      })
    const bare = seal(LEAST_BYTES).length - LEAST_BYTES
    const packet = seal(Math.max(LEAST_BYTES - bare - behind.length, 0))
    initial.next += 1
    return new Uint8Array(Buffer.concat([packet, behind]))
  }

  const sealHandshake = (payload: Uint8Array): Uint8Array => {
    if (schedule === undefined || payload.length === 0) return new Uint8Array()
    const packet = { type: packetTypes.handshake, destination, source, number: handshake.next, payload }
    handshake.next += 1
    return sealPacket(schedule.handshake.client, packet)
  }

  const sealBehind = (payload: Uint8Array): Uint8Array => {
    if (behind === undefined) return new Uint8Array()
    const packet = sealShort(behind.keys.client, { destination, number: application.next, payload })
    application.next += 1
    return packet
  }

  const answer = () => {
    const whole = application.messages.whole()
    return end === undefined || whole.length < end ? undefined : readResponse(whole)
  }

  return {
    versionRequest: () => askForVersions(draw('nobody', 8), source),
    begin: () => fill(writeCrypto(hello)),
    /** A server may send three times what it was sent, until it has had a packet of the handshake (RFC 9000 §8.1): the padding lifts that. */
    acknowledge: () => fill(writeAck(initial.received), sealHandshake(writeAck(handshake.received))),
    /** Ends the handshake, and asks. */
    ask: (): Uint8Array => {
      const streams = [writeStream(CONTROL, CONTROL_STREAM, false), writeStream(REQUEST, request, true)]
      const last = sealHandshake(Buffer.concat([writeAck(handshake.received), writeCrypto(behind?.last ?? request)]))
      return new Uint8Array(Buffer.concat([last, sealBehind(Buffer.concat(streams))]))
    },
    confirm: () => sealBehind(writeAck(application.received)),
    leave: () => {
      if (behind !== undefined) return sealBehind(writeClose())
      return schedule === undefined ? fill(writeClose()) : sealHandshake(writeClose())
    },
    take: (datagram: Uint8Array) => {
      // All that a server sends in one datagram may need the keys of what is first in it.
      for (const packet of readPackets(datagram)) take(packet)
    },
    state: () => ({
      flight: flight(),
      ...{ close, listens, versions, answered, answer: answer() },
      retried: token !== undefined,
      finished: behind !== undefined,
      heard: application.received.size > 0,
    }),
  }
}

type Client = ReturnType<typeof openClient>

/** Whether what is asked for is known. */
function isSettled({ state }: Client): boolean {
  const { flight, close, answered, versions, answer } = state()
  return (
    (answer ?? flight.retry ?? close) !== undefined || (!answered && versions !== undefined && !versions.includes(1))
  )
}

/** Sends and hears until it is settled, or nobody says more; returns why it ended. */
async function converse(
  socket: Datagrams,
  client: Client,
  withinMs: number,
): Promise<Pick<QuicHeard, 'end' | 'detail' | 'code'>> {
  let again = [...AGAIN_MS]
  let asked = false
  let until = Math.min(SILENCE_MS, withinMs)
  let retried = false
  // What both ask for comes over the same way, so that a server that answers one has had the other.
  socket.send(client.versionRequest())
  socket.send(client.begin())
  for (;;) {
    const [next = until] = again
    const heard = await socket.receive(Math.max(Math.min(next, until) - socket.elapsedMs(), 1))
    if ('octets' in heard) {
      client.take(heard.octets)
      if (isSettled(client)) return { end: client.state().close === undefined ? 'complete' : 'closed' }
      const { answered, listens, retried: now, finished, heard: isHeard } = client.state()
      if (listens) until = Math.min(socket.elapsedMs() + PAUSE_MS, withinMs)
      if (finished && !asked) {
        asked = true
        again = AGAIN_MS.map((ms) => socket.elapsedMs() + ms)
        // The packets of the handshake come first, for the server does not believe our address before it had one (RFC 9000 §8.1).
        socket.send(client.acknowledge())
        socket.send(client.ask())
      } else if (asked) {
        if (isHeard) socket.send(client.confirm())
      } else if (answered) socket.send(client.acknowledge())
      else if (now && !retried) socket.send(client.begin())
      retried = now
      continue
    }
    if (heard.end !== 'timeout') return heard
    if (socket.elapsedMs() >= until) return { end: 'timeout' }
    // A timer may end a moment early: then there is nothing to send yet, but to wait on.
    if (again.shift() === undefined) continue
    if (asked) socket.send(client.ask())
    else socket.send(client.state().answered ? client.acknowledge() : client.begin())
  }
}

/**
 * Finds out whether a QUIC listener is at this address, whether it asks for a certificate in a handshake for HTTP/3, and what it answers to who has
 * none. Takes a second and a half where nobody answers, and sends four packets then.
 */
export async function knock(
  network: Network,
  address: Address,
  serverName: string,
  request: HttpRequest,
  withinMs: number,
): Promise<QuicHeard> {
  const socket = await network.openDatagrams(address)
  const nothing = { flight: { tickets: [] }, quic: { listens: false } }
  if ('end' in socket) return { ...nothing, ...socket }
  const asked = writeRequest(request, formatHostField(serverName, address.port))
  const hand = await network.byOwnHand()
  const shares = groups.map(([group, name]) => ({ group, ...hand.agreement(name) }))
  const client = openClient(serverName, asked, shares)
  try {
    const ending = await converse(socket, client, withinMs)
    const { flight, close, listens, versions, answered, answer } = client.state()
    if (answered && close === undefined) socket.send(client.leave())
    const alert =
      close && close.code >= CRYPTO_ERROR && close.code < CRYPTO_ERROR + 256 ? close.code - CRYPTO_ERROR : undefined
    return {
      ...ending,
      ...(close && {
        detail: `QUIC error 0x${close.code.toString(16)}${close.reason === '' ? '' : `: ${close.reason}`}`,
      }),
      ...present({ alert }),
      ...present({ answer }),
      flight,
      quic: { listens, ...present({ versions }) },
      elapsedMs: socket.elapsedMs(),
    }
  } finally {
    socket.close()
  }
}
