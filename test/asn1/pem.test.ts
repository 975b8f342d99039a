import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePlainPem, encodePem, encodePemPieces, parsePem } from '../../src/asn1/pem.ts'
import { malformed, parses, toHex } from '../support/malformed.ts'

const octets = Uint8Array.from({ length: 100 }, (_, i) => i)
const pem = encodePem('CERTIFICATE', octets)
const lines = pem.trimEnd().split('\n')
const body = lines.slice(1, -1)

const parse = (text: string) => parsePem(text, 'CERTIFICATE').map(toHex)

/** A PEM block around these lines. */
const block = (...inner: string[]) => [lines[0], ...inner, lines.at(-1), ''].join('\n')

describe('PEM', () => {
  it('is written in lines of 64 characters (RFC 7468 §2)', () => {
    expect(lines.map((line) => line.length)).toEqual([27, 64, 64, 8, 25])
    expect(pem.endsWith('-----END CERTIFICATE-----\n')).toBe(true)
  })

  it('is read back, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        expect(parse(encodePem('CERTIFICATE', bytes))).toEqual([toHex(bytes)])
      }),
    )
  })

  it.each([
    ['with CRLF', pem.replaceAll('\n', '\r\n')],
    ['without a last line feed', pem.trimEnd()],
    ['after text (RFC 7468 §2)', `subject=CN = billing\n\n${pem}`],
    ['before text', `${pem}\nsubject=CN = billing\n`],
  ])('is read %s', (_, text) => {
    expect(parse(text)).toEqual([toHex(octets)])
  })

  it('is read alike where it is the whole text, and where it is not', () => {
    const long = encodePem(
      'CERTIFICATE',
      Uint8Array.from({ length: 48 * 4 }, (_, i) => 7 * i),
    )
    const given = (text: string) => (parses(() => parse(text)) ? parse(text) : 'refused')
    const change = fc.tuple(
      fc.nat(long.length - 1),
      fc.nat(2),
      fc.constantFrom('', '\n', '\n\n', '=', '==', '-', '_', '*', ' ', '\r', 'A', '\u0141'),
    )
    fc.assert(
      fc.property(fc.constantFrom(long, pem), fc.array(change, { maxLength: 2 }), (text, changes) => {
        const changed = changes.reduce((t, [at, drop, put]) => t.slice(0, at) + put + t.slice(at + drop), text)
        expect(given(changed)).toEqual(given(`text\n${changed}`))
      }),
      { numRuns: 2000 },
    )
    for (const end of ['\n', '=\n', '====\n']) expect(given(long.replace('-----END', `${end}-----END`))).toBe('refused')
  })

  const decoded = (text: string) => {
    const placed = new TextEncoder().encode(text)
    const at = (from: number, length: number) => placed.subarray(from, from + length)
    const taken = decodePlainPem({ size: placed.length, at }, 'CERTIFICATE')
    return taken && toHex(taken)
  }
  // Longer than what is decoded at a time.
  const longest = encodePem(
    'CERTIFICATE',
    Uint8Array.from({ length: 48 * 1024 * 2 + 5 }, (_, i) => (7 * i) ^ (i >> 8)),
  )

  it('is decoded piece by piece where it is one block and nothing else', () => {
    for (const text of [pem, longest, encodePem('CERTIFICATE', new Uint8Array(48 * 1024))]) {
      expect(decoded(text)).toEqual(parse(text)[0])
      const pieces = encodePemPieces('CERTIFICATE', Buffer.from(parse(text)[0] ?? '', 'hex'))
      expect(Array.from(pieces, (piece) => Buffer.from(piece).toString()).join('')).toBe(text)
    }
    for (const text of [`text\n${pem}`, pem + pem, pem.replaceAll('\n', '\r\n'), '', `\ufeff${pem}`]) {
      expect(decoded(text)).toBeUndefined()
    }
    expect(decoded(encodePem('X509 CRL', octets))).toBeUndefined()
  })

  it('is decoded piece by piece as it is read, or not at all', () => {
    const edges = [28, 28 + 64, 28 + 1024 * 65 - 2, 28 + 1024 * 65, 28 + 1024 * 65 + 64, longest.length - 32]
    const change = fc.tuple(
      fc.oneof(fc.nat(longest.length - 1), ...edges.map((at) => fc.integer({ min: at - 2, max: at + 2 }))),
      fc.nat(2),
      fc.constantFrom('', '\n', '\n\n', '=', '==', '-', '_', '*', ' ', '\r', 'A', '/', '\u0141', '\u00c1'),
    )
    fc.assert(
      fc.property(fc.constantFrom(longest, pem), fc.array(change, { maxLength: 2 }), (text, changes) => {
        const changed = changes.reduce((t, [at, drop, put]) => t.slice(0, at) + put + t.slice(at + drop), text)
        const taken = decoded(changed)
        if (taken !== undefined) expect(parse(changed)).toEqual([taken])
      }),
      { numRuns: 500 },
    )
  })

  it('gives every block in order', () => {
    const text = [1, 2, 3].map((n) => encodePem('CERTIFICATE', Uint8Array.of(n))).join('and\n')
    expect(parse(text)).toEqual(['01', '02', '03'])
  })

  it.each([
    ['nothing', ''],
    ['text without a block', 'subject=CN = billing\n'],
    ['another label', encodePem('X509 CRL', octets)],
    ['another label among the right ones', pem + encodePem('X509 CRL', octets)],
    ['the old label (RFC 7468 §5.1)', pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
    ['an END of another label', pem.replace('END CERTIFICATE', 'END X509 CRL')],
    ['a block without its END', lines.slice(0, -1).join('\n')],
    ['a block without its BEGIN', lines.slice(1).join('\n')],
    ['base64 outside any block', `${body[0]}\n${pem}`],
    ['a block in a block', block(...lines)],
    ['an empty block', block()],
    ['headers (RFC 1421)', block('Proc-Type: 4,ENCRYPTED', '', ...body)],
    ['an empty line', block('', ...body)],
    ['a space at the end of a line', pem.replace('\n', ' \n')],
    ['a space in a line', block(`${body[0]?.slice(0, 30)} ${body[0]?.slice(31)}`, ...body.slice(1))],
    ['a short line that is not the last', block(body[0]!.slice(4), ...body)],
    ['a line of 65', block(`${body[0]}${body[1]?.[0]}`, ...body)],
    ['a line of 64 with padding behind', block(`${body[0]}==`)],
    ['URL-safe base64', block('-_-_')],
    ['padding left out', block('AA')],
    ['padding in the middle', block('AA==AAAA')],
    ['padding for nothing', block('AAAA====')],
    ['bits behind the last octet (RFC 4648 §3.5)', block('AB==')],
    ['characters that decoders skip', block('AA.AA')],
    ['a dashed line that is no boundary', `-----BEGIN CERTIFICATE----\n${pem}`],
    ['four dashes', pem.replaceAll('-----', '----')],
    ['an indented BEGIN', ` ${pem}`],
  ])('refuses %s', (_, text) => {
    expect(malformed(() => parse(text)).value).toMatch(/^at line \d+$/)
  })

  it('refuses no canonical block, and accepts no other spelling of one', () => {
    expect([
      parses(() => parse(block('AA=='))),
      parses(() => parse(block('AAE='))),
      parses(() => parse(block('AAEC'))),
    ]).toEqual([true, true, true])
  })

  it('names the line', () => {
    expect(malformed(() => parse(block(body[0]!, '!'))).value).toBe('at line 3')
  })

  it('never throws anything but a refusal, wherever a character changes', () => {
    fc.assert(
      fc.property(fc.nat(pem.length - 1), fc.string({ maxLength: 2 }), (at, text) => {
        parses(() => parse(pem.slice(0, at) + text + pem.slice(at + 1)))
      }),
    )
  })
})
