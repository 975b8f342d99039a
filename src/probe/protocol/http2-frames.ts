/**
 * The frames of HTTP/2 (RFC 9113 §4, §6): writes and reads them strictly, and answers what a peer must answer. What the frames of a stream mean,
 * its callers know.
 */
import type { Ending, Stream } from '../../core/port/network.ts'
import { BadFields } from './hpack.ts'
import { BODY_LIMIT } from './http.ts'
import type { Answer, ReplyOf } from './protocol.ts'

/** Types of frames (RFC 9113 §6). */
export const DATA = 0
export const HEADERS = 1
const RST_STREAM = 3
export const SETTINGS = 4
const PUSH_PROMISE = 5
const PING = 6
const GOAWAY = 7
const WINDOW_UPDATE = 8
export const CONTINUATION = 9

/** Flags; that of the last frame of a stream is that of an acknowledgement, too. */
export const END_STREAM = 0x1
const ACK = 0x1
export const END_HEADERS = 0x4
const PADDED = 0x8
const PRIORITY = 0x20

const HEADER_BYTES = 9
/** The longest frame, unless a peer has allowed longer ones (RFC 9113 §4.2). */
export const LONGEST_FRAME = 16_384
/** The stream that we ask on first; a further one has the next odd number (RFC 9113 §5.1.1). */
export const FIRST = 1

/** Codes of errors by which servers refuse, and their names (RFC 9113 §7). */
const errorNames: Readonly<Record<number, string>> = {
  0: 'NO_ERROR',
  1: 'PROTOCOL_ERROR',
  2: 'INTERNAL_ERROR',
  7: 'REFUSED_STREAM',
  8: 'CANCEL',
  11: 'ENHANCE_YOUR_CALM',
  12: 'INADEQUATE_SECURITY',
  13: 'HTTP_1_1_REQUIRED',
}

/** Errors by which a server declines what it was asked; the others may be of the moment. */
const declining: ReadonlySet<number> = new Set([1, 12, 13])

/** The bytes received break the rules of HTTP/2. */
export class Malformed extends Error {}

/** The server has refused the preface of HTTP/2 in HTTP/1.1, as a request that it cannot read. */
class NotHttp2 extends Error {}

export type Frame = { readonly type: number; readonly flags: number; readonly stream: number; readonly payload: Buffer }

export function encodeFrame(
  type: number,
  flags: number,
  stream: number,
  ...payload: readonly Uint8Array[]
): Uint8Array {
  const content = Buffer.concat(payload)
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUIntBE(content.length, 0, 3)
  header.writeUInt8(type, 3)
  header.writeUInt8(flags, 4)
  header.writeUInt32BE(stream, 5)
  return new Uint8Array(Buffer.concat([header, content]))
}

const uint32 = (value: number): Uint8Array => {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}

const setting = (id: number, value: number): Uint8Array => Buffer.concat([Buffer.of(0, id), uint32(value)])

/** Enough for the longest body that is read, so that the window need not be opened again. */
const WINDOW_BYTES = BODY_LIMIT + LONGEST_FRAME

/** The preface and settings: nothing is to be pushed, and a whole page fits into the window (RFC 9113 §3.4, §6.5.2). */
export const opening = (): Uint8Array =>
  Buffer.concat([
    Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    encodeFrame(SETTINGS, 0, 0, setting(2, 0), setting(4, WINDOW_BYTES)),
    encodeFrame(WINDOW_UPDATE, 0, 0, uint32(WINDOW_BYTES)),
  ])

