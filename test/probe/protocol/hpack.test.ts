import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadFields, createFieldReader, decodeHuffman, encodeFields } from '../../../src/probe/protocol/hpack.ts'

const octets = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const lines = (fields: readonly { name: string; value: string }[]): string[] =>
  fields.map(({ name, value }) => `${name}: ${value}`)

describe('createFieldReader', () => {
  it('reads the examples of RFC 7541 §C.5: literals, the static table, and a table that is kept and evicted', () => {
    // The examples have a table of 256 octets.
    const { read } = createFieldReader()
    const first = read(
      octets(
        '3fe1 01 4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      ),
    )
    expect(lines(first)).toEqual([
      ':status: 302',
      'cache-control: private',
      'date: Mon, 21 Oct 2013 20:13:21 GMT',
      'location: https://www.example.com',
    ])
    expect(lines(read(octets('4803 3330 37c1 c0bf'))).map((line) => line.slice(0, 16))).toEqual([
      ':status: 307',
      'cache-control: p',
      'date: Mon, 21 Oc',
      'location: https:',
    ])
  })

  it('reads the same in the Huffman code (RFC 7541 §C.6.1)', () => {
    const block = octets(
      '4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3',
    )
    expect(lines(createFieldReader().read(block))).toEqual([
      ':status: 302',
      'cache-control: private',
      'date: Mon, 21 Oct 2013 20:13:21 GMT',
      'location: https://www.example.com',
    ])
  })

  it('knows every entry of the static table, and none beyond it', () => {
    const all = Uint8Array.from({ length: 61 }, (_, index) => 0x81 + index)
    const fields = lines(createFieldReader().read(all))
    expect([fields[0], fields[7], fields[13], fields[15], fields[60]]).toEqual([
      ':authority: ',
      ':status: 200',
      ':status: 500',
      'accept-encoding: gzip, deflate',
      'www-authenticate: ',
    ])
    expect(() => createFieldReader().read(Uint8Array.of(0x80 + 62))).toThrow(BadFields)
    expect(() => createFieldReader().read(Uint8Array.of(0x80))).toThrow(BadFields)
  })

  it('reads back what is written, duplicates and long values too', () => {
    const name = fc.stringMatching(/^[a-z-]{1,20}$/)
    const value = fc.stringMatching(/^[\x20-\x7e]{0,300}$/)
    fc.assert(
      fc.property(fc.array(fc.record({ name, value })), (fields) => {
        expect(createFieldReader().read(encodeFields(fields))).toEqual(fields)
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it.each([
    ['a field that breaks off', '0003 6162'],
    ['a value that is missing', '0001 61'],
    ['a number without end', 'ffff ffff ffff ffff'],
    ['a larger table than was allowed', '3fe2 1f'],
    ['a string that ends in the middle of a code', '0001 6181 00'],
    ['a code that is EOS', '0001 6184 ffff ffff'],
  ])('refuses %s', (_what, hex) => {
    expect(() => createFieldReader().read(octets(hex))).toThrow(BadFields)
  })

  it('throws nothing else, whatever the octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (block) => {
        try {
          createFieldReader().read(block)
        } catch (error) {
          expect(error).toBeInstanceOf(BadFields)
        }
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

it('decodeHuffman takes padding of ones only, and less than an octet of it (RFC 7541 §5.2)', () => {
  expect(Buffer.from(decodeHuffman(octets('1f'))).toString()).toBe('a')
  expect(decodeHuffman(new Uint8Array())).toHaveLength(0)
  expect(() => decodeHuffman(octets('18'))).toThrow(BadFields)
  expect(() => decodeHuffman(octets('1fff'))).toThrow(BadFields)
})
