/** Sends one HTTP/2 request on one connection, and reads the answer strictly. The oracle decides the verdict. */
import type { Ending, Stream } from '../../core/port/network.ts'
import { BadFields, createFieldReader, encodeFields, type FieldReader } from '../protocol/hpack.ts'
import {
  BODY_LIMIT,
  fieldsOf,
  HEAD_LIMIT,
  type HttpHeader,
  type HttpRequest,
  type HttpResponse,
} from '../protocol/http.ts'
import { ofHttp } from '../protocol/http-judge.ts'
import type { HttpConversation, HttpProtocol, HttpReply } from '../protocol/protocol.ts'

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
/** The stream that we ask on first; a further one has the next odd number (RFC 9113 §5.1.1). */
const FIRST = 1

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

/** By which a server allows other protocols within HTTP/2 (RFC 8441 §3). */
const ENABLE_CONNECT_PROTOCOL = 8

/** The bytes received break the rules of HTTP/2. */
class Malformed extends Error {}

/** The server has refused the preface of HTTP/2 in HTTP/1.1, as a request that it cannot read. */
class NotHttp2 extends Error {}

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
  const { method, path, host, requestTarget, httpVersion, upgrade, stray } = request
  const absolute = requestTarget === 'absolute'
  const strayAfter = (after: string): readonly HttpHeader[] => (stray?.after === after ? stray.fields : [])
  return [
    { name: ':method', value: upgrade === undefined ? method : 'CONNECT' },
    ...(upgrade === undefined ? [] : [{ name: ':protocol', value: upgrade }]),
    { name: ':scheme', value: 'https' },
    ...(httpVersion === '1.0' ? [] : [{ name: ':authority', value: absolute ? hostField : (host ?? hostField) }]),
    { name: ':path', value: requestTarget === 'asterisk' ? '*' : path },
    ...strayAfter('pseudo-headers'),
    ...(absolute && host !== undefined ? [{ name: 'host', value: host }] : []),
    ...fieldsOf(request, hostField).map(({ name, value }) => ({ name: name.toLowerCase(), value })),
    ...strayAfter('all'),
  ]
}

/** The preface and settings: nothing is to be pushed, and a whole page fits into the window (RFC 9113 §3.4, §6.5.2). */
const opening = (): Uint8Array =>
  Buffer.concat([
    Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    encodeFrame(SETTINGS, 0, 0, setting(2, 0), setting(4, WINDOW_BYTES)),
    encodeFrame(WINDOW_UPDATE, 0, 0, uint32(WINDOW_BYTES)),
  ])

/** One request without a body; one that asks for another protocol leaves its stream open. */
function encodeAsked(request: HttpRequest, hostField: string, stream: number): Uint8Array {
  const block = encodeFields(requestFields(request, hostField))
  const parts: Uint8Array[] = []
  for (let at = 0; at < block.length; at += LONGEST_FRAME) parts.push(block.subarray(at, at + LONGEST_FRAME))
  const ending = request.upgrade === undefined ? END_STREAM : 0
  return Buffer.concat(
    parts.map((part, index) => {
      const flags = (index === 0 ? ending : 0) | (index === parts.length - 1 ? END_HEADERS : 0)
      return encodeFrame(index === 0 ? HEADERS : CONTINUATION, flags, stream, part)
    }),
  )
}

/**
 * Writes all that a client sends by itself: the preface, settings, and one request without a body. Pure.
 *
 * @throws {CountersignError} `input.malformed` for what could not be a request of HTTP/1.1 either
 * @see RFC 9113 §3.4, §6.5, §8.3.1
 */
export function encodeRequest(request: HttpRequest, hostField: string, stream = FIRST): Uint8Array {
  const before = stream === FIRST ? [opening()] : []
  return new Uint8Array(Buffer.concat([...before, encodeAsked(request, hostField, stream)]))
}

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

