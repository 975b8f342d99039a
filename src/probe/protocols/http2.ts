/** Sends one HTTP/2 request on one connection, and reads the answer strictly. The oracle decides the verdict. */
import type { Ending, Stream } from '../../core/port/network.ts'
import { BadFields, createFieldReader, encodeFields } from '../protocol/hpack.ts'
import {
  BODY_LIMIT,
  fieldsOf,
  HEAD_LIMIT,
  type HttpHeader,
  type HttpRequest,
  type HttpResponse,
} from '../protocol/http.ts'
import { ofHttp } from '../protocol/http-judge.ts'
import type { Conversation, Protocol, Reply } from '../protocol/protocol.ts'

/** Types of frames (RFC 9113 §6). */
const DATA = 0
const HEADERS = 1
const RST_STREAM = 3
const SETTINGS = 4
const PUSH_PROMISE = 5
const PING = 6
const GOAWAY = 7
const WINDOW_UPDATE = 8
const CONTINUATION = 9

/** Flags; that of the last frame of a stream is that of an acknowledgement, too. */
const END_STREAM = 0x1
const ACK = 0x1
const END_HEADERS = 0x4
const PADDED = 0x8
const PRIORITY = 0x20

const HEADER_BYTES = 9
/** The longest frame, unless a peer has allowed longer ones (RFC 9113 §4.2). */
const LONGEST_FRAME = 16_384
/** The stream of the first question; a client's next ones have odd numbers, too (RFC 9113 §5.1.1). */
const FIRST_STREAM = 1

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
class Malformed extends Error {}

type Frame = { readonly type: number; readonly flags: number; readonly stream: number; readonly payload: Buffer }

function encodeFrame(type: number, flags: number, stream: number, ...payload: readonly Uint8Array[]): Uint8Array {
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

/** The fields of a request. Our own name goes into Host beside another in `:authority`, where HTTP/1.1 would write the whole URL. */
function requestFields(request: HttpRequest, hostField: string): readonly HttpHeader[] {
  const { method, path, host, requestTarget, httpVersion } = request
  const absolute = requestTarget === 'absolute'
  const authority = { name: ':authority', value: absolute ? hostField : (host ?? hostField) }
  return [
    { name: ':method', value: method },
    { name: ':scheme', value: 'https' },
    ...(httpVersion === '1.0' ? [] : [authority]),
    { name: ':path', value: path },
    ...(absolute && host !== undefined ? [{ name: 'host', value: host }] : []),
    ...fieldsOf(request, hostField).map(({ name, value }) => ({ name: name.toLowerCase(), value })),
  ]
}

/** What a client says first: the preface, and settings by which nothing is pushed and a page fits into the window (RFC 9113 §6.5.2). */
const opening = (): readonly Uint8Array[] => [
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  encodeFrame(SETTINGS, 0, 0, setting(2, 0), setting(4, WINDOW_BYTES)),
  encodeFrame(WINDOW_UPDATE, 0, 0, uint32(WINDOW_BYTES)),
]

/**
 * Writes all that a client sends by itself: one request without a body, and what comes before the first. Pure.
 *
 * @throws {CountersignError} `input.malformed` for what could not be a request of HTTP/1.1 either
 * @see RFC 9113 §3.4, §6.5, §8.3.1
 */
export function encodeRequest(request: HttpRequest, hostField: string, stream = FIRST_STREAM): Uint8Array {
  const block = encodeFields(requestFields(request, hostField))
  const parts: Uint8Array[] = []
  for (let at = 0; at < block.length; at += LONGEST_FRAME) parts.push(block.subarray(at, at + LONGEST_FRAME))
  return new Uint8Array(
    Buffer.concat([
      ...(stream === FIRST_STREAM ? opening() : []),
      ...parts.map((part, index) => {
        const flags = (index === 0 ? END_STREAM : 0) | (index === parts.length - 1 ? END_HEADERS : 0)
        return encodeFrame(index === 0 ? HEADERS : CONTINUATION, flags, stream, part)
      }),
    ]),
  )
}

/** Waits for the next frame. */
async function readFrame(stream: Stream): Promise<Frame | Ending> {
  const { received, ...ending } = await stream.read((octets) => {
    if (octets.length < HEADER_BYTES) return undefined
    const length = Buffer.from(octets.subarray(0, 3)).readUIntBE(0, 3)
    // Of a frame that is too long, only the header is read.
    if (length > LONGEST_FRAME) return HEADER_BYTES
    return octets.length < HEADER_BYTES + length ? undefined : HEADER_BYTES + length
  })
  if (ending.end !== 'complete') return ending
  const frame = Buffer.from(received)
  const payload = frame.subarray(HEADER_BYTES)
  if (payload.length !== frame.readUIntBE(0, 3)) throw new Malformed('a frame is longer than the allowed maximum')
  return { type: frame.readUInt8(3), flags: frame.readUInt8(4), stream: frame.readUInt32BE(5) % 2 ** 31, payload }
}

/** The payload of a frame, without padding and priority. */
function contentOf({ type, flags, payload }: Frame): Buffer {
  const padding = (flags & PADDED) === 0 ? undefined : payload[0]
  const from = (padding === undefined ? 0 : 1) + (type === HEADERS && (flags & PRIORITY) !== 0 ? 5 : 0)
  const to = payload.length - (padding ?? 0)
  if (to < from) throw new Malformed('a frame is padded wrongly')
  return payload.subarray(from, to)
}

/** Reads the head of an answer. */
function readHead(fields: readonly HttpHeader[]): Pick<HttpResponse, 'status' | 'headers'> {
  const [first, ...headers] = fields
  if (first?.name !== ':status' || !/^[1-5]\d\d$/.test(first.value)) throw new Malformed('the answer has no status')
  if (headers.some(({ name }) => !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name))) throw new Malformed('a header is malformed')
  return { status: Number(first.value), headers }
}

