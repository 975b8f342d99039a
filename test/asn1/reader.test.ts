import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DerReader, readDer } from '../../src/asn1/reader.ts'
import { contextConstructed, contextPrimitive, tags } from '../../src/asn1/tag.ts'
import * as writer from '../../src/asn1/writer.ts'
import { hex, malformed, parses, toHex } from '../support/malformed.ts'
import { malformedDer } from '../support/malformed-der.ts'

const read = <T>(octets: string, take: (reader: DerReader) => T): T => readDer(hex(octets), 'sample', take)
const refusal = (octets: string, take: (reader: DerReader) => unknown) => malformed(() => read(octets, take))

const boolean = (r: DerReader) => r.boolean()
const integer = (r: DerReader) => r.integer()
const oid = (r: DerReader) => r.oid()
const octetString = (r: DerReader) => r.octetString()
const bitString = (r: DerReader) => r.bitString()
const any = (r: DerReader) => r.any()
const text = (r: DerReader) => r.text()
const time = (r: DerReader) => r.time()
const takes = { der: any, integer, boolean, oid, time }

describe('the DER reader', () => {
  it.each<readonly [string, string, (reader: DerReader) => unknown]>([
    ...malformedDer.map(([what, octets, as]) => [what, octets, takes[as]] as const),
    ['end-of-contents as an element', '00 00', any],
    ['a SEQUENCE that claims to be primitive', '10 00', any],
    ['an OCTET STRING in pieces (X.690 §10.2)', '24 03 04 01 aa', any],
    ['a constructed INTEGER', '22 03 02 01 01', any],
    ['trailing bytes inside', '30 04 02 01 01 00', (r: DerReader) => r.sequence(integer)],
    ['a negative number where none may be', '02 01 ff', (r: DerReader) => r.smallInteger(5)],
    ['a number over its limit', '02 01 06', (r: DerReader) => r.smallInteger(5)],
    ['a number far over its limit', `02 09 7f${'ff'.repeat(8)}`, (r: DerReader) => r.smallInteger(2 ** 40)],
    ['a BIT STRING without its count', '03 00', bitString],
    ['a count of unused bits without octets', '03 01 01', bitString],
    ['eight unused bits', '03 02 08 00', bitString],
    ['unused bits that are set (X.690 §11.2.1)', '03 02 01 01', bitString],
    ['half an octet where octets are asked for', '03 02 04 a0', (r: DerReader) => r.bitStringOctets()],
    ['a NULL with content', '05 01 00', (r: DerReader) => r.null()],
    ['a SET OF out of order (X.690 §11.6)', '31 06 02 01 02 02 01 01', (r: DerReader) => r.setOf(integer)],
    ['an empty SET OF', '31 00', (r: DerReader) => r.setOf(integer)],
    ['an empty SEQUENCE OF', '30 00', (r: DerReader) => r.sequenceOf(integer)],
    ['@ in a PrintableString', '13 01 40', text],
    ['a BIT STRING as text', '03 02 00 61', text],
    ['text where nothing is left', '', text],
  ])('refuses %s', (_, octets, take) => {
    const facts = refusal(octets, take)
    expect(facts.what).toBe('sample')
    expect(facts.value).toMatch(/^at byte \d+$/)
  })

  it('says where, in the whole input', () => {
    expect(refusal('30 05 02 01 01 04 02', any).value).toBe('at byte 5')
    expect(refusal('30 07 02 01 01 02 02 00 01', (r) => r.sequenceOf(integer)).value).toBe('at byte 5')
    expect(refusal('02 01 01 00', integer).value).toBe('at byte 3')
  })

  it.each([
    ['02 01 00', 0n],
    ['02 01 7f', 127n],
    ['02 02 00 80', 128n],
    ['02 01 80', -128n],
    ['02 02 ff 7f', -129n],
    ['02 01 ff', -1n],
  ])('reads the INTEGER %s as %d', (octets, value) => {
    expect(read(octets, integer)).toBe(value)
  })

  it('reads a length of two octets and no content where there is none', () => {
    expect(read(`04 81 80 ${'aa'.repeat(128)}`, octetString)).toHaveLength(128)
    expect(read('04 00', octetString)).toHaveLength(0)
    expect(read('03 01 00', bitString)).toEqual({ unusedBits: 0, octets: hex('') })
  })

  it('reads either time at any date (RFC 5280 §4.1.2.5)', () => {
    expect(read('17 0d 3236313132323132303030305a', time)).toBe(1_795_348_800)
    expect(read('18 0f 32303236313132323132303030305a', time)).toBe(1_795_348_800)
  })

  it('reads IMPLICIT and EXPLICIT tags', () => {
    expect(read('82 01 05', (r) => r.integer(contextPrimitive(2)))).toBe(5n)
    expect(read('a2 03 02 01 05', (r) => r.explicit(2, integer))).toBe(5n)
    expect(read('81 01 61', (r) => r.string(tags.ia5String, contextPrimitive(1)))).toBe('a')
    expect(read('a1 03 02 01 05', (r) => r.sequence(integer, contextConstructed(1)))).toBe(5n)
    expect(parses(() => read('a2 06 02 01 05 02 01 05', (r) => r.explicit(2, integer)))).toBe(false)
  })

  it('takes an optional element only where it stands', () => {
    const optional = (r: DerReader) => [r.optional(tags.boolean, boolean), r.integer()]
    expect(read('01 01 ff 02 01 05', optional)).toEqual([true, 5n])
    expect(read('02 01 05', optional)).toEqual([undefined, 5n])
  })

  it('accepts equal elements in a SET OF, and sorts by octets', () => {
    expect(read('31 06 02 01 01 02 01 01', (r) => r.setOf(integer))).toEqual([1n, 1n])
    expect(read('31 07 02 01 7f 02 02 00 80', (r) => r.setOf(integer))).toEqual([127n, 128n])
  })

  it('gives each element of a long list as it is asked for', () => {
    const elements = read('30 07 02 01 01 02 02 00 01', (r) => r.deferred(integer))
    const list = elements()
    expect(list.next().value).toBe(1n)
    expect(malformed(() => list.next()).value).toBe('at byte 5')
    expect(elements().next().value).toBe(1n)
  })

  it('follows 32 levels and no more', () => {
    const nest = (levels: number): Uint8Array =>
      Array.from({ length: levels }).reduce<Uint8Array>((inner) => writer.sequence(inner), writer.nothing())
    expect(parses(() => readDer(nest(31), 'nest', any))).toBe(true)
    expect(malformed(() => readDer(nest(33), 'nest', any)).expected).toContain('32 levels')
  })

  it('never throws anything but a refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (octets) => {
        for (const take of [any, text, time, integer, bitString, oid, boolean])
          parses(() => readDer<unknown>(octets, 'noise', take))
      }),
      { numRuns: 2000 },
    )
  })

  it('accepts one encoding only: whatever it reads is what is written again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (content) => {
        const octets = Uint8Array.of(tags.integer, content.length, ...content)
        if (parses(() => readDer(octets, 'integer', integer))) {
          expect(toHex(writer.integer(readDer(octets, 'integer', integer)))).toBe(toHex(octets))
        }
      }),
    )
  })
})
