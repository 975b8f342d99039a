/**
 * A client of HTTP/2 for tests, frame by frame: it sends what no library lets pass, such as two Origins or a field of a connection, and hears how a
 * stream or the connection ends. What an answer should be is for the tests to say.
 */
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { createFieldReader, encodeFields } from '../../src/probe/protocol/hpack.ts'

/** A field as it is sent: its name in lower case, unless a test wants it otherwise. */
export type Field = readonly [name: string, value: string]

/** An answer, or how its stream or its connection ended without one. */
export type Heard =
  | { readonly end: 'answered'; readonly status: number; readonly fields: readonly Field[]; readonly body: string }
  | { readonly end: 'reset'; readonly code: number }
  | { readonly end: 'closed' }

const frames = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6, away: 7, window: 8, continuation: 9 } as const
type FrameType = keyof typeof frames

const END_STREAM = 0x1
const ACK = 0x1
const END_HEADERS = 0x4
const PADDED = 0x8
const PRIORITY = 0x20
/** What a peer may send before it is allowed more (RFC 9113 §6.9.2), and in one frame (§4.2). */
const WINDOW = 65_535
const LONGEST = 16_384

export const settings = {
  tableSize: 1,
  push: 2,
  streams: 3,
  window: 4,
  frame: 5,
  headerList: 6,
  connectProtocol: 8,
} as const

export function frame(type: FrameType, flags: number, stream: number, ...payload: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(payload)
  const head = Buffer.alloc(9)
  head.writeUIntBE(content.length, 0, 3)
  head.writeUInt8(frames[type], 3)
  head.writeUInt8(flags, 4)
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, content])
}

const uint32 = (value: number): Buffer => {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}

/** The field block of a request, in frames that begin its stream. */
export function headFrames(
  stream: number,
  fields: readonly Field[],
  last: boolean,
  more: Uint8Array = new Uint8Array(),
): Buffer {
  const block = Buffer.concat([encodeFields(fields.map(([name, value]) => ({ name, value }))), more])
  const parts = []
  for (let at = 0; at < block.length; at += LONGEST) parts.push(block.subarray(at, at + LONGEST))
  return Buffer.concat(
    parts.map((part, index) => {
      const ends = index === parts.length - 1 ? END_HEADERS : 0
      return index === 0
        ? frame('headers', ends | (last ? END_STREAM : 0), stream, part)
        : frame('continuation', ends, stream, part)
    }),
  )
}

export type Asked = {
  readonly fields: readonly Field[]
  /** Behind the fields in the same block, as it is (RFC 7541). */
  readonly more?: Uint8Array
  readonly body?: Uint8Array
  /** After the body, in a block of their own (RFC 9113 §8.1). */
  readonly trailers?: readonly Field[]
  /** The request is begun, and neither its body nor its end is sent. */
  readonly unfinished?: boolean
}

export type Http2Client = {
  /** What the server allows, by the numbers of RFC 9113 §6.5.2. */
  readonly allowed: ReadonlyMap<number, number>
  /** Comes with the server's first settings; false where the connection ended before, or another protocol was agreed on. */
  readonly ready: Promise<boolean>
  ask(asked: Asked): Promise<Heard>
  /** Sends these very bytes. */
  write(bytes: Uint8Array): void
  /** The code by which the server went away, once it has. */
  wentAway(): number | undefined
  isOpen(): boolean
  readonly closed: Promise<void>
  close(): void
}

type Open = {
  readonly fields: Field[]
  readonly body: Buffer[]
  status: number
  window: number
  unsent: Buffer
  last: Buffer
  readonly resolve: (heard: Heard) => void
}

