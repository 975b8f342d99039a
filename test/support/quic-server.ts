/**
 * A QUIC listener that goes as far as the first flight of its handshake: it agrees to TLS_AES_128_GCM_SHA256 with X25519, and shows a certificate.
 * It proves nothing about who it is, for its clients here do not ask.
 */
import { createPublicKey, diffieHellman, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createSocket, type RemoteInfo } from 'node:dgram'
import { createAssembly, readFrames, writeCrypto } from '../../src/probe/quic/frames.ts'
import { initialKeys, openPacket, packetTypes, readPackets, retryTag, sealPacket } from '../../src/probe/quic/packet.ts'
import { scheduleOf } from '../../src/probe/quic/schedule.ts'
import { Cursor, uint, vector } from '../../src/probe/tls/cursor.ts'

export type QuicManners = {
  /** Whether it sends a CertificateRequest. */
  readonly asks?: boolean
  /** Sends this error instead of a handshake. */
  readonly refuses?: number
  /** Answers with these versions, and with nothing else. */
  readonly versions?: readonly number[]
  /** Wants its token back first, as a server does that fears forged addresses; `false-tag` spoils its proof. */
  readonly retries?: 'once' | 'false-tag'
  /** Loses the first datagrams that it is sent. */
  readonly loses?: number
  /** Octets of its certificate. */
  readonly certificateBytes?: number
}

const X25519 = Buffer.from('302a300506032b656e032100', 'hex')
const message = (type: number, ...body: readonly Uint8Array[]) => Buffer.concat([uint(1, type), vector(3, ...body)])
const extension = (type: number, ...content: readonly Uint8Array[]) =>
  Buffer.concat([uint(2, type), vector(2, ...content)])

/** The client's X25519 share in its ClientHello. */
function shareIn(hello: Uint8Array): Uint8Array {
  const body = new Cursor(hello.subarray(4))
  body.take(34)
  body.vector(1)
  body.vector(2)
  body.vector(1)
  const extensions = new Map(body.vector(2).each((one) => [one.uint(2), one.vector(2)] as const))
  const shares = extensions
    .get(51)!
    .vector(2)
    .each((one) => [one.uint(2), one.vector(2).rest()] as const)
  return shares.find(([group]) => group === 29)![1]
}

/** Opens it at a port; closes it again by what it returns. */
export async function startQuic(
  port: number,
  manners: QuicManners = {},
): Promise<{ heard: () => number; close(): Promise<void> }> {
  const socket = createSocket('udp4')
  const known = new Map<number, { acknowledged: boolean; answers: Uint8Array[] }>()
  let heard = 0

  const answer = (octets: Uint8Array, peer: RemoteInfo): void => {
    heard += 1
    if (heard <= (manners.loses ?? 0)) return
    const client = known.get(peer.port)
    const [packet] = readPackets(octets)
    if (octets.length < 1200 && client === undefined) return
    const source = Buffer.from('server01')
    if (packet === undefined) {
      // No version that exists: its header has the identifiers at the same places.
      const ends = new Cursor(octets.subarray(5))
      const [destination, from] = [ends.vector(1).rest(), ends.vector(1).rest()]
      const versions = (manners.versions ?? [1]).map((one) => uint(4, one))
      send(peer, Buffer.concat([uint(1, 0x80), uint(4, 0), vector(1, from), vector(1, destination), ...versions]))
      return
    }
    if (manners.versions !== undefined || packet.kind !== 'sealed') return
    if (client !== undefined) {
      if (client.acknowledged) return
      if (readPackets(octets).some((one) => one.kind === 'sealed' && one.type === packetTypes.handshake)) {
        client.acknowledged = true
        for (const one of client.answers.splice(0)) send(peer, one)
      }
      return
    }
    const keys = initialKeys(packet.destination)
    if (manners.retries !== undefined && packet.token?.length === 0) {
      retry(packet, peer)
      return
    }
    const opened = openPacket(keys.client, packet)
    if (opened === undefined) return
    const assembly = createAssembly()
    for (const piece of readFrames(opened.payload).crypto) assembly.add(piece)
    const hello = assembly.whole()
    const seal = (type: number, number: number, payload: Uint8Array, by = keys.server) =>
      sealPacket(by, { type, destination: packet.source, source, number, payload })
    if (manners.refuses !== undefined) {
      const close = Buffer.concat([
        uint(1, 0x1c),
        uint(2, manners.refuses + 0x4000),
        uint(1, 6),
        vector(1, Buffer.from('no')),
      ])
      send(peer, seal(packetTypes.initial, 0, close))
      return
    }
    const pair = generateKeyPairSync('x25519')
    const share = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(X25519.length)
    const other = createPublicKey({ key: Buffer.concat([X25519, shareIn(hello)]), format: 'der', type: 'spki' })
    const serverHello = message(
      2,
      ...[uint(2, 0x0303), randomBytes(32), vector(1), uint(2, 0x1301), uint(1, 0)],
      vector(2, extension(43, uint(2, 0x0304)), extension(51, uint(2, 29), vector(2, share))),
    )
    const agreed = diffieHellman({ privateKey: pair.privateKey, publicKey: other })
    const { handshake: later } = scheduleOf(0x1301, agreed, Buffer.concat([hello, serverHello]))!
    const flight = Buffer.concat([
      message(8, vector(2, extension(16, vector(2, vector(1, Buffer.from('h3')))))),
      ...(manners.asks ? [message(13, vector(1), vector(2, extension(13, vector(2, uint(2, 0x0403)))))] : []),
      message(11, vector(1), vector(3, vector(3, randomBytes(manners.certificateBytes ?? 500)), vector(2))),
    ])
    const pieces: Uint8Array[] = []
    for (let at = 0; at < flight.length; at += 1000) {
      const payload = writeCrypto(flight.subarray(at, at + 1000), at)
      pieces.push(seal(packetTypes.handshake, pieces.length, payload, later.server))
    }
    // The last piece comes first, as in a network that keeps no order.
    pieces.reverse()
    const initial = seal(packetTypes.initial, 0, writeCrypto(serverHello))
    // RFC 9000 §8.1: no more than about three times what came, until a packet of the handshake comes.
    known.set(peer.port, { acknowledged: false, answers: pieces.slice(2) })
    send(peer, initial)
    for (const piece of pieces.slice(0, 2)) send(peer, piece)
  }

  const send = (peer: RemoteInfo, octets: Uint8Array): void => {
    socket.send(octets, peer.port, peer.address)
  }

  socket.on('message', answer)
  await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve))
  return { heard: () => heard, close: () => new Promise((resolve) => socket.close(() => resolve())) }

  function retry(packet: { destination: Uint8Array; source: Uint8Array }, peer: RemoteInfo): void {
    const header = Buffer.concat([
      uint(1, 0xf0),
      uint(4, 1),
      vector(1, packet.source),
      vector(1, Buffer.from('retry-01')),
    ])
    const body = Buffer.concat([header, Buffer.from('token')])
    const tag = retryTag(packet.destination, body)
    if (manners.retries === 'false-tag') tag[0] = (tag[0] ?? 0) ^ 1
    send(peer, Buffer.concat([body, tag]))
  }
}
