/** Writes HTTP/1.1 requests, and reads HTTP/1.1 answers strictly. This file opens no sockets and decides no verdict. */
import type { Stream } from '../../core/port/network.ts'
import {
  BODY_LIMIT,
  fieldsOf,
  HEAD_LIMIT,
  type HttpHeader,
  type HttpRequest,
  type HttpResponse,
  isField,
} from '../protocol/http.ts'
import { ofHttp, SWITCHING } from '../protocol/http-judge.ts'
import type { HttpProtocol, HttpReply } from '../protocol/protocol.ts'
import { takeOver } from './http2.ts'

export type Reading =
  | { readonly state: 'complete'; readonly response: HttpResponse }
  /** So far a response, but not all of it. */
  | { readonly state: 'incomplete' }
  | { readonly state: 'malformed'; readonly problem: string }

const INTERIM_LIMIT = 8

/** Settings of a client of HTTP/2, none of them other than the default (RFC 7540 §3.2.1). */
const NO_SETTINGS = 'AAMAAABk'

/** What is said of the connection (RFC 9110 §7.6.1, §7.8). */
type Kept = 'close' | 'keep-alive'

function connectionFields({ upgrade }: HttpRequest, then: Kept): readonly HttpHeader[] {
  if (upgrade === undefined) return [{ name: 'Connection', value: then }]
  const settings = upgrade === 'h2c' ? [{ name: 'HTTP2-Settings', value: NO_SETTINGS }] : []
  const named = ['Upgrade', ...settings.map(({ name }) => name)].join(', ')
  return [{ name: 'Connection', value: named }, { name: 'Upgrade', value: upgrade }, ...settings]
}

/**
 * Writes a request that asks for the connection to be closed after the answer, unless it asks for another protocol on it. One that is
 * not safe has an empty body.
 *
 * Pure.
 *
 * @param then whether another request is to follow on the connection
 * @throws {CountersignError} `input.malformed` for a method, path or host that would break out of its line
 * @see RFC 9112 §3, §9.6
 */
export function encodeRequest(request: HttpRequest, hostField: string, then: Kept = 'close'): Uint8Array {
  const { httpVersion = '1.1' } = request
  const headers = [
    ...(httpVersion === '1.0' ? [] : [{ name: 'Host', value: request.host ?? hostField }]),
    ...fieldsOf(request, hostField),
    ...connectionFields(request, then),
  ]
  const origin = request.requestTarget === 'absolute' ? `https://${hostField}` : ''
  const target = request.requestTarget === 'asterisk' ? '*' : `${origin}${request.path}`
  const lines = [
    `${request.method} ${target} HTTP/${httpVersion}`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

class Malformed extends Error {}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

function readHead(head: string): { status: number; headers: HttpHeader[] } {
  const [first = '', ...lines] = head.split('\r\n')
  const status = /^HTTP\/1\.[01] ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/.exec(first)?.[1]
  if (status === undefined) throw new Malformed('the status line is not HTTP/1.1')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0))
    const value = line.slice(colon + 1).replace(/^[\t ]+|[\t ]+$/g, '')
    // A line that begins with a blank would be an obsolete fold (RFC 9112 §5.2); its "name" is no token either.
    if (!isField({ name, value })) throw new Malformed('a header line is malformed')
    return { name: name.toLowerCase(), value }
  })
  return { status: Number(status), headers }
}

/** Body by chunks (RFC 9112 §7.1); undefined while the last chunk is missing. Trailers are skipped. */
function readChunks(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  let [at, length] = [0, 0]
  for (;;) {
    const lineEnd = Buffer.from(bytes).indexOf('\r\n', at)
    if (lineEnd < 0) return undefined
    const size = /^([0-9A-Fa-f]{1,8})(?:[\t ]*;[\t\x20-\x7e\x80-\xff]*)?$/.exec(
      latin1(bytes.subarray(at, lineEnd)),
    )?.[1]
    if (size === undefined) throw new Malformed('a chunk size is malformed')
    const from = lineEnd + 2
    const to = from + Number.parseInt(size, 16)
    if (to === from) return latin1(bytes.subarray(lineEnd)).includes('\r\n\r\n') ? Buffer.concat(parts) : undefined
    parts.push(bytes.subarray(from, to))
    length += Math.min(to, bytes.length) - from
    if (length >= BODY_LIMIT) return Buffer.concat(parts)
    if (bytes.length < to + 2) return undefined
    if (bytes[to] !== 0x0d || bytes[to + 1] !== 0x0a) throw new Malformed('a chunk does not end at its stated length')
    at = to + 2
  }
}

