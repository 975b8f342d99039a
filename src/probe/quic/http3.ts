/** Writes one request of HTTP/3, and reads its answer (RFC 9114, RFC 9204). Keeps no table of fields, and so is sent none. */
import { BadFields, decodeHuffman } from '../protocol/hpack.ts'
import { BODY_LIMIT, fieldsOf, type HttpHeader, type HttpRequest, type HttpResponse } from '../protocol/http.ts'
import { Cursor, CutShort, uint } from '../tls/cursor.ts'
import { takeVarint, varint } from './packet.ts'

const DATA = 0
const HEADERS = 1

/** What a control stream begins with: its type, and settings that are all as they are without one. */
export const CONTROL_STREAM: Uint8Array = Uint8Array.of(0, 4, 0)

/** The static table of RFC 9204, Appendix A: a name, and the values that follow each other under it. */
const staticTable: readonly HttpHeader[] = (
  [
    [':authority', ''],
    [':path', '/'],
    ['age', '0'],
    ['content-disposition', ''],
    ['content-length', '0'],
    ...['cookie', 'date', 'etag', 'if-modified-since', 'if-none-match', 'last-modified', 'link', 'location'].map(
      (name) => [name, ''],
    ),
    ['referer', ''],
    ['set-cookie', ''],
    [':method', 'CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'],
    [':scheme', 'http', 'https'],
    [':status', '103', '200', '304', '404', '503'],
    ['accept', '*/*', 'application/dns-message'],
    ['accept-encoding', 'gzip, deflate, br'],
    ['accept-ranges', 'bytes'],
    ['access-control-allow-headers', 'cache-control', 'content-type'],
    ['access-control-allow-origin', '*'],
    [
      'cache-control',
      'max-age=0',
      'max-age=2592000',
      'max-age=604800',
      'no-cache',
      'no-store',
      'public, max-age=31536000',
    ],
    ['content-encoding', 'br', 'gzip'],
    [
      'content-type',
      ...['application/dns-message', 'application/javascript', 'application/json', 'application/x-www-form-urlencoded'],
      ...['image/gif', 'image/jpeg', 'image/png', 'text/css', 'text/html; charset=utf-8', 'text/plain'],
      'text/plain;charset=utf-8',
    ],
    ['range', 'bytes=0-'],
    [
      'strict-transport-security',
      'max-age=31536000',
      'max-age=31536000; includesubdomains',
      'max-age=31536000; includesubdomains; preload',
    ],
    ['vary', 'accept-encoding', 'origin'],
    ['x-content-type-options', 'nosniff'],
    ['x-xss-protection', '1; mode=block'],
    [':status', '100', '204', '206', '302', '400', '403', '421', '425', '500'],
    ['accept-language', ''],
    ['access-control-allow-credentials', 'FALSE', 'TRUE'],
    ['access-control-allow-headers', '*'],
    ['access-control-allow-methods', 'get', 'get, post, options', 'options'],
    ['access-control-expose-headers', 'content-length'],
    ['access-control-request-headers', 'content-type'],
    ['access-control-request-method', 'get', 'post'],
    ['alt-svc', 'clear'],
    ['authorization', ''],
    ['content-security-policy', "script-src 'none'; object-src 'none'; base-uri 'none'"],
    ['early-data', '1'],
    ...['expect-ct', 'forwarded', 'if-range', 'origin'].map((name) => [name, '']),
    ['purpose', 'prefetch'],
    ['server', ''],
    ['timing-allow-origin', '*'],
    ['upgrade-insecure-requests', '1'],
    ['user-agent', ''],
    ['x-forwarded-for', ''],
    ['x-frame-options', 'deny', 'sameorigin'],
  ] as const
).flatMap(([name = '', ...values]) => values.map((value) => ({ name, value })))

/** A number after a prefix of so many bits (RFC 7541 §5.1); the bits before it are in `first`. */
function writeInteger(first: number, prefix: number, value: number): readonly number[] {
  const mask = 2 ** prefix - 1
  if (value < mask) return [first + value]
  const octets = [first + mask]
  let rest = value - mask
  for (; rest >= 128; rest = Math.floor(rest / 128)) octets.push((rest % 128) + 128)
  return [...octets, rest]
}

