/** Reads and writes PEM, the textual encoding of DER, in its strict form (RFC 7468). Does not read the DER inside. */
import type { Placed } from '../core/chunks.ts'
import { CountersignError } from '../core/refusal.ts'

/** The form of a label, between the words BEGIN or END and the dashes. */
export type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'X509 CRL'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'PUBLIC KEY'

/** Octets of one line, its characters, and how many octets are written at a time: a CRL may have a million entries. */
const LINE = 48
const WIDTH = 64
const CHUNK = 1024 * LINE
/** Characters that are decoded at a time: as many lines, with their ends. */
const DECODED = 1024 * 65

/** Outside a block it belongs to one that lost its boundaries. */
const FULL_LINE = /^[A-Za-z0-9+/]{64}$/

/** Writes one PEM block with lines of 64 characters, as the octets of a file, some at a time; each piece is valid until the next. Pure. */
export function* encodePemPieces(label: PemLabel, der: Uint8Array): Generator<Uint8Array> {
  const octets = Buffer.from(der.buffer, der.byteOffset, der.length)
  yield Buffer.from(`-----BEGIN ${label}-----\n`)
  const most = Math.ceil(Math.min(CHUNK, octets.length) / LINE)
  const letters = Buffer.alloc(most * WIDTH)
  const lines = Buffer.alloc(most * (WIDTH + 1))
  for (let at = 0; at < octets.length; at += CHUNK) {
    const count = letters.write(octets.toString('base64', at, at + CHUNK), 'latin1')
    let to = 0
    for (let from = 0; from < count; from += WIDTH) {
      to += letters.copy(lines, to, from, Math.min(from + WIDTH, count))
      lines[to++] = 0x0a
    }
    yield lines.subarray(0, to)
  }
  yield Buffer.from(`-----END ${label}-----\n`)
}

/** The same, as one text. Pure. */
export function encodePem(label: PemLabel, der: Uint8Array): string {
  let text = ''
  for (const piece of encodePemPieces(label, der))
    text += Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1')
  return text
}

/**
 * Gives the bytes of every block in a PEM text, in order.
 *
 * Text around blocks may stay (RFC 7468 §2) unless a line of it is dashed or all base64. A block of any other label refuses the whole
 * text, so what comes back is all there is. Lines end in LF or CRLF; all but the last of a block have 64 characters;
 * base64 is canonical.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` with the line number, or where there is no block at all
 * @see RFC 7468 §3 (strict form)
 */
export function parsePem(text: string, label: PemLabel): Uint8Array[] {
  const begin = `-----BEGIN ${label}-----`
  const end = `-----END ${label}-----`
  const whole = plainBlock(text, begin, end)
  if (whole !== undefined) return [whole]
  const blocks: Uint8Array[] = []
  let body: Body | undefined
  let number = 0
  for (const { line, start, next } of linesOf(text)) {
    number += 1
    if (body === undefined) {
      if (line === begin) body = { start: next, lines: 0, last: '' }
      else if (line.includes('-----') || FULL_LINE.test(line)) refuse(label, number, begin)
    } else if (line === end) {
      blocks.push(decodeBody(text.slice(body.start, start), body) ?? refuse(label, number, 'canonical base64'))
      body = undefined
    } else {
      if (body.lines > 0 && body.last.length !== 64) refuse(label, number, end)
      if (!/^[A-Za-z0-9+/]{1,64}={0,2}$/.test(line) || line.length > 64) refuse(label, number, 'a line of base64')
      body = { ...body, lines: body.lines + 1, last: line }
    }
  }
  if (body !== undefined || blocks.length === 0) refuse(label, number + 1, body === undefined ? begin : end)
  return blocks
}

/**
 * The octets of a text that is one block, as tools write it, and nothing else; undefined of any other text, which is read line by line,
 * as is one that is refused. A CRL may have a million entries, and nearly as many lines.
 */
