/** Textual encoding of DER (RFC 7468), strictly. What lies in the bytes is not looked at. */
import { CountersignError } from '../core/refusal.ts'

/** What may stand between the words BEGIN or END and the dashes. */
export type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'X509 CRL'
  | 'PRIVATE KEY'
  | 'ENCRYPTED PRIVATE KEY'
  | 'PUBLIC KEY'

/** Outside a block it belongs to one that lost its boundaries. */
const FULL_LINE = /^[A-Za-z0-9+/]{64}$/

/** Writes one PEM block with lines of 64 characters. Pure. */
export function encodePem(label: PemLabel, der: Uint8Array): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.length).toString('base64')
  return `-----BEGIN ${label}-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`
}

/**
 * Gives the bytes of every block in a PEM text, in order.
 *
 * Text around blocks is let be (RFC 7468 §2) unless a line of it is dashed or all base64. A block of any other label refuses the whole
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
  const blocks: Uint8Array[] = []
  let body: string[] | undefined
  let number = 0
  for (const line of linesOf(text)) {
    number += 1
    if (body === undefined) {
      if (line === begin) body = []
      else if (line.includes('-----') || FULL_LINE.test(line)) refuse(label, number, begin)
    } else if (line === end) {
      blocks.push(decodeBody(body, label, number))
      body = undefined
    } else {
      const previous = body.at(-1)
      if (previous !== undefined && previous.length !== 64) refuse(label, number, end)
      if (!/^[A-Za-z0-9+/]{1,64}={0,2}$/.test(line) || line.length > 64) refuse(label, number, 'a line of base64')
      body.push(line)
    }
  }
  if (body !== undefined || blocks.length === 0) refuse(label, number + 1, body === undefined ? begin : end)
  return blocks
}

function* linesOf(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 ? text.length : feed + 1
    yield text.slice(start, feed < 0 ? next : feed > start && text[feed - 1] === '\r' ? feed - 1 : feed)
    start = next
  }
}

function decodeBody(lines: readonly string[], label: PemLabel, line: number): Uint8Array {
  const octets = Buffer.from(lines.join(''), 'base64')
  const last = lines.at(-1)
  // Node's decoder takes missing padding and set padding bits; written back, the last line shows both.
  const tail = octets.subarray(Math.max(0, lines.length - 1) * 48).toString('base64')
  if (last === undefined || tail !== last) refuse(label, line, 'canonical base64')
  return new Uint8Array(octets.buffer, octets.byteOffset, octets.length)
}

function refuse(label: PemLabel, line: number, expected: string): never {
  throw new CountersignError('input.malformed', { what: `PEM ${label}`, value: `at line ${line}`, expected })
}