/** Puts the frames of one stream of ours together; gives the answer as soon as it is whole. */
function createReader(method: string, ours: number, fields: ReturnType<typeof createFieldReader>) {
  const body: Buffer[] = []
  let block: Buffer[] = []
  let open: Frame | undefined
  let head: Pick<HttpResponse, 'status' | 'headers'> | undefined
  const finish = (last: boolean): HttpResponse | undefined => {
    const length = body.reduce((sum, part) => sum + part.length, 0)
    if (head === undefined || (!last && length < BODY_LIMIT)) return undefined
    return { ...head, body: new Uint8Array(method === 'HEAD' ? [] : Buffer.concat(body).subarray(0, BODY_LIMIT)) }
  }
  return (frame: Frame): HttpResponse | undefined => {
    const { type, flags, stream } = frame
    if ((open !== undefined) !== (type === CONTINUATION))
      throw new Malformed("the frames of the answer's header are not in sequence")
    if (stream !== ours) return undefined
    if (type === DATA) {
      if (head === undefined) throw new Malformed('the page comes before the status')
      body.push(contentOf(frame))
      return finish((flags & END_STREAM) !== 0)
    }
    if (type !== HEADERS && type !== CONTINUATION) return undefined
    open ??= frame
    block.push(type === HEADERS ? contentOf(frame) : frame.payload)
    if (block.reduce((sum, part) => sum + part.length, 0) > HEAD_LIMIT) throw new Malformed('the head is too long')
    if ((flags & END_HEADERS) === 0) return undefined
    const last = (open.flags & END_STREAM) !== 0
    const read = fields.read(Buffer.concat(block))
    block = []
    open = undefined
    // Interim answers come before the one that was asked for, trailers after it (RFC 9110 §15.2, §6.5).
    if (head === undefined) {
      const one = readHead(read)
      if (one.status >= 200) head = one
      else if (last) throw new Malformed('the answer ends before its final status')
    }
    return finish(last)
  }
}

