/**
 * Begins a handshake in QUIC as a client without a certificate, and goes on until it is known whether the server asks for one. Completes
 * none: what the server would answer then is not asked.
 */
import { createHash, createHmac } from 'node:crypto'
import type { Address, ByOwnHand, Datagrams, Network } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { Observation } from '../observation.ts'
import { encodeHelloMessage } from '../tls/client-hello.ts'
import { Cursor } from '../tls/cursor.ts'
import { type Flight, readMessages, type ServerHello } from '../tls/flight.ts'
import { expandLabel } from '../tls/unseal.ts'
import { type Close, createAssembly, readFrames, writeAck, writeClose, writeCrypto } from './frames.ts'
import {
  askForVersions,
  type Incoming,
  initialKeys,
  isTrueRetry,
  keysOf,
  LEAST_BYTES,
  openPacket,
  type PacketKeys,
  packetTypes,
  readPackets,
  sealPacket,
  varint,
} from './packet.ts'

/** When the first packet is sent again, milliseconds after it was sent first; a datagram may get lost. */
const AGAIN_MS = [250, 600]
/** How long silence is listened to: nobody who answers needs longer. */
const SILENCE_MS = 1500
/** How long after its last word a server that has answered is waited for. */
const PAUSE_MS = 1000

/** By the number of a suite of TLS 1.3: those whose headers are hidden by AES. */
const suites: Readonly<Record<number, { readonly hash: string; readonly key: number }>> = {
  4865: { hash: 'sha256', key: 16 },
  4866: { hash: 'sha384', key: 32 },
}

/** The usual groups, by their numbers (RFC 8446 §4.2.7); the first is the one that servers like best. */
const groups = [
  [29, 'x25519'],
  [23, 'secp256r1'],
] as const

/** The first of the error codes that stand for alerts of TLS (RFC 9001 §4.8). */
const CRYPTO_ERROR = 0x100

export type QuicHeard = Pick<Observation, 'end' | 'alert' | 'detail' | 'code' | 'flight' | 'quic' | 'elapsedMs'>

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

/** The keys of the handshake, of both sides (RFC 8446 §7.1). Pure. */
export function handshakeKeys(
  suite: number,
  agreed: Uint8Array,
  transcript: Uint8Array,
): { readonly client: PacketKeys; readonly server: PacketKeys } | undefined {
  const known = suites[suite]
  if (known === undefined) return undefined
  const { hash, key } = known
  const digest = (octets: Uint8Array) => new Uint8Array(createHash(hash).update(octets).digest())
  const length = digest(new Uint8Array()).length
  const early = createHmac(hash, new Uint8Array(length)).update(new Uint8Array(length)).digest()
  const salt = expandLabel(hash, early, 'derived', length, digest(new Uint8Array()))
  const secret = createHmac(hash, salt).update(agreed).digest()
  const of = (label: string) => keysOf(expandLabel(hash, secret, label, length, digest(transcript)), hash, key)
  return { client: of('c hs traffic'), server: of('s hs traffic') }
}

/** The first message, if it is whole. */
function firstMessage(messages: Uint8Array): Uint8Array | undefined {
  if (messages.length < 4) return undefined
  const length = 4 + new Cursor(messages.subarray(1)).uint(3)
  return messages.length < length ? undefined : messages.subarray(0, length)
}

/** One level of encryption: what has come at it, and what goes out next. */
const openLevel = () => ({ received: new Set<number>(), messages: createAssembly(), next: 0 })

