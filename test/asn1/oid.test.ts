import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUnder, oidFromOctets, oidToOctets, parseOid } from '../../src/asn1/oid.ts'
import { hex, malformed, toHex } from '../support/malformed.ts'

const oids = fc
  .tuple(
    fc.constantFrom(0, 1, 2),
    fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    fc.array(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), { maxLength: 4 }),
  )
  .map(([first, second, rest]) => parseOid([first, first === 2 ? second : second % 40n, ...rest].join('.')))

describe('object identifiers', () => {
  it.each([
    ['2.5.4.3', '550403'],
    ['1.2.840.113549.1.1.11', '2a864886f70d01010b'],
    ['1.3.6.1.4.1.32473.1', '2b0601040181fd5901'],
    ['0.39', '27'],
    ['1.39', '4f'],
    ['2.0', '50'],
    ['2.999', '8837'],
    // A UUID as an arc: X.667 §6.3.
    ['2.25.329800735698586629295641978511506172918', '6983f09da7ebcfdee0c7a1a7b2c0948cc8f9d776'],
  ])('writes and reads %s (X.690 §8.19)', (text, octets) => {
    expect(toHex(oidToOctets(parseOid(text)))).toBe(octets)
    expect(oidFromOctets(hex(octets))).toBe(text)
  })

  it('reads back whatever it writes', () => {
    fc.assert(fc.property(oids, (oid) => oidFromOctets(oidToOctets(oid)) === oid))
  })

  it('writes back whatever it reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (octets) => {
        const oid = oidFromOctets(octets)
        if (oid !== undefined) expect(toHex(oidToOctets(parseOid(oid)))).toBe(toHex(octets))
      }),
    )
  })

  it.each([
    '',
    '1',
    '3.1',
    '1.40',
    '0.40',
    '01.2',
    '1.02',
    '1..2',
    '1.2.',
    '.1.2',
    '1.2.x',
    '1.-2',
    '1.2 ',
    `1.2.${1n << 128n}`,
    `1.2${'.1'.repeat(400)}`,
  ])('refuses %j as text', (text) => {
    expect(malformed(() => parseOid(text)).what).toBe('object identifier')
  })

  it.each([
    ['nothing', ''],
    ['an arc cut short', '2a86'],
    ['a padded arc (X.690 §8.19.2)', '2a8001'],
    ['a padded first arc', '8055'],
    ['an arc of 129 bits', `2a84${'80'.repeat(17)}00`],
    ['an arc of 134 bits', `2a${'81'.repeat(19)}01`],
    ['129 octets', '2a'.repeat(129)],
  ])('does not read %s', (_, octets) => {
    expect(oidFromOctets(hex(octets))).toBeUndefined()
  })

  it('counts as under an arc only what lies strictly below it', () => {
    const arc = parseOid('1.3.6.1.4.1.32473')
    expect(isUnder(parseOid('1.3.6.1.4.1.32473.1'), arc)).toBe(true)
    expect(isUnder(arc, arc)).toBe(false)
    expect(isUnder(parseOid('1.3.6.1.4.1.324731.1'), arc)).toBe(false)
    expect(isUnder(parseOid('1.3.6.1.4.1.9'), arc)).toBe(false)
  })
})