function takeInteger(cursor: Cursor, first: number, prefix: number): number {
  const mask = 2 ** prefix - 1
  let value = first & mask
  if (value < mask) return value
  for (let shift = 0; shift <= 21; shift += 7) {
    const next = cursor.uint(1)
    value += (next & 127) * 2 ** shift
    if (next < 128) return value
  }
  throw new BadFields('a number is too large')
}

/** A string whose first octet has its length in so many bits, and the mark of the Huffman code in the bit before these. */
function takeText(cursor: Cursor, first: number, prefix: number): string {
  const octets = cursor.take(takeInteger(cursor, first, prefix))
  return Buffer.from((first & (2 ** prefix)) === 0 ? octets : decodeHuffman(octets)).toString('latin1')
}

/** Reads a field section that needs no dynamic table (RFC 9204 §4.5). Throws {@link BadFields} and {@link CutShort}. Pure. */
export function readFields(section: Uint8Array): readonly HttpHeader[] {
  const cursor = new Cursor(section)
  const entry = (index: number, isStatic: boolean): HttpHeader => {
    const found = isStatic ? staticTable[index] : undefined
    if (found === undefined) throw new BadFields('a field is said to be in a table, and is not')
    return found
  }
  takeInteger(cursor, cursor.uint(1), 8)
  takeInteger(cursor, cursor.uint(1), 7)
  return cursor.each((fields) => {
    const first = fields.uint(1)
    if (first >= 0x80) return entry(takeInteger(fields, first, 6), (first & 0x40) !== 0)
    if (first >= 0x40) {
      const { name } = entry(takeInteger(fields, first, 4), (first & 0x10) !== 0)
      return { name, value: takeText(fields, fields.uint(1), 7) }
    }
    if (first < 0x20) throw new BadFields('a field is said to be in a table, and is not')
    const name = takeText(fields, first, 3)
    return { name, value: takeText(fields, fields.uint(1), 7) }
  })
}

/** Writes fields as literals (RFC 9204 §4.5.6), in this order. Pure. */
export function writeFields(fields: readonly HttpHeader[]): Uint8Array {
  const parts = fields.flatMap(({ name, value }) => [
    Uint8Array.from(writeInteger(0x20, 3, name.length)),
    Buffer.from(name, 'latin1'),
    Uint8Array.from(writeInteger(0, 7, value.length)),
    Buffer.from(value, 'latin1'),
  ])
  return new Uint8Array(Buffer.concat([Uint8Array.of(0, 0), ...parts]))
}

const frame = (type: number, content: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([uint(1, type), varint(content.length), content]))

/** Writes what goes out on the stream of a request without a body. Pure. */
export function writeRequest(request: HttpRequest, hostField: string): Uint8Array {
  const { method, path, host = hostField } = request
  const pseudo = Object.entries({ ':method': method, ':scheme': 'https', ':authority': host, ':path': path })
  const fields = fieldsOf(request, hostField).map(({ name, value }) => ({ name: name.toLowerCase(), value }))
  return frame(HEADERS, writeFields([...pseudo.map(([name, value]) => ({ name, value })), ...fields]))
}

/** Reads the answer on the stream of a request; undefined where the answer is malformed or not whole. Never throws. Pure. */
export function readResponse(stream: Uint8Array): HttpResponse | undefined {
  const cursor = new Cursor(stream)
  let head: readonly HttpHeader[] | undefined
  const body: Uint8Array[] = []
  try {
    while (cursor.left > 0) {
      const type = takeVarint(cursor)
      const content = cursor.take(takeVarint(cursor))
      if (type === DATA) body.push(content)
      if (type !== HEADERS || (head !== undefined && !isInterim(head))) continue
      head = readFields(content)
    }
  } catch (error) {
    if (error instanceof CutShort || error instanceof BadFields) return undefined
    throw error
  }
  if (head === undefined || isInterim(head)) return undefined
  const headers = head.filter(({ name }) => !name.startsWith(':'))
  return { status: statusOf(head), headers, body: new Uint8Array(Buffer.concat(body).subarray(0, BODY_LIMIT)) }
}

const statusOf = (head: readonly HttpHeader[]): number => Number(head.find(({ name }) => name === ':status')?.value)

/** Whether the proper answer is still to come (RFC 9110 §15.2); what has no status is as none. */
const isInterim = (head: readonly HttpHeader[]): boolean => !(statusOf(head) >= 200)
