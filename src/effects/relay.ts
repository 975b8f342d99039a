/**
 * A relay on loopback between our TLS client and a server, which keeps what passes: alerts and handshakes are read from
 * these bytes, for node:tls tells little of either. It understands nothing of what it carries.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Address, Reshape } from '../core/port/network.ts'

/** As much as is kept of each direction: a handshake and a page of the largest size that is read. */
const KEPT_BYTES = 512 * 1024
/** Long enough for two writes to be two segments, and to be read as two. */
const PAUSE_MS = 4

export type Relay = {
  readonly port: number
  /** What the server sent so far. */
  received(): Uint8Array
  close(): void
}

function createTape() {
  const chunks: Buffer[] = []
  let length = 0
  return {
    add(chunk: Buffer): void {
      if (length >= KEPT_BYTES) return
      chunks.push(chunk)
      length += chunk.length
    },
    bytes: (): Uint8Array => new Uint8Array(Buffer.concat(chunks)),
  }
}

/** Writes what comes first in pieces, each a segment of its own; what follows waits its turn. */
function reshapeInto(far: Socket, reshape: Reshape): (chunk: Buffer) => void {
  let waiting: Buffer | undefined = Buffer.alloc(0)
  let queue: Promise<void> = Promise.resolve()
  const write = async (pieces: readonly Uint8Array[]): Promise<void> => {
    for (const piece of pieces) {
      if (far.writable) far.write(piece)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  far.setNoDelay(true)
  return (chunk) => {
    if (waiting === undefined) {
      queue = queue.then(() => void (far.writable && far.write(chunk)))
      return
    }
    waiting = Buffer.concat([waiting, chunk])
    const pieces = reshape(new Uint8Array(waiting))
    if (pieces === undefined) return
    waiting = undefined
    queue = write(pieces)
  }
}

function dial({ host, port }: Address, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const timer = setTimeout(() => socket.destroy(new Error('no TCP connection in time')), timeoutMs)
    socket.once('error', reject)
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
    socket.once('close', () => clearTimeout(timer))
  })
}

/** Carries one direction: data, then how it ended, so that neither side sees more or less than it would without us. */
function carry(from: Socket, to: Socket, forward: (chunk: Buffer) => void): void {
  from.on('data', forward)
  // Its end may have come, and been told to nobody, before there was anybody to tell.
  if (from.readableEnded) to.end()
  from.on('end', () => to.end())
  from.on('error', () => to.resetAndDestroy())
}

/**
 * Connects to a server, and lets one client in on loopback to speak with it.
 *
 * Takes the first connection and listens no longer, so whoever came before our client would leave it without an answer.
 *
 * @throws whatever connecting failed with
 */
export async function openRelay(address: Address, reshape: Reshape | undefined, timeoutMs: number): Promise<Relay> {
  const far = await dial(address, timeoutMs)
  const tape = createTape()
  const server = createServer({ allowHalfOpen: true, noDelay: true })
  const open: Socket[] = [far]
  far.on('error', () => undefined)
  server.once('connection', (near) => {
    server.close()
    open.push(near)
    carry(
      near,
      far,
      reshape === undefined ? (chunk) => void (far.writable && far.write(chunk)) : reshapeInto(far, reshape),
    )
    carry(far, near, (chunk) => {
      tape.add(chunk)
      if (near.writable) near.write(chunk)
    })
    if (far.errored) near.resetAndDestroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      far.destroy()
      reject(error)
    })
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    received: tape.bytes,
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