/** The body, once it is all there. Its length is decided in the order of RFC 9112 §6.3. */
function readBody(bytes: Uint8Array, status: number, headers: readonly HttpHeader[], closed: boolean, method: string) {
  const valuesOf = (name: string): string[] => headers.filter((h) => h.name === name).map((h) => h.value)
  const codings = valuesOf('transfer-encoding')
  const lengths = valuesOf('content-length')
  if (method === 'HEAD' || status === 204 || status === 304) return new Uint8Array()
  if (codings.length > 0) {
    if (lengths.length > 0) throw new Malformed('it has both Content-Length and Transfer-Encoding')
    if (codings.join().toLowerCase() !== 'chunked') throw new Malformed('the transfer coding is unknown')
    return readChunks(bytes)
  }
  if (lengths.length > 0) {
    const [length = ''] = lengths
    if (lengths.length > 1 || !/^\d{1,15}$/.test(length)) throw new Malformed('the content length is not one number')
    const needed = Math.min(Number(length), BODY_LIMIT)
    return bytes.length >= needed ? bytes.subarray(0, needed) : undefined
  }
  return closed || bytes.length >= BODY_LIMIT ? bytes : undefined
}

function read(bytes: Uint8Array, closed: boolean, method: string, switching: boolean): HttpResponse | undefined {
  let rest = bytes
  for (let interim = 0; interim <= INTERIM_LIMIT; interim += 1) {
    const headEnd = Buffer.from(rest).indexOf('\r\n\r\n')
    if ((headEnd < 0 ? rest.length : headEnd) > HEAD_LIMIT) throw new Malformed('the head is too long')
    if (headEnd < 0) {
      if (!'HTTP/'.startsWith(latin1(rest.subarray(0, 5)))) throw new Malformed('it does not begin with HTTP/')
      return undefined
    }
    const { status, headers } = readHead(latin1(rest.subarray(0, headEnd)))
    rest = rest.subarray(headEnd + 4)
    if (status === SWITCHING && switching) return { status, headers, body: new Uint8Array() }
    // Interim answers come before the one that was asked for (RFC 9110 §15.2).
    if (status < 200) continue
    const body = readBody(rest, status, headers, closed, method)
    return body && { status, headers, body: new Uint8Array(body.subarray(0, BODY_LIMIT)) }
  }
  throw new Malformed('too many interim answers (1xx) come before the answer')
}

/**
 * Reads the answer to one request from what has arrived.
 *
 * Guarantees never to throw, whatever the bytes. Pure.
 *
 * @param closed whether the peer has ended the connection; it ends a body that has no length of its own
 * @param method what was asked with: an answer to HEAD has no body, whatever it says of its length
 * @param switching whether another protocol was asked for: then the answer that agrees to it is the last one in HTTP/1.1
 * @see RFC 9112 §4 to §7
 */
export function readResponse(bytes: Uint8Array, closed: boolean, method = 'GET', switching = false): Reading {
  try {
    const response = read(bytes, closed, method, switching)
    return response === undefined ? { state: 'incomplete' } : { state: 'complete', response }
  } catch (error) {
    if (error instanceof Malformed) return { state: 'malformed', problem: error.message }
    throw error
  }
}

async function hear(stream: Stream, { method, upgrade }: HttpRequest): Promise<HttpReply> {
  const readAll = (octets: Uint8Array, closed: boolean) => readResponse(octets, closed, method, upgrade !== undefined)
  const { received, ...ending } = await stream.read((octets) => {
    const reading = readAll(octets, false)
    if (reading.state === 'incomplete') return undefined
    const switched = reading.state === 'complete' && reading.response.status === SWITCHING
    // What comes after it is no longer HTTP/1.1.
    return switched ? Buffer.from(octets).indexOf('\r\n\r\n') + 4 : octets.length
  })
  const heard = { ...ending, receivedBytes: received.length }
  const reading = readAll(received, ending.end === 'closed')
  if (reading.state === 'complete') return { ...heard, answer: reading.response }
  return reading.state === 'malformed' ? { ...heard, detail: reading.problem } : heard
}

async function ask(stream: Stream, request: HttpRequest, hostField: string, then?: Kept): Promise<HttpReply> {
  if (request.first !== undefined) {
    stream.write(encodeRequest(request.first, hostField, 'keep-alive'))
    const { answer: _, ...before } = await hear(stream, request.first)
    // Where the connection is over, nothing more can be asked on it.
    if (before.end !== 'complete') return { ...before, receivedBytes: 0 }
  }
  stream.write(encodeRequest(request, hostField, then))
  const heard = await hear(stream, request)
  if (request.upgrade !== 'h2c' || heard.answer?.status !== SWITCHING) return heard
  // The answer to the request comes in HTTP/2, on the first stream (RFC 7540 §3.2).
  const further = await takeOver(stream, request.method)
  return { ...heard, ...further, answer: further.answer ?? heard.answer }
}

/** Servers from before ALPN speak HTTP/1.1 without ALPN. */
export const http1: HttpProtocol = {
  id: 'http/1.1',
  title: 'HTTP/1.1',
  withoutAlpn: 'spoken',
  ask: (stream, request, hostField) => ask(stream, request, hostField),
  converse: (stream, hostField) => ({ ask: (request) => ask(stream, request, hostField, 'keep-alive') }),
  ...ofHttp,
}
