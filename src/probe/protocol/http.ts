/**
 * The parts that all versions of HTTP share: requests, answers, and when two answers count as the same page. `http1.ts` and
 * `http2.ts` write and read the bytes of each version.
 */
import { createHash } from 'node:crypto'
import { CountersignError } from '../../core/refusal.ts'

export type HttpHeader = { readonly name: string; readonly value: string }

export type HttpRequest = {
  /** Upper-case letters and hyphens. */
  readonly method: string
  /** Origin-form target, such as `/admin?x=1` (RFC 9112 §3.2.1). */
  readonly path: string
  /** Goes into Host in the endpoint's place. */
  readonly host?: string
  /**
   * `absolute` writes the whole URL, with the endpoint's authority, as proxies are sent it (RFC 9112 §3.2.2); `asterisk` asks about
   * the server as a whole (§3.2.4).
   */
  readonly requestTarget?: 'absolute' | 'asterisk'
  /** HTTP/1.0, and no Host (RFC 9112 §3.2); over HTTP/2 no `:authority`. */
  readonly httpVersion?: '1.0'
  /** Sent in this order, duplicates included. */
  readonly headers?: readonly HttpHeader[]
  /** Asked before on the same connection; its answer is not looked at. */
  readonly first?: HttpRequest
  /** The protocol to change over to (RFC 9110 §7.8); over HTTP/2 by an extended CONNECT (RFC 8441). */
  readonly upgrade?: 'websocket' | 'h2c' | 'TLS/1.0'
  /** Further fields of HTTP/2 as they are, pseudo-headers among them: directly after the pseudo-headers, or after all fields. */
  readonly stray?: { readonly after: 'pseudo-headers' | 'all'; readonly fields: readonly HttpHeader[] }
}

export type HttpResponse = {
  readonly status: number
  /** In order of arrival, duplicates included; names in lower case. */
  readonly headers: readonly HttpHeader[]
  /** Decoded from its framing, and cut at {@link BODY_LIMIT}. */
  readonly body: Uint8Array
}

/** The octets of a body that are read. A longer body is cut there, and counts as complete. */
export const BODY_LIMIT = 256 * 1024
/** The octets of an answer's head that are read. */
export const HEAD_LIMIT = 64 * 1024

/** The text that the operator finds in the server's log for each attempt. */
const USER_AGENT = 'countersign-probe'

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const METHOD = /^[A-Z][A-Z-]{0,31}$/
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** Methods that are sent without a body, and without a length of one. */
const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/**
 * Checks a request target in origin-form: a slash, then visible ASCII. Anything else would let it write a header.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parsePath(text: string): string {
  if (/^\/[\x21-\x7e]*$/.test(text) && !text.includes('#')) return text
  throw new CountersignError('input.malformed', {
    what: 'path',
    value: text,
    expected: 'a slash and then visible ASCII without "#", such as /status?full=1',
  })
}

/** Whether a header can stand in one line (RFC 9110 §5.1, §5.5). */
export const isField = ({ name, value }: HttpHeader): boolean => TOKEN.test(name) && FIELD_VALUE.test(value)

function requireField({ name, value }: HttpHeader): void {
  if (isField({ name, value })) return
  throw new CountersignError('input.malformed', { what: `${name} header`, value, expected: 'one line of ASCII' })
}

/**
 * The fields of a request but those that name the host, in their order. One whose method is not safe has an empty body. Pure.
 *
 * @throws {CountersignError} `input.malformed` for a method, path, host or header that would break out of its line
 */
export function fieldsOf(request: HttpRequest, hostField: string): readonly HttpHeader[] {
  const { method, path, host = hostField, headers = [] } = request
  if (!METHOD.test(method)) {
    const expected = 'upper-case letters and hyphens'
    throw new CountersignError('input.malformed', { what: 'method', value: method, expected })
  }
  parsePath(path)
  const fields = [
    { name: 'User-Agent', value: USER_AGENT },
    { name: 'Accept', value: '*/*' },
    ...headers,
    ...(bodiless.has(method) ? [] : [{ name: 'Content-Length', value: '0' }]),
  ]
  const stray = (request.stray?.fields ?? []).map(({ name, value }) => ({ name: name.replace(/^:/, ''), value }))
  for (const field of [{ name: 'Host', value: host }, ...fields, ...stray]) requireField(field)
  return fields
}

