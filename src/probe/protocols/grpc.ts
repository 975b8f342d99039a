/**
 * gRPC over HTTP/2 and TLS: a call with an empty message, answered by a status (gRPC over HTTP2, "Responses"). The path of the URL names the method;
 * without one it is that of the health service, or of reflection where the server has no health service. Nothing is read of the messages.
 */
import type { Stream } from '../../core/port/network.ts'
import { inconclusive } from '../judgement.ts'
import { createFieldReader, encodeFields, type FieldReader } from '../protocol/hpack.ts'
import { HEAD_LIMIT, type HttpHeader } from '../protocol/http.ts'
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
  listen,
  Malformed,
  opening,
  widen,
} from '../protocol/http2-frames.ts'
import type { Phrase, ProtocolOf, ReplyOf, Said } from '../protocol/protocol.ts'
import { judgeControlBy, judgeWords, ofWords } from '../protocol/words-judge.ts'

/** The names of the codes, from 0 on (grpc/doc/statuscodes.md). */
const statuses = [
  ...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS'],
  ...['PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED'],
  ...['INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED'],
]
/** How a server, or a proxy before it, says that it does not have the method. */
const lacking: ReadonlySet<string> = new Set(['HTTP 404', 'UNIMPLEMENTED'])

const refusing: ReadonlySet<string> = new Set(['PERMISSION_DENIED', 'UNAUTHENTICATED'])
/** Something broke, or nobody is served now; an application that throws for any reason answers so as well. */
const broken: ReadonlySet<string> = new Set([
  ...['CANCELLED', 'UNKNOWN', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS'],
])

/** Methods that many servers have, the likeliest first; each takes an empty message. */
const usual = [
  '/grpc.health.v1.Health/Check',
  '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
  '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo',
]

/** An empty message: not compressed, of length zero. */
const NO_MESSAGE = Buffer.alloc(5)

/** The path of a method in a URL: a service with its package, and the method. */
const METHOD = /^\/[A-Za-z_][\w.]*\/[A-Za-z_]\w*$/

const methodsOf = ({ asks }: Phrase): readonly string[] => (METHOD.test(`/${asks}`) ? [`/${asks}`] : usual)

function encodeCall(method: string, hostField: string, ours: number): Uint8Array {
  const fields = encodeFields([
    ...[':method POST', ':scheme https', `:path ${method}`, `:authority ${hostField}`].map((field) => {
      const [name = '', value = ''] = field.split(' ')
      return { name, value }
    }),
    { name: 'te', value: 'trailers' },
    { name: 'content-type', value: 'application/grpc' },
    { name: 'user-agent', value: 'countersign-probe' },
  ])
  const call = [encodeFrame(HEADERS, END_HEADERS, ours, fields), encodeFrame(DATA, END_STREAM, ours, NO_MESSAGE)]
  return Buffer.concat(ours === FIRST ? [opening(), ...call] : call)
}

const fieldIn = (fields: readonly HttpHeader[], wanted: string): string | undefined =>
  fields.find(({ name }) => name === wanted)?.value

/** What an answer without a status of gRPC means: a proxy before the server has answered it. */
function readHttp(status: string): Said {
  const says = `HTTP ${status}`
  if (lacking.has(says)) return { says, means: 'let-in' }
  const isRefusal = status.startsWith('4') && !['408', '425', '429'].includes(status)
  return { says, means: isRefusal ? 'refused' : 'unable' }
}

function readStatus(code: string): Said {
  const says = statuses[/^\d{1,2}$/.test(code) ? Number(code) : -1]
  if (says === undefined) throw new Malformed('gRPC has no such status')
  return { says, means: refusing.has(says) ? 'refused' : broken.has(says) ? 'unable' : 'let-in' }
}

/** Puts the frames of our stream together; gives the status as soon as the stream ends, or as HTTP alone answers. */
function createReader(fields: FieldReader, ours: number) {
  let [block, begun, status]: [Buffer[], Frame | undefined, string | undefined] = [[], undefined, undefined]
  return (frame: Frame): Said | undefined => {
    const { type, flags, stream } = frame
    if ((begun !== undefined) !== (type === CONTINUATION))
      throw new Malformed('the frames of a header are not in sequence')
    if (type !== HEADERS && type !== CONTINUATION) {
      if (stream === ours && type === DATA && (flags & END_STREAM) !== 0)
        throw new Malformed('it ends without a status')
      return undefined
    }
    begun ??= frame
    block.push(type === HEADERS ? contentOf(frame) : frame.payload)
    if (block.reduce((sum, part) => sum + part.length, 0) > HEAD_LIMIT) throw new Malformed('the head is too long')
    if ((flags & END_HEADERS) === 0) return undefined
    const isLast = (begun.flags & END_STREAM) !== 0
    // The table of fields is one for all streams, so that all blocks are read.
    const read = fields.read(Buffer.concat(block))
    ;[block, begun] = [[], undefined]
    if (stream !== ours) return undefined
    status ??= fieldIn(read, ':status')
    if (status === undefined || !/^[1-5]\d\d$/.test(status)) throw new Malformed('the answer has no status')
    if (status.startsWith('1')) {
      status = undefined
      return undefined
    }
    const code = fieldIn(read, 'grpc-status')
    if (code !== undefined) return readStatus(code)
    if (status !== '200') return readHttp(status)
    if (isLast) throw new Malformed('it ends without a status')
    return undefined
  }
}

/** A connection as far as it has come. */
type Connection = { readonly stream: Stream; readonly fields: FieldReader; next: number }

async function callOne({ stream, fields, ...connection }: Connection, method: string, hostField: string) {
  const ours = connection.next
  stream.write(encodeCall(method, hostField, ours))
  const take = createReader(fields, ours)
  const reply = await listen<Said>(stream, ours, (frame) => {
    const answer = take(frame)
    return answer && { end: 'complete', answer }
  })
  if (reply.receivedBytes > 0) stream.write(widen(reply.receivedBytes))
  return reply
}

/** Calls one method after the other, until the server has one of them. */
async function call(connection: Connection, question: Phrase, hostField: string): Promise<ReplyOf<Said>> {
  let [reply, receivedBytes]: [ReplyOf<Said>, number] = [{ end: 'local', receivedBytes: 0 }, 0]
  for (const method of methodsOf(question)) {
    reply = await callOne(connection, method, hostField)
    connection.next += 2
    receivedBytes += reply.receivedBytes
    const { answer } = reply
    if (answer !== undefined && lacking.has(answer.says)) continue
    const says = `${answer?.says} by ${method.slice(1)}`
    return { ...reply, ...(answer?.means === 'let-in' ? { answer: { ...answer, says } } : {}), receivedBytes }
  }
  return { ...reply, receivedBytes }
}

const over = (stream: Stream): Connection => ({ stream, fields: createFieldReader(), next: FIRST })

const HINT =
  'let the server answer the honest client without a login besides its certificate, or name another method: grpcs://HOST:PORT/package.Service/Method'

export const grpcs: ProtocolOf<Phrase, Said> = {
  id: 'grpcs',
  family: 'grpcs',
  title: 'gRPC',
  alpn: ['h2'],
  honest: ({ path }) => ({ asks: METHOD.test(path) ? path.slice(1) : 'health or reflection' }),
  ask: (stream, question, hostField) => call(over(stream), question, hostField),
  converse: (stream, hostField) => {
    const connection = over(stream)
    return { ask: (question) => call(connection, question, hostField) }
  },
  judgeControl: judgeControlBy(HINT),
  ...ofWords,
  judge: (answer, control, question) => {
    const judgement = judgeWords(answer, control, question)
    // What a server does not have, it may say of it to everybody, before it asks who that is.
    if (judgement.verdict !== 'bypassed' || !lacking.has(answer.says)) return judgement
    const cause = `answered ${answer.says}, and so is the honest client: a server may say so before it looks at who asks`
    return inconclusive(cause, 'name a method that it has: grpcs://HOST:PORT/package.Service/Method')
  },
}