const errorIn = (payload: Buffer, at: number): number => (payload.length < at + 4 ? 0 : payload.readUInt32BE(at))

const nameError = (code: number): string => errorNames[code] ?? `error ${code}`

/** How a frame ends our stream without an answer; undefined if the stream goes on. */
function endedBy({ type, stream, payload }: Frame, ours: number): Omit<Reply, 'receivedBytes'> | undefined {
  if (type === RST_STREAM && stream === ours) {
    const code = errorIn(payload, 0)
    const detail = `the stream was reset: ${nameError(code)}`
    return { end: 'reset', detail, ...(declining.has(code) ? { declined: true as const } : {}) }
  }
  if (type !== GOAWAY || payload.length < 8 || payload.readUInt32BE(0) % 2 ** 31 >= ours) return undefined
  return { end: 'closed', detail: `the server went away: ${nameError(errorIn(payload, 4))}` }
}

/** Opens the window of the connection, which is for all streams together, as far as they have used it (RFC 9113 §6.9.1). */
const widen = (usedBytes: number): Uint8Array => encodeFrame(WINDOW_UPDATE, 0, 0, uint32(usedBytes))

/** Asks on streams of one connection, one after the other. */
function converse(stream: Stream, hostField: string): Conversation {
  const fields = createFieldReader()
  let next = FIRST_STREAM
  let usedBytes = 0
  return {
    ask: async (request) => {
      const ours = next
      next += 2
      if (usedBytes > 0) stream.write(widen(usedBytes))
      const reply = await askOn(stream, ours, request, hostField, fields)
      usedBytes = reply.receivedBytes
      return reply
    },
  }
}

async function askOn(
  stream: Stream,
  ours: number,
  request: HttpRequest,
  hostField: string,
  fields: ReturnType<typeof createFieldReader>,
): Promise<Reply> {
  const take = createReader(request.method, ours, fields)
  let receivedBytes = 0
  stream.write(encodeRequest(request, hostField, ours))
  try {
    for (;;) {
      const frame = await readFrame(stream)
      if ('end' in frame) return { ...frame, receivedBytes }
      const { type, flags, payload } = frame
      if (type === PUSH_PROMISE) throw new Malformed('the server sends a push, which the probe had declined')
      if (type === SETTINGS && (flags & ACK) === 0) stream.write(encodeFrame(SETTINGS, ACK, 0))
      if (type === PING && (flags & ACK) === 0) stream.write(encodeFrame(PING, ACK, 0, payload))
      const ending = endedBy(frame, ours)
      if (ending !== undefined) return { ...ending, receivedBytes }
      if (frame.stream === ours) receivedBytes += payload.length
      // The end of an earlier page that was too long to be read whole.
      if (type === DATA && frame.stream !== ours && payload.length > 0) stream.write(widen(payload.length))
      const answer = take(frame)
      if (answer !== undefined) return { end: 'complete', answer, receivedBytes }
    }
  } catch (error) {
    if (error instanceof Malformed || error instanceof BadFields) {
      return { end: 'complete', detail: error.message, receivedBytes: Math.max(receivedBytes, 1) }
    }
    throw error
  }
}

async function ask(stream: Stream, request: HttpRequest, hostField: string): Promise<Reply> {
  const conversation = converse(stream, hostField)
  if (request.after === undefined) return conversation.ask(request)
  const first = await conversation.ask(request.after)
  // A server that refuses the first request on its stream alone may still take the second.
  if (first.end !== 'complete' && !(first.end === 'reset' && first.detail !== undefined)) {
    return { ...first, receivedBytes: 0 }
  }
  return conversation.ask(request)
}

/** Spoken if the server has agreed to HTTP/2 by ALPN (RFC 9113 §3.2): nothing else shows that it can. */
export const http2: Protocol = {
  id: 'h2',
  title: 'HTTP/2',
  withoutAlpn: 'not-spoken',
  ask,
  converse,
  ...ofHttp,
}
