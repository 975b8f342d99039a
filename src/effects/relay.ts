/**
 * A relay on loopback between our TLS client and a server. It records all octets that pass, because node:tls reports little
 * about alerts and handshakes. Other files interpret the octets.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Overheard, Reshape, Rewrite } from '../core/port/network.ts'

/** Long enough for two writes to be two segments, and to be read as two. */
const PAUSE_MS = 4

export type Relay = {
  readonly port: number
  close(): void
}

/** How what our client sends is altered on its way. */
type Alteration = { readonly reshape?: Reshape; readonly rewrite?: Rewrite; overheard(): Overheard }

/** How one direction is carried; its end comes after what was sent before it. */
type Forwarding = { readonly forward: (chunk: Buffer) => void; readonly end?: () => void }

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

/** Hands each piece to `rewrite` in its turn; what cannot be rewritten ends the connection, for nothing else may go out in its place. */
function rewriteInto(far: Socket, rewrite: Rewrite, overheard: () => Overheard, fail: () => void): Forwarding {
  let queue: Promise<void> = Promise.resolve()
  const inTurn = (step: () => Promise<void> | void): void => {
    queue = queue.then(step).catch(fail)
  }
  return {
    forward: (chunk) =>
      inTurn(async () => {
        const written = await rewrite(new Uint8Array(chunk), overheard())
        if (written.length > 0 && far.writable) far.write(written)
      }),
    end: () => inTurn(() => void far.end()),
  }
}

function forwardTo(far: Socket, alter: Alteration | undefined, fail: () => void): Forwarding {
  if (alter?.rewrite !== undefined) return rewriteInto(far, alter.rewrite, alter.overheard, fail)
  if (alter?.reshape !== undefined) return { forward: reshapeInto(far, alter.reshape) }
  return { forward: (chunk) => void (far.writable && far.write(chunk)) }
}

/** Carries one direction: data, then how it ended, so that neither side sees more or less than it would without us. */
function carry(from: Socket, to: Socket, forward: (chunk: Buffer) => void, end = (): void => void to.end()): void {
  from.on('data', forward).resume()
  // Its end may have come, and been told to nobody, before there was anybody to tell.
  if (from.readableEnded) end()
  from.on('end', end)
  from.on('error', () => to.resetAndDestroy())
}

/**
 * Lets one client in on loopback to speak with a server over a connection that stands already.
 *
 * Takes the first connection and listens no longer, so a program that came before our client would leave it without an answer.
 *
 * @param early what the server has sent before
 * @param alter how what our client sends is altered
 * @param onReceived told of each piece that the server sends
 * @throws whatever listening failed with
 */
export async function openRelay(
  far: Socket,
  early: Buffer,
  alter: Alteration | undefined,
  onReceived: (chunk: Buffer) => void,
): Promise<Relay> {
  const server = createServer({ allowHalfOpen: true, noDelay: true })
  const open: Socket[] = [far]
  server.once('connection', (near) => {
    server.close()
    open.push(near)
    if (early.length > 0) near.write(early)
    const fail = (): void => {
      for (const socket of [near, far]) socket.resetAndDestroy()
    }
    const { forward, end } = forwardTo(far, alter, fail)
    carry(near, far, forward, end)
    carry(far, near, (chunk) => {
      onReceived(chunk)
      if (near.writable) near.write(chunk)
    })
    if (far.errored) near.resetAndDestroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