/** A client's side of a handshake: takes datagrams, and makes those to send. */
function openClient(serverName: string, shares: readonly KeyShare[]) {
  const draw = drawFrom(shares)
  const source = draw('source', 8)
  const original = draw('destination', 8)
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
  let later: ReturnType<typeof handshakeKeys>
  let close: Close | undefined
  let listens = false
  let versions: readonly number[] | undefined
  let answered = false

  const flight = (): Flight =>
    readMessages(new Uint8Array(Buffer.concat([initial.messages.whole(), handshake.messages.whole()])))

  const agree = ({ suite, share }: ServerHello): void => {
    const message = firstMessage(initial.messages.whole())
    const agreed = share && shares.find(({ group }) => group === share.group)?.agree(share.share)
    if (message === undefined || agreed === undefined) return
    later = handshakeKeys(suite, agreed, Buffer.concat([hello, message]))
  }

  const takeSealed = (packet: Incoming & { kind: 'sealed' }): void => {
    const level = packet.type === packetTypes.initial ? initial : handshake
    const side = packet.type === packetTypes.initial ? keys.server : later?.server
    const opened = side && openPacket(side, packet)
    if (opened === undefined) return
    if (!answered) destination = Uint8Array.from(packet.source)
    answered = true
    level.received.add(opened.number)
    const frames = readFrames(opened.payload)
    close ??= frames.close
    for (const piece of frames.crypto) level.messages.add(piece)
    const { hello: chosen } = flight()
    if (later === undefined && chosen !== undefined) agree(chosen)
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
    if (later === undefined || payload.length === 0) return new Uint8Array()
    const packet = { type: packetTypes.handshake, destination, source, number: handshake.next, payload }
    handshake.next += 1
    return sealPacket(later.client, packet)
  }

  return {
    versionRequest: () => askForVersions(draw('nobody', 8), source),
    begin: () => fill(writeCrypto(hello)),
    /** A server may send three times what it was sent, until it has had a packet of the handshake (RFC 9000 §8.1): the padding lifts that. */
    acknowledge: () => fill(writeAck(initial.received), sealHandshake(writeAck(handshake.received))),
    leave: () => (later === undefined ? fill(writeClose()) : sealHandshake(writeClose())),
    take: (datagram: Uint8Array) => {
      // All that a server sends in one datagram may need the keys of what is first in it.
      for (const packet of readPackets(datagram)) take(packet)
    },
    state: () => ({ flight: flight(), close, listens, versions, answered, retried: token !== undefined }),
  }
}

type Client = ReturnType<typeof openClient>

/** Whether what is asked for is known. */
function isSettled({ state }: Client): boolean {
  const { flight, close, answered, versions } = state()
  const { authorities, certificates, retry } = flight
  const asked = (authorities ?? certificates ?? retry ?? close) !== undefined
  return asked || (!answered && versions !== undefined && !versions.includes(1))
}

/** Sends and hears until it is settled, or nobody says more; returns why it ended. */
async function converse(
  socket: Datagrams,
  client: Client,
  withinMs: number,
): Promise<Pick<QuicHeard, 'end' | 'detail' | 'code'>> {
  const again = [...AGAIN_MS]
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
      const { answered, listens, retried: now } = client.state()
      if (listens) until = Math.min(socket.elapsedMs() + PAUSE_MS, withinMs)
      if (answered) socket.send(client.acknowledge())
      else if (now && !retried) socket.send(client.begin())
      retried = now
      continue
    }
    if (heard.end !== 'timeout') return heard
    if (socket.elapsedMs() >= until) return { end: 'timeout' }
    again.shift()
    socket.send(client.state().answered ? client.acknowledge() : client.begin())
  }
}

/**
 * Finds out whether a QUIC listener is at this address, and whether it asks for a certificate in a handshake for HTTP/3. Takes a second and a
 * half where nobody answers, and sends three packets then.
 */
export async function knock(
  network: Network,
  address: Address,
  serverName: string,
  withinMs: number,
): Promise<QuicHeard> {
  const socket = await network.openDatagrams(address)
  const nothing = { flight: { tickets: [] }, quic: { listens: false } }
  if ('end' in socket) return { ...nothing, ...socket }
  const hand = await network.byOwnHand()
  const client = openClient(
    serverName,
    groups.map(([group, name]) => ({ group, ...hand.agreement(name) })),
  )
  try {
    const ending = await converse(socket, client, withinMs)
    const { flight, close, listens, versions, answered } = client.state()
    if (answered && close === undefined) socket.send(client.leave())
    const alert =
      close && close.code >= CRYPTO_ERROR && close.code < CRYPTO_ERROR + 256 ? close.code - CRYPTO_ERROR : undefined
    return {
      ...ending,
      ...(close && {
        detail: `QUIC error 0x${close.code.toString(16)}${close.reason === '' ? '' : `: ${close.reason}`}`,
      }),
      ...present({ alert }),
      flight,
      quic: { listens, ...present({ versions }) },
      elapsedMs: socket.elapsedMs(),
    }
  } finally {
    socket.close()
  }
}