/** Opens a connection, with whatever is needed for the handshake; settings need not be acknowledged. */
export function openHttp2(how: ConnectionOptions, acknowledges = true): Http2Client {
  const socket: TLSSocket = connect({ ...how, ALPNProtocols: ['h2'] })
  socket.setNoDelay()
  const allowed = new Map<number, number>()
  const streams = new Map<number, Open>()
  const reader = createFieldReader()
  let buffered = Buffer.alloc(0)
  let next = 1
  let window = WINDOW
  let away: number | undefined
  let block: Buffer[] = []
  let begun: { stream: number; last: boolean } | undefined
  let settled: (is: boolean) => void
  const ready = new Promise<boolean>((resolve) => (settled = resolve))

  const write = (bytes: Uint8Array): void => void (socket.destroyed || socket.write(bytes))
  const finish = (stream: number, heard: Heard): void => {
    streams.get(stream)?.resolve(heard)
    streams.delete(stream)
  }
  const answer = (stream: number): void => {
    const open = streams.get(stream)
    if (open === undefined) return
    const { status, fields, body } = open
    finish(stream, { end: 'answered', status, fields, body: Buffer.concat(body).toString() })
  }
  /** Sends of a body what the windows allow. */
  const pump = (stream: number): void => {
    const open = streams.get(stream)
    if (open === undefined) return
    while (open.unsent.length > 0) {
      const size = Math.min(open.unsent.length, window, open.window, LONGEST)
      if (size <= 0) return
      const rest = open.unsent.subarray(size)
      write(frame('data', rest.length + open.last.length === 0 ? END_STREAM : 0, stream, open.unsent.subarray(0, size)))
      open.unsent = rest
      window -= size
      open.window -= size
    }
    if (open.last.length > 0) write(open.last)
    open.last = Buffer.alloc(0)
  }
  const readSettings = (payload: Buffer): void => {
    const before = allowed.get(settings.window) ?? WINDOW
    for (let at = 0; at < payload.length; at += 6) allowed.set(payload.readUInt16BE(at), payload.readUInt32BE(at + 2))
    const gained = (allowed.get(settings.window) ?? WINDOW) - before
    for (const [stream, open] of streams) {
      open.window += gained
      pump(stream)
    }
    if (acknowledges) write(frame('settings', ACK, 0))
    settled(true)
  }
  const readFields = (): void => {
    const { stream, last } = begun as NonNullable<typeof begun>
    const fields = reader.read(Buffer.concat(block)).map(({ name, value }) => [name, value] as const)
    block = []
    begun = undefined
    const open = streams.get(stream)
    const status = fields.find(([name]) => name === ':status')?.[1]
    if (open && status !== undefined) {
      open.status = Number(status)
      open.fields.splice(0, open.fields.length, ...fields.filter(([name]) => !name.startsWith(':')))
    }
    if (last) answer(stream)
  }
  const take = (type: number, flags: number, stream: number, payload: Buffer): void => {
    const padding = (flags & PADDED) !== 0 ? (payload[0] ?? 0) : undefined
    const content = (skip: number): Buffer =>
      payload.subarray(skip + (padding === undefined ? 0 : 1), payload.length - (padding ?? 0))
    if (type === frames.settings && (flags & ACK) === 0) readSettings(payload)
    else if (type === frames.ping && (flags & ACK) === 0) write(frame('ping', ACK, 0, payload))
    else if (type === frames.away) away = payload.readUInt32BE(4)
    else if (type === frames.reset) finish(stream, { end: 'reset', code: payload.readUInt32BE(0) })
    else if (type === frames.window) {
      const gained = payload.readUInt32BE(0)
      const open = streams.get(stream)
      if (stream === 0) window += gained
      else if (open !== undefined) open.window += gained
      for (const one of stream === 0 ? [...streams.keys()] : [stream]) pump(one)
    } else if (type === frames.headers || type === frames.continuation) {
      if (type === frames.headers) begun = { stream, last: (flags & END_STREAM) !== 0 }
      block.push(type === frames.headers ? content((flags & PRIORITY) !== 0 ? 5 : 0) : payload)
      if ((flags & END_HEADERS) !== 0) readFields()
    } else if (type === frames.data) {
      streams.get(stream)?.body.push(content(0))
      if (payload.length > 0)
        write(Buffer.concat([0, stream].map((one) => frame('window', 0, one, uint32(payload.length)))))
      if ((flags & END_STREAM) !== 0) answer(stream)
    }
  }
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk])
    for (;;) {
      const length = buffered.length < 9 ? undefined : buffered.readUIntBE(0, 3)
      if (length === undefined || buffered.length < 9 + length) return
      const one = buffered.subarray(0, 9 + length)
      buffered = buffered.subarray(9 + length)
      take(one.readUInt8(3), one.readUInt8(4), one.readUInt32BE(5) % 2 ** 31, one.subarray(9))
    }
  })
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) =>
    socket.on('close', () => {
      settled(false)
      for (const stream of [...streams.keys()]) finish(stream, { end: 'closed' })
      resolve()
    }),
  )
  socket.once('secureConnect', () => {
    if (socket.alpnProtocol === 'h2')
      write(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), frame('settings', 0, 0)]))
    else socket.destroy()
  })
  return {
    allowed,
    ready,
    write,
    closed,
    wentAway: () => away,
    isOpen: () => !socket.destroyed,
    close: () => void socket.destroy(),
    ask: async ({ fields, more, body = new Uint8Array(), trailers, unfinished = false }) => {
      if (!(await ready) || socket.destroyed) return { end: 'closed' }
      const stream = next
      next += 2
      return new Promise((resolve) => {
        const last = trailers === undefined ? Buffer.alloc(0) : headFrames(stream, trailers, true)
        const unsent = unfinished ? Buffer.alloc(0) : Buffer.from(body)
        const room = allowed.get(settings.window) ?? WINDOW
        streams.set(stream, { fields: [], body: [], status: 0, window: room, unsent, last, resolve })
        write(headFrames(stream, fields, !unfinished && unsent.length + last.length === 0, more))
        pump(stream)
      })
    },
  }
}
