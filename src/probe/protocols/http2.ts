/** Sends one HTTP/2 request on one connection, and reads the answer strictly. The oracle decides the verdict. */
import type { Stream } from '../../core/port/network.ts'
import { createFieldReader, encodeFields, type FieldReader } from '../protocol/hpack.ts'
import {
  BODY_LIMIT,
  fieldsOf,
  HEAD_LIMIT,
  type HttpHeader,
  type HttpRequest,
  type HttpResponse,
} from '../protocol/http.ts'
import { ofHttp } from '../protocol/http-judge.ts'
import {
  CONTINUATION,
  contentOf,
  DATA,
  END_HEADERS,
  END_STREAM,
  encodeFrame,
  FIRST,
  type Frame,
  HEADERS,
  LONGEST_FRAME,
  listen,
  Malformed,
  opening,
  SETTINGS,
  widen,
} from '../protocol/http2-frames.ts'
import type { HttpConversation, HttpProtocol, HttpReply } from '../protocol/protocol.ts'

/** By which a server allows other protocols within HTTP/2 (RFC 8441 §3). */
const ENABLE_CONNECT_PROTOCOL = 8

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

/** Whether settings allow the extended CONNECT (RFC 8441 §3). */
function allowsConnect(settings: Buffer): boolean {
  let allowed = false
  for (let at = 0; at + 6 <= settings.length; at += 6) {
    if (settings.readUInt16BE(at) === ENABLE_CONNECT_PROTOCOL) allowed = settings.readUInt32BE(at + 2) === 1
  }
  return allowed
}

/** Notes what the first settings allow. */
const noteSettings =
  (connection: Connection) =>
  (settings: Buffer): void => {
    connection.connectable ??= allowsConnect(settings)
  }

function hear(
  connection: Connection,
  ours: number,
  request: Pick<HttpRequest, 'method' | 'upgrade'>,
): Promise<HttpReply> {
  const take = createReader(connection.fields, ours, request)
  return listen(
    connection.stream,
    ours,
    (frame) => {
      const answer = take(frame)
      return answer && { end: 'complete', answer }
    },
    noteSettings(connection),
  )
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
  const greeted = await listen<HttpResponse>(
    stream,
    FIRST,
    ({ type }) => (type === SETTINGS ? { end: 'complete' } : undefined),
    noteSettings(connection),
  )
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