/** Puts the frames of our stream together; gives the answer as soon as it is whole. */
function createReader(fields: FieldReader, ours: number, { method, upgrade }: Pick<HttpRequest, 'method' | 'upgrade'>) {
  const body: Buffer[] = []
  let block: Buffer[] = []
  let open: Frame | undefined
  let head: Pick<HttpResponse, 'status' | 'headers'> | undefined
  const finish = (last: boolean): HttpResponse | undefined => {
    const length = body.reduce((sum, part) => sum + part.length, 0)
    // A stream that has become another protocol's does not end (RFC 8441 §5).
    const opened = upgrade !== undefined && head !== undefined && head.status < 300
    if (head === undefined || (!last && !opened && length < BODY_LIMIT)) return undefined
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
function endedBy({ type, stream, payload }: Frame, ours: number): Omit<HttpReply, 'receivedBytes'> | undefined {
  if (type === RST_STREAM && stream === ours) {
    const code = errorIn(payload, 0)
    const detail = `the stream was reset: ${nameError(code)}`
    return { end: 'reset', detail, ...(declining.has(code) ? { declined: true as const } : {}) }
  }
  if (type !== GOAWAY || payload.length < 8 || payload.readUInt32BE(0) % 2 ** 31 >= ours) return undefined
  return { end: 'closed', detail: `the server went away: ${nameError(errorIn(payload, 4))}` }
}

/** A connection as far as it has come: the table of fields is one for all streams, and so is the window. */
type Connection = {
  readonly stream: Stream
  readonly fields: FieldReader
  /** The number of the next stream. */
  next: number
  /** Octets of the last page, by which the window became smaller. */
  usedBytes: number
  connectable?: boolean
}

const over = (stream: Stream): Connection => ({ stream, fields: createFieldReader(), next: FIRST, usedBytes: 0 })

/** Opens the window of the connection as far as its streams have used it (RFC 9113 §6.9.1). */
const widen = (usedBytes: number): Uint8Array => encodeFrame(WINDOW_UPDATE, 0, 0, uint32(usedBytes))

/** Reads what comes until `take` has enough of it. */
async function listen(
  connection: Connection,
  ours: number,
  take: (frame: Frame) => Omit<HttpReply, 'receivedBytes'> | undefined,
): Promise<HttpReply> {
  const { stream } = connection
  let receivedBytes = 0
  try {
    for (;;) {
      const frame = await readFrame(stream)
      if ('end' in frame) return { ...frame, receivedBytes }
      const { type, flags, payload } = frame
      if (type === PUSH_PROMISE) throw new Malformed('the server sends a push, which the probe had declined')
      if (type === SETTINGS && (flags & ACK) === 0) {
        stream.write(encodeFrame(SETTINGS, ACK, 0))
        connection.connectable ??= allowsConnect(payload)
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

/** Whether settings allow the extended CONNECT (RFC 8441 §3). */
function allowsConnect(settings: Buffer): boolean {
  let allowed = false
  for (let at = 0; at + 6 <= settings.length; at += 6) {
    if (settings.readUInt16BE(at) === ENABLE_CONNECT_PROTOCOL) allowed = settings.readUInt32BE(at + 2) === 1
  }
  return allowed
}

function hear(
  connection: Connection,
  ours: number,
  request: Pick<HttpRequest, 'method' | 'upgrade'>,
): Promise<HttpReply> {
  const take = createReader(connection.fields, ours, request)
  return listen(connection, ours, (frame) => {
    const answer = take(frame)
    return answer && { end: 'complete', answer }
  })
}

/** Asks on the next stream. */
async function askNext(connection: Connection, request: HttpRequest, hostField: string): Promise<HttpReply> {
  const { stream, next: ours, usedBytes } = connection
  connection.next += 2
  if (usedBytes > 0) stream.write(widen(usedBytes))
  stream.write(encodeRequest(request, hostField, ours))
  const reply = await hear(connection, ours, request)
  connection.usedBytes = reply.receivedBytes
  return reply
}

/** Asks for another protocol within HTTP/2, where the server offers that (RFC 8441). */
async function askToChange(connection: Connection, request: HttpRequest, hostField: string): Promise<HttpReply> {
  const { stream } = connection
  stream.write(opening())
  const greeted = await listen(connection, FIRST, ({ type }) => (type === SETTINGS ? { end: 'complete' } : undefined))
  if (greeted.end !== 'complete' || greeted.detail !== undefined) return greeted
  if (connection.connectable !== true) {
    const detail = 'the server offers no other protocol within HTTP/2 (RFC 8441)'
    return { end: 'local', notOffered: true, detail, receivedBytes: 0 }
  }
  stream.write(encodeAsked(request, hostField, FIRST))
  return hear(connection, FIRST, request)
}

async function ask(stream: Stream, request: HttpRequest, hostField: string): Promise<HttpReply> {
  const connection = over(stream)
  if (request.upgrade !== undefined) return askToChange(connection, request, hostField)
  if (request.first !== undefined) {
    const { answer, ...first } = await askNext(connection, request.first, hostField)
    // A stream that was reset leaves the connection as it is; where that is over, the next answer says so.
    if (answer === undefined && first.end !== 'reset') return { ...first, receivedBytes: 0 }
  }
  return askNext(connection, request, hostField)
}

function converse(stream: Stream, hostField: string): HttpConversation {
  const connection = over(stream)
  return { ask: (request) => askNext(connection, request, hostField) }
}

/** Goes on in HTTP/2 where HTTP/1.1 has ended, and reads the answer to the request that was asked in it (RFC 7540 §3.2). */
export function takeOver(stream: Stream, method: string): Promise<HttpReply> {
  stream.write(opening())
  return hear(over(stream), FIRST, { method })
}

/** Spoken if the server has agreed to HTTP/2 by ALPN (RFC 9113 §3.2): nothing else shows that it can. */
export const http2: HttpProtocol = { id: 'h2', title: 'HTTP/2', withoutAlpn: 'not-spoken', ask, converse, ...ofHttp }
