import fc from 'fast-check'
import forge from 'node-forge'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { type DerReader, readDer } from '../../src/asn1/reader.ts'
import { contextPrimitive, tags } from '../../src/asn1/tag.ts'
import * as writer from '../../src/asn1/writer.ts'
import { parseInstant } from '../../src/core/brand.ts'
import { malformed, toHex } from '../support/malformed.ts'

/** An element, by its identifier octet. */
type Tree = { readonly tag: number; readonly octets: Uint8Array } | { readonly tag: number; readonly parts: Tree[] }

/** Identifier octets of any class, save those that go on in a second octet. */
const tag = fc.integer({ min: 0, max: 255 }).filter((octet) => (octet & 0x1f) !== 0x1f)
const octets = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom(127, 128, 255, 256, 65_535, 65_536).map((length) => new Uint8Array(length).fill(7)),
)
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ tag: tag.map((octet) => octet & ~0x20), octets }),
    fc.record({ tag: tag.map((octet) => octet | 0x20), parts: fc.array(tie('tree'), { maxLength: 4 }) }),
  ),
}))

const write = (one: Tree): Uint8Array =>
  'parts' in one ? writer.constructed(one.tag, one.parts.map(write)) : writer.primitive(one.tag, one.octets)

/** node-forge trims INTEGERs and widens BMPStrings, by the number of a tag alone: so it gets the whole octet as the class. */
function asForge(one: Tree): forge.asn1.Asn1 {
  const content = 'parts' in one ? one.parts.map(asForge) : Buffer.from(one.octets).toString('latin1')
  return forge.asn1.create(one.tag as forge.asn1.Class, 0 as forge.asn1.Type, 'parts' in one, content)
}

const back = <T>(der: Uint8Array, take: (reader: DerReader) => T): T => readDer(der, 'sample', take)

describe('the DER writer', () => {
  it.each([
    ['INTEGER 0', writer.integer(0), '020100'],
    ['INTEGER 127', writer.integer(127), '02017f'],
    ['INTEGER 128', writer.integer(128), '02020080'],
    ['INTEGER 256', writer.integer(256), '02020100'],
    ['INTEGER -1', writer.integer(-1), '0201ff'],
    ['INTEGER -128', writer.integer(-128), '020180'],
    ['INTEGER -129', writer.integer(-129), '0202ff7f'],
    ['ENUMERATED 9', writer.enumerated(9), '0a0109'],
    ['a magnitude with its high bit set', writer.magnitude('80'), '02020080'],
    ['a magnitude without', writer.magnitude('7f00'), '02027f00'],
    ['BOOLEAN', writer.boolean(true), '0101ff'],
    ['BOOLEAN FALSE', writer.boolean(false), '010100'],
    ['NULL', writer.nothing(), '0500'],
    ['OBJECT IDENTIFIER', writer.oid(parseOid('2.5.4.3')), '0603550403'],
    ['OCTET STRING', writer.octetString(Uint8Array.of(0, 255)), '040200ff'],
    ['BIT STRING', writer.bitString(Uint8Array.of(1)), '03020001'],
    ['named bits 5 and 6', writer.namedBits([5, 6]), '03020106'],
    ['named bit 8', writer.namedBits([8]), '0303070080'],
    ['no named bits', writer.namedBits([]), '030100'],
    ['UTF8String', writer.utf8String('é'), '0c02c3a9'],
    ['SEQUENCE without its absent parts', writer.sequence(undefined, writer.nothing()), '30020500'],
    ['SET OF, sorted', writer.setOf([writer.integer(2), writer.integer(1)]), '3106020101020102'],
    ['[0] EXPLICIT', writer.explicit(0, writer.integer(2)), 'a003020102'],
    ['UTCTime', writer.time(parseInstant('2026-11-22T12:00:00Z')), '170d3236313132323132303030305a'],
    ['UTCTime in 2049', writer.time(parseInstant('2049-12-31T23:59:59Z')), '170d3439313233313233353935395a'],
    ['GeneralizedTime from 2050', writer.time(parseInstant('2050-01-01')), '180f32303530303130313030303030305a'],
  ])('writes %s', (_, der, expected) => {
    expect(toHex(der)).toBe(expected)
  })

  it('writes what node-forge writes', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(toHex(write(one))).toBe(forge.util.bytesToHex(forge.asn1.toDer(asForge(one)).getBytes()))
      }),
    )
  })

  it('leaves the content of an IMPLICIT tag in peace, whatever number it has', () => {
    for (let n = 0; n < 31; n += 1) {
      const der = writer.primitive(contextPrimitive(n), Uint8Array.of(0, 1))
      expect(toHex(der)).toBe(`${(0x80 + n).toString(16)}020001`)
    }
  })

  it('leaves the content of a BMPString in peace', () => {
    expect(toHex(writer.primitive(tags.bmpString, Uint8Array.of(0, 0x4d)))).toBe('1e02004d')
  })

  it.each([127, 128, 255, 256, 65_535, 65_536])('writes a length of %d, and the same header alone', (length) => {
    const der = writer.octetString(new Uint8Array(length))
    expect(back(der, (r) => r.octetString())).toHaveLength(length)
    expect(toHex(der)).toBe(toHex(writer.header(tags.octetString, length)) + '00'.repeat(length))
  })

  it('refuses a character outside the string type', () => {
    expect(malformed(() => writer.printableString('a@b')).value).toBe('a@b')
    expect(malformed(() => writer.ia5String('ü')).value).toBe('ü')
  })

  it('is read back, value for value', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(1n << 200n), max: 1n << 200n }),
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        fc.uint8Array({ maxLength: 300 }),
        fc.boolean(),
        fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1 }),
        (number, text, octets, flag, bits) => {
          expect(back(writer.integer(number), (r) => r.integer())).toBe(number)
          expect(back(writer.utf8String(text), (r) => r.text())).toBe(text)
          expect(toHex(back(writer.octetString(octets), (r) => r.octetString()))).toBe(toHex(octets))
          expect(toHex(back(writer.bitString(octets), (r) => r.bitStringOctets()))).toBe(toHex(octets))
          expect(back(writer.boolean(flag), (r) => r.boolean())).toBe(flag)
          const named = back(writer.namedBits(bits), (r) => r.bitString())
          expect(named.octets.length * 8 - named.unusedBits).toBe(Math.max(...bits) + 1)
        },
      ),
    )
  })

  it('sorts a SET OF as the reader demands (X.690 §11.6)', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 5 }), { minLength: 1 }), (list) => {
        const der = writer.setOf(list.map((octets) => writer.octetString(octets)))
        expect(back(der, (r) => r.setOf((set) => set.octetString()))).toHaveLength(list.length)
      }),
    )
  })
})
