import { describe, expect, it } from 'vitest'
import { encodeCrlNumber, parseCrlNumber } from '../../../src/x509/extensions/crl-number.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

describe('cRLNumber', () => {
  it.each([
    [0, '020100'],
    [200, '020200c8'],
    [2 ** 53, '020720000000000000'],
    [(1n << 158n) - 1n, `02143f${'ff'.repeat(19)}`],
  ])('%d is not critical, and read back (RFC 5280 §5.2.3)', (number, octets) => {
    const extension = encodeCrlNumber(number)
    expect(extension).toMatchObject({ oid: '2.5.29.20', critical: false })
    expect(toHex(extension.value)).toBe(octets)
    expect(parseCrlNumber(extension)).toBe(BigInt(number))
  })

  it.each([
    ['a negative number', '0201ff'],
    ['21 octets', `021501${'00'.repeat(20)}`],
    ['a padded number', '02020001'],
    ['another type', '040101'],
  ])('is refused with %s', (_, octets) => {
    const extension = { ...encodeCrlNumber(1), value: hex(octets) }
    expect(malformed(() => parseCrlNumber(extension)).what).toBe('extension cRLNumber')
  })
})
