import { describe, expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { encodeExtendedKeyUsage, parseExtendedKeyUsage } from '../../../src/x509/extensions/extended-key-usage.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

describe('extKeyUsage', () => {
  it('is written in the order given, and read back by name (RFC 5280 §4.2.1.12)', () => {
    const purposes = ['clientAuth', 'serverAuth', parseOid('1.3.6.1.4.1.32473.9')] as const
    const extension = encodeExtendedKeyUsage(purposes)
    expect(extension).toMatchObject({ oid: '2.5.29.37', critical: false })
    expect(toHex(extension.value)).toBe('301f06082b0601050507030206082b0601050507030106092b0601040181fd5909')
    expect(parseExtendedKeyUsage(extension)).toEqual(purposes)
  })

  it.each([
    ['anyExtendedKeyUsage', '2.5.29.37.0'],
    ['serverAuth', '1.3.6.1.5.5.7.3.1'],
    ['clientAuth', '1.3.6.1.5.5.7.3.2'],
    ['codeSigning', '1.3.6.1.5.5.7.3.3'],
    ['emailProtection', '1.3.6.1.5.5.7.3.4'],
    ['timeStamping', '1.3.6.1.5.5.7.3.8'],
    ['ocspSigning', '1.3.6.1.5.5.7.3.9'],
  ] as const)('%s is %s', (name, oid) => {
    expect(toHex(encodeExtendedKeyUsage([name]).value)).toBe(toHex(encodeExtendedKeyUsage([parseOid(oid)]).value))
  })

  it('is critical when asked', () => {
    expect(encodeExtendedKeyUsage(['ocspSigning'], { critical: true }).critical).toBe(true)
  })

  it.each([
    ['no purpose', '3000'],
    ['a purpose that is no OID', '30020500'],
    ['no SEQUENCE', '06082b06010505070302'],
  ])('is refused with %s', (_, octets) => {
    const extension = { ...encodeExtendedKeyUsage([]), value: hex(octets) }
    expect(malformed(() => parseExtendedKeyUsage(extension)).what).toBe('extension extKeyUsage')
  })
})
