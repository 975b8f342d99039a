import { describe, expect, it } from 'vitest'
import {
  encodeAuthorityKeyIdentifier,
  parseAuthorityKeyIdentifier,
} from '../../../src/x509/extensions/authority-key-identifier.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

const holding = (octets: string) => ({ ...encodeAuthorityKeyIdentifier(hex('01')), value: hex(octets) })

describe('authorityKeyIdentifier', () => {
  it('is the key identifier only, not critical, and read back (RFC 5280 §4.2.1.1)', () => {
    const extension = encodeAuthorityKeyIdentifier(hex('0102'))
    expect(extension).toMatchObject({ oid: '2.5.29.35', critical: false })
    expect(toHex(extension.value)).toBe('300480020102')
    expect(parseAuthorityKeyIdentifier(extension)).toEqual({ keyIdentifier: hex('0102') })
  })

  it('is read with issuer and serial number too', () => {
    expect(parseAuthorityKeyIdentifier(holding('300b 800101 a103820161 820105'))).toEqual({
      keyIdentifier: hex('01'),
      issuer: [{ kind: 'dns', value: 'a' }],
      serialOctets: hex('05'),
    })
    expect(parseAuthorityKeyIdentifier(holding('3000'))).toEqual({})
  })

  it.each([
    ['an issuer without a serial number', '3005 a103820161'],
    ['a serial number without an issuer', '3003 820105'],
    ['a padded serial number', '3009 a103820161 82020005'],
    ['no name in the issuer', '3005 a100 820105'],
    ['its fields out of order', '3008 a103820161 800101'],
  ])('is refused with %s', (_, octets) => {
    expect(malformed(() => parseAuthorityKeyIdentifier(holding(octets))).what).toBe('extension authorityKeyIdentifier')
  })
})