/** The origin of a page of another site. */
export const FOREIGN_ORIGIN = 'https://evil.example'

/** The headers in which a browser states the origin of a request (Fetch Metadata Request Headers §2); pages cannot set them. */
export type FetchMetadata = { readonly site: 'same-origin' | 'cross-site'; readonly by: 'script' | 'form' }

/**
 * A POST as a browser sends it for a page of some origin: one Origin (RFC 6454 §7), and since 2023 where it comes from. Several
 * origins, or no metadata, for what no browser sends today. Pure.
 */
export function post(path: string, origins: readonly string[], metadata?: FetchMetadata): HttpRequest {
  const fields: readonly (readonly [name: string, value: string])[] = [
    ...origins.map((value) => ['Origin', value] as const),
    ...(metadata === undefined ? [] : fetchFields(metadata)),
  ]
  return { method: 'POST', path, headers: fields.map(([name, value]) => ({ name, value })) }
}

function fetchFields({ site, by }: FetchMetadata): readonly (readonly [name: string, value: string])[] {
  const [mode, destination] =
    by === 'form' ? ['navigate', 'document'] : [site === 'same-origin' ? 'cors' : 'no-cors', 'empty']
  return [
    ['Sec-Fetch-Site', site],
    ['Sec-Fetch-Mode', mode],
    ['Sec-Fetch-Dest', destination],
    ...(by === 'form' ? ([['Content-Type', 'application/x-www-form-urlencoded']] as const) : []),
  ]
}

/** The values of a header, in order. */
export function headerValues(response: HttpResponse, name: string): readonly string[] {
  return response.headers.filter((header) => header.name === name).map((header) => header.value)
}

/** The digest of a page in a report: enough to compare two pages, without their content. */
export function describeAnswer(answer: HttpResponse) {
  return {
    status: answer.status,
    mediaType: headerValues(answer, 'content-type')[0]?.split(';')[0]?.trim().toLowerCase() ?? '',
    bodyBytes: answer.body.length,
    bodySha256: createHash('sha256').update(answer.body).digest('hex'),
  }
}

/** Share of words that two pages have in common from which on they are one page with a few things changed. */
const NEARLY_EQUAL = 0.5

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The Sørensen–Dice coefficient of two texts as bags of words: 1 for equal ones, 0 where they share no word. */
function sharedWords(one: string, other: string): number {
  const [left, right] = [wordCounts(one), wordCounts(other)]
  const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0)
  let shared = 0
  for (const [word, count] of left) shared += Math.min(count, right.get(word) ?? 0)
  const words = total(left) + total(right)
  return words === 0 ? 0 : (2 * shared) / words
}

function jsonKeys(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? Object.keys(value).sort().join() : undefined
  } catch {
    return undefined
  }
}

/**
 * Tells whether two answers are the same page: equal, or so alike that only a name, a time or a counter differs. JSON
 * objects are alike when they have the same members.
 */
export function resembles(one: HttpResponse, other: HttpResponse): boolean {
  const [left, right] = [describeAnswer(one), describeAnswer(other)]
  if (left.status !== right.status || left.mediaType !== right.mediaType) return false
  // Redirects differ by their location; their text is the same few words for every client.
  if (locationOf(one) !== locationOf(other)) return false
  if (left.bodySha256 === right.bodySha256) return true
  const [leftText, rightText] = [Buffer.from(one.body).toString(), Buffer.from(other.body).toString()]
  const keys = jsonKeys(leftText)
  if (keys !== undefined && keys !== '' && keys === jsonKeys(rightText)) return true
  return sharedWords(leftText, rightText) >= NEARLY_EQUAL
}

/** Whether an answer only says where to go (RFC 9110 §15.4); a browser shows nothing of it. */
export const isRedirect = (answer: HttpResponse): boolean =>
  answer.status >= 300 && answer.status < 400 && locationOf(answer) !== ''

const locationOf = (answer: HttpResponse): string => answer.headers.find((h) => h.name === 'location')?.value ?? ''

/** Whether an answer has this text, in its page or its headers. */
export const shows = (answer: HttpResponse, text: string): boolean =>
  [...answer.headers.map(({ value }) => value), Buffer.from(answer.body).toString()].some((part) => part.includes(text))
