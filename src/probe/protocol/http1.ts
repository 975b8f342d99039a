/** HTTP/1.1 as the probe speaks it: a request writer and a strict response reader. Sockets and verdicts live elsewhere. */
import { CountersignError } from '../../core/refusal.ts'
import { BODY_LIMIT, type HttpHeader, type HttpRequest, type HttpResponse, parsePath } from './http.ts'

export type Reading =
  | { readonly state: 'complete'; readonly response: HttpResponse }
  /** So far a response, but not all of it. */
  | { readonly state: 'incomplete' }
  | { readonly state: 'malformed'; readonly problem: string }

const HEAD_LIMIT = 64 * 1024
const INTERIM_LIMIT = 8

/** What the operator finds in the log beside each attempt. */
const USER_AGENT = 'countersign-probe'

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const METHOD = /^[A-Z][A-Z-]{0,31}$/
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** What a client of HTTP/2 says first: the preface, and settings without a wish (RFC 9113 §3.4, §6.5). */
export const HTTP2_PREFACE: Uint8Array = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.of(0, 0, 0, 4, 0, 0, 0, 0, 0),
])

/**
 * Writes a request that asks for the connection to be closed after the answer. One that is not safe has an empty body.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` for a method, path or host that would break out of its line
 * @see RFC 9112 §3, §9.6
 */
export function encodeRequest(request: HttpRequest, hostField: string): Uint8Array {
  const headers: HttpHeader[] = [
    { name: 'Host', value: request.host ?? hostField },
    { name: 'User-Agent', value: USER_AGENT },
    { name: 'Accept', value: '*/*' },
    ...(request.headers ?? []),
    ...(bodiless.has(request.method) ? [] : [{ name: 'Content-Length', value: '0' }]),
    { name: 'Connection', value: 'close' },
  ]
  for (const { name, value } of headers) {
    if (!TOKEN.test(name) || !FIELD_VALUE.test(value)) {
      throw new CountersignError('input.malformed', { what: `${name} header`, value, expected: 'one line of ASCII' })
    }
  }
  if (!METHOD.test(request.method)) {
    const expected = 'upper-case letters and hyphens'
    throw new CountersignError('input.malformed', { what: 'method', value: request.method, expected })
  }
  const origin = request.requestTarget === 'absolute' ? `https://${hostField}` : ''
  const lines = [
    `${request.method} ${origin}${parsePath(request.path)} HTTP/1.1`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

/** Methods that are sent without a body, and without a length of one. */
const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

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
    if (!TOKEN.test(name) || !FIELD_VALUE.test(value)) throw new Malformed('a header line is malformed')
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
    if (bytes[to] !== 0x0d || bytes[to + 1] !== 0x0a) throw new Malformed('a chunk does not end where it said')
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
    if (lengths.length > 0) throw new Malformed('both a length and a transfer coding are given')
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

function read(bytes: Uint8Array, closed: boolean, method: string): HttpResponse | undefined {
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
    // Interim answers come before the one that was asked for (RFC 9110 §15.2).
    if (status < 200) continue
    const body = readBody(rest, status, headers, closed, method)
    return body && { status, headers, body: new Uint8Array(body.subarray(0, BODY_LIMIT)) }
  }
  throw new Malformed('interim answers never end')
}

/**
 * Reads the answer to one request from what has arrived.
 *
 * Guarantees never to throw, whatever the bytes. Pure.
 *
 * @param closed whether the peer has ended the connection; it ends a body that has no length of its own
 * @param method what was asked with: an answer to HEAD has no body, whatever it says of its length
 * @see RFC 9112 §4 to §7
 */
export function readResponse(bytes: Uint8Array, closed: boolean, method = 'GET'): Reading {
  try {
    const response = read(bytes, closed, method)
    return response === undefined ? { state: 'incomplete' } : { state: 'complete', response }
  } catch (error) {
    if (error instanceof Malformed) return { state: 'malformed', problem: error.message }
    throw error
  }
}