/** Waits for the next frame. */
async function readFrame(stream: Stream): Promise<Frame | Ending> {
  const { received, ...ending } = await stream.read((octets) => {
    if (octets.length < HEADER_BYTES) return undefined
    const length = Buffer.from(octets.subarray(0, 3)).readUIntBE(0, 3)
    // Of a frame that is too long, only the header is read; of what is HTTP/1.1, as much as tells its status.
    if (Buffer.from(octets.subarray(0, 5)).toString('latin1') === 'HTTP/') return octets.length < 13 ? undefined : 13
    if (length > LONGEST_FRAME) return HEADER_BYTES
    return octets.length < HEADER_BYTES + length ? undefined : HEADER_BYTES + length
  })
  const refusal = /^HTTP\/1\.[01] ([45]\d\d) /.exec(Buffer.from(received).toString('latin1'))
  if (refusal !== null) throw new NotHttp2(`the server answers in HTTP/1.1, ${refusal[1]}`)
  if (ending.end !== 'complete') return ending
  const frame = Buffer.from(received)
  const payload = frame.subarray(HEADER_BYTES)
  if (payload.length !== frame.readUIntBE(0, 3)) throw new Malformed('a frame is longer than the allowed maximum')
  return { type: frame.readUInt8(3), flags: frame.readUInt8(4), stream: frame.readUInt32BE(5) % 2 ** 31, payload }
}

/** The payload of a frame, without padding and priority. */
export function contentOf({ type, flags, payload }: Frame): Buffer {
  const padding = (flags & PADDED) === 0 ? undefined : payload[0]
  const from = (padding === undefined ? 0 : 1) + (type === HEADERS && (flags & PRIORITY) !== 0 ? 5 : 0)
  const to = payload.length - (padding ?? 0)
  if (to < from) throw new Malformed('a frame is padded wrongly')
  return payload.subarray(from, to)
}

const errorIn = (payload: Buffer, at: number): number => (payload.length < at + 4 ? 0 : payload.readUInt32BE(at))

const nameError = (code: number): string => errorNames[code] ?? `error ${code}`

/** How a frame ends our stream without an answer; undefined if the stream goes on. */
function endedBy({ type, stream, payload }: Frame, ours: number): Omit<ReplyOf<never>, 'receivedBytes'> | undefined {
  if (type === RST_STREAM && stream === ours) {
    const code = errorIn(payload, 0)
    const detail = `the stream was reset: ${nameError(code)}`
    return { end: 'reset', detail, ...(declining.has(code) ? { declined: true as const } : {}) }
  }
  if (type !== GOAWAY || payload.length < 8 || payload.readUInt32BE(0) % 2 ** 31 >= ours) return undefined
  return { end: 'closed', detail: `the server went away: ${nameError(errorIn(payload, 4))}` }
}

/** Opens the window of the connection as far as its streams have used it (RFC 9113 §6.9.1). */
export const widen = (usedBytes: number): Uint8Array => encodeFrame(WINDOW_UPDATE, 0, 0, uint32(usedBytes))

/**
 * Reads what comes until `take` has enough of it. Never throws for what the peer does.
 *
 * @param ours the number of the stream that was asked on
 */
export async function listen<A extends Answer>(
  stream: Stream,
  ours: number,
  take: (frame: Frame) => Omit<ReplyOf<A>, 'receivedBytes'> | undefined,
  onSettings: (settings: Buffer) => void = () => undefined,
): Promise<ReplyOf<A>> {
  let receivedBytes = 0
  try {
    for (;;) {
      const frame = await readFrame(stream)
      if ('end' in frame) return { ...frame, receivedBytes }
      const { type, flags, payload } = frame
      if (type === PUSH_PROMISE) throw new Malformed('the server sends a push, which the probe had declined')
      if (type === SETTINGS && (flags & ACK) === 0) {
        stream.write(encodeFrame(SETTINGS, ACK, 0))
        onSettings(payload)
      }
      if (type === PING && (flags & ACK) === 0) stream.write(encodeFrame(PING, ACK, 0, payload))
      const ending = endedBy(frame, ours)
      if (ending !== undefined) return { ...ending, receivedBytes }
      if (frame.stream === ours) receivedBytes += payload.length
      // The end of an earlier page that was too long to be read whole.
      if (type === DATA && frame.stream !== ours && payload.length > 0) stream.write(widen(payload.length))
      const enough = take(frame)
      if (enough !== undefined) return { ...enough, receivedBytes }
    }
  } catch (error) {
    if (error instanceof NotHttp2) return { end: 'closed', declined: true, detail: error.message, receivedBytes: 0 }
    if (error instanceof Malformed || error instanceof BadFields) {
      return { end: 'complete', detail: error.message, receivedBytes: Math.max(receivedBytes, 1) }
    }
    throw error
  }
}