function plainBlock(text: string, begin: string, end: string): Uint8Array | undefined {
  const start = begin.length + 1
  const length = text.length - start - end.length - 1
  if (length < 2 || !text.startsWith(`${begin}\n`) || !text.endsWith(`\n${end}\n`)) return undefined
  for (let at = start + 64; at < start + length; at += 65) if (text.charCodeAt(at) !== 0x0a) return undefined
  const body = text.slice(start, start + length)
  const lines = Math.ceil(length / 65)
  const last = body.slice((lines - 1) * 65, -1)
  // What is no letter the decoder passes over, and is then short; but it takes those of another alphabet, the dash and the underscore, and
  // of characters beyond ASCII, in some strings, the lower half.
  if (last === '' || body.includes('-') || body.includes('_') || Buffer.byteLength(body) !== body.length)
    return undefined
  const octets = decodeBody(body, { start, lines, last })
  const padding = last.endsWith('==') ? 2 : last.endsWith('=') ? 1 : 0
  return octets?.length === (lines - 1) * LINE + (last.length / 4) * 3 - padding ? octets : undefined
}

/**
 * The octets of a text that is one block, as tools write it, and nothing else; undefined of any other text, and of one that {@link parsePem}
 * refuses. The text of a CRL with a million entries is never in memory.
 */
export function decodePlainPem(text: Placed, label: PemLabel): Uint8Array | undefined {
  const begin = `-----BEGIN ${label}-----\n`
  const end = `\n-----END ${label}-----\n`
  const read = (from: number, to: number): string => {
    const { buffer, byteOffset, length } = text.at(from, to - from)
    return Buffer.from(buffer, byteOffset, length).toString('latin1')
  }
  const stop = text.size - end.length + 1
  if (stop < begin.length + 2 || read(0, begin.length) !== begin || read(stop - 1, text.size) !== end) return undefined
  const octets = Buffer.allocUnsafeSlow(Math.ceil((stop - begin.length) / 65) * LINE)
  let filled = 0
  for (let at = begin.length; at < stop; at += DECODED) {
    const lines = read(at, Math.min(at + DECODED, stop))
    const written = octets.write(lines, filled, 'base64')
    if (written !== lengthOf(lines) || (at + DECODED < stop && written !== CHUNK)) return undefined
    const last = lines.slice(lines.lastIndexOf('\n', lines.length - 2) + 1, -1)
    const from = filled + written - lengthOf(`${last}\n`)
    if (last === '' || octets.toString('base64', from, filled + written) !== last) return undefined
    filled += written
  }
  return new Uint8Array(octets.buffer, 0, filled)
}

/**
 * How many octets some lines of base64 stand for, if nothing else is in them: all but the last have 64 characters. Letters of the other
 * alphabet count for nothing, which the decoder would take; what is no letter it passes over, and is then short.
 */
function lengthOf(lines: string): number {
  for (let at = 64; at < lines.length; at += 65) if (lines.charCodeAt(at) !== 0x0a) return Number.NaN
  if (!lines.endsWith('\n') || lines.includes('-') || lines.includes('_')) return Number.NaN
  const letters = lines.length - Math.ceil(lines.length / 65)
  const padding = lines.endsWith('==\n') ? 2 : lines.endsWith('=\n') ? 1 : 0
  return (letters / 4) * 3 - padding
}

/** The lines of a block so far: where they start, how many there are, and the last. */
type Body = { readonly start: number; readonly lines: number; readonly last: string }

function* linesOf(text: string): Iterable<{ line: string; start: number; next: number }> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed > start && text[feed - 1] === '\r' ? feed - 1 : feed
    const next = feed < 0 ? text.length : feed + 1
    yield { line: text.slice(start, end), start, next }
    start = next
  }
}

/** The octets, or undefined where the last line has padding or bits that Node's decoder would forgive. */
function decodeBody(base64: string, { lines, last }: Body): Uint8Array | undefined {
  const octets = Buffer.from(base64, 'base64')
  if (lines === 0 || octets.toString('base64', (lines - 1) * LINE) !== last) return undefined
  return new Uint8Array(octets.buffer, octets.byteOffset, octets.length)
}

function refuse(label: PemLabel, line: number, expected: string): never {
  throw new CountersignError('input.malformed', { what: `PEM ${label}`, value: `at line ${line}`, expected })
}
