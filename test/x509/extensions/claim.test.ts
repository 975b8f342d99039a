import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { type Instant, parseInstant } from '../../../src/core/brand.ts'
import {
  type ClaimType,
  type ClaimValue,
  claimTypes,
  encodeClaimExtension,
  parseClaimExtension,
} from '../../../src/x509/extensions/claim.ts'
import { malformed, toHex } from '../../support/malformed.ts'

const oid = parseOid('1.3.6.1.4.1.32473.1')

const samples: readonly (readonly [ClaimType, ClaimValue, string])[] = [
  ['string', 'admin', '0c0561646d696e'],
  ['strings', ['a', 'b'], '30060c01610c0162'],
  ['integer', 300n, '0202012c'],
  ['integer', -1n, '0201ff'],
  ['boolean', true, '0101ff'],
  ['boolean', false, '010100'],
  ['time', parseInstant('2026-11-22T12:00:00Z'), '180f32303236313132323132303030305a'],
]

describe('claim extensions', () => {
  it.each(samples)('%s %s is never critical, and read back', (type, value, octets) => {
    const extension = encodeClaimExtension(oid, type, value as never)
    expect(extension).toMatchObject({ oid, critical: false })
    expect(toHex(extension.value)).toBe(octets)
    expect(parseClaimExtension(extension, type)).toEqual(value)
  })

  it.each(samples)('%s %s is refused as any other type', (type, value) => {
    const extension = encodeClaimExtension(oid, type, value as never)
    for (const other of claimTypes.filter((one) => one !== type)) {
      expect(malformed(() => parseClaimExtension(extension, other)).what).toBe(`extension ${oid}`)
    }
  })

  it('is refused as an empty list', () => {
    malformed(() => parseClaimExtension(encodeClaimExtension(oid, 'strings', []), 'strings'))
  })

  it('reads back any value', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.bigInt(),
        fc.integer({ min: 0, max: 253_402_300_799 }),
        (text, number, seconds) => {
          expect(parseClaimExtension(encodeClaimExtension(oid, 'string', text), 'string')).toBe(text)
          expect(parseClaimExtension(encodeClaimExtension(oid, 'integer', number), 'integer')).toBe(number)
          const time = encodeClaimExtension(oid, 'time', seconds as Instant)
          expect(parseClaimExtension(time, 'time')).toBe(seconds)
        },
      ),
    )
  })
})
