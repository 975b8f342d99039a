/**
 * Servers that overlook one thing in a client's handshake, which no TLS library at hand does. Over TLS 1.3 that is a sound server, and before
 * it a front that knows the secrets of the server's connections and the honest client's key: it puts an honest flight in the place of each
 * wrong one that it is told to overlook, and passes everything else on as it is. Over TLS 1.2 the probe's own client meets `bare-server.ts`.
 */
import { connect, createServer as createTcpServer, type Socket } from 'node:net'
import { byOwnHand } from '../../src/effects/by-own-hand.ts'
import { handshakeTypes, honestFlight } from '../../src/probe/tls/client-flight.ts'
import { secretOf, splitMessages, transcribe } from '../../src/probe/tls/flight.ts'
import { contentTypes, readRecords, type TlsRecord } from '../../src/probe/tls/record.ts'
import { openRewriting } from '../../src/probe/tls/rewrite.ts'
import { createUnseal, protectionOf } from '../../src/probe/tls/unseal.ts'
import { isByHand, openBareServer } from './bare-server.ts'
import { readSeen, type SeenFlight } from './seen-flight.ts'
import { createSound, listen, type Twin, type TwinPki } from './twins.ts'

type Overlooks = (flight: SeenFlight) => boolean

/** The messages of a whole flight, once it has come; `none` where there is another thing in its place. */
function catchFlight(
  records: readonly TlsRecord[],
  suite: number,
  secret: Uint8Array,
): readonly Uint8Array[] | 'more' | 'none' {
  const unseal = createUnseal(suite, secret)
  let inside: Uint8Array = new Uint8Array()
  for (const record of records) {
    if (record.type !== contentTypes.application) continue
    const opened = unseal?.(record)
    if (opened?.type !== contentTypes.handshake) return 'none'
    inside = Buffer.concat([inside, opened.content])
    const { whole } = splitMessages(inside)
    if (whole.some(([type]) => type === handshakeTypes.finished)) return whole
  }
  return 'more'
}

type Wire = { received(): Uint8Array; keyLog(): readonly string[]; write(octets: Uint8Array): void }

/** What the front does with each piece that a client sends on one connection. */
function openMending(pki: TwinPki, overlooks: Overlooks, wire: Wire) {
  let sent: Uint8Array = new Uint8Array()
  let forwarded = 0
  let over = false
  const passOn = (octets = sent): void => {
    wire.write(octets.subarray(forwarded))
    forwarded = sent.length
  }
  return async (piece: Uint8Array): Promise<void> => {
    sent = Buffer.concat([sent, piece])
    const overheard = { received: wire.received(), keyLog: wire.keyLog() }
    const { hello, messages: server } = transcribe(overheard.received, overheard.keyLog)
    const secret = secretOf(overheard.keyLog, 'CLIENT_HANDSHAKE_TRAFFIC_SECRET')
    const protection = hello && protectionOf(hello.suite, new Uint8Array())
    if (over || secret === undefined || hello === undefined || protection === undefined) return passOn()
    const caught = catchFlight(readRecords(sent.subarray(forwarded)), hello.suite, secret)
    if (caught === 'more') return
    over = true
    const asked = server.some(([type]) => type === handshakeTypes.certificateRequest)
    if (caught === 'none' || !asked) return passOn()
    const said = readRecords(sent.subarray(0, forwarded)).map(({ fragment }) => fragment)
    const messages = [...splitMessages(Buffer.concat(said)).whole, ...server]
    if (!overlooks(readSeen(caught, { version: '1.3', messages, hash: protection.hash }, pki))) return passOn()
    passOn(await openRewriting(honestFlight(pki.alice), byOwnHand).rewrite(sent, overheard))
  }
}

/** Starts a server that takes wrong flights for the honest client's where it overlooks what is wrong with them, and is sound otherwise. */
export async function startMending(pki: TwinPki, overlooks: Overlooks): Promise<Twin> {
  const lines: string[] = []
  const server = createSound(pki)
  server.on('keylog', (line: Buffer) => lines.push(line.toString('latin1').trim()))
  const inner = await listen(server)
  const bare = await openBareServer(pki, overlooks)
  const links = new Set<Socket>()
  const toSound = (socket: Socket): void => {
    const link = connect({ port: inner.port, host: '127.0.0.1', noDelay: true })
    links.add(link)
    let random: string | undefined
    let received: Uint8Array = new Uint8Array()
    const step = openMending(pki, overlooks, {
      received: () => received,
      keyLog: () => lines.filter((line) => line.split(' ')[1] === random),
      write: (octets) => void (link.writable && link.write(octets)),
    })
    let queue = Promise.resolve()
    socket.on('data', (chunk: Buffer) => {
      // The random of the ClientHello: after the headers of record and message, and the version.
      random ??= chunk.subarray(11, 43).toString('hex')
      queue = queue.then(() => step(chunk)).catch(() => void link.destroy())
    })
    socket.on('end', () => {
      queue = queue.then(() => void link.end())
    })
    link.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      socket.write(chunk)
    })
    link.on('end', () => socket.end())
    link.on('error', () => socket.destroy())
    link.on('close', () => links.delete(link))
    socket.on('close', () => link.destroy())
  }
  const front = await listen(
    createTcpServer({ noDelay: true }, (socket) => {
      socket.once('data', (first: Buffer) => {
        socket.pause()
        socket.unshift(first)
        if (isByHand(first)) bare.take(socket)
        else toSound(socket)
        process.nextTick(() => socket.resume())
      })
    }),
  )
  return {
    port: front.port,
    close: async () => {
      for (const link of links) link.destroy()
      await Promise.all([front, inner, bare.plain].map((twin) => twin.close()))
    },
  }
}
