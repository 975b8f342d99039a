import { describe, expect, it } from 'vitest'
import {
  encodeIssuingDistributionPoint,
  parseIssuingDistributionPoint,
} from '../../../src/x509/extensions/issuing-distribution-point.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

const holding = (octets: string) => ({ ...encodeIssuingDistributionPoint([]), value: hex(octets) })

describe('issuingDistributionPoint', () => {
  it('holds all URLs in one full name, is critical, and read back (RFC 5280 §5.2.5)', () => {
    const extension = encodeIssuingDistributionPoint(['http://a', 'http://b'])
    expect(extension).toMatchObject({ oid: '2.5.29.28', critical: true })
    expect(toHex(extension.value)).toBe('3018a016a0148608687474703a2f2f618608687474703a2f2f62')
    expect(parseIssuingDistributionPoint(extension)).toEqual({
      fullName: ['http://a', 'http://b'].map((value) => ({ kind: 'uri', value })),
      further: false,
    })
  })

  it('is read with a relative name, and says where it says more than an address', () => {
    const relative = 'a00d a10b 3009 0603550403 0c02 6162'
    expect(parseIssuingDistributionPoint(holding(`300f${relative}`))).toEqual({
      relativeName: [{ type: 'commonName', value: 'ab' }],
      further: false,
    })
    const address = 'a005 a003 860161'
    for (const more of ['8101ff', '8201ff', '83020560', '8401ff', '8501ff']) {
      const length = (7 + more.length / 2).toString(16).padStart(2, '0')
      expect(parseIssuingDistributionPoint(holding(`30${length}${address}${more}`)), more).toMatchObject({
        fullName: [{ kind: 'uri', value: 'a' }],
        further: true,
      })
    }
    expect(parseIssuingDistributionPoint(holding('3000'))).toEqual({ further: false })
  })

  it.each([
    ['nothing', ''],
    ['an empty full name', '3004 a002 a000'],
    ['both forms of name', '300f a00d a003860161 a106 3004 0500 0500'],
    ['its fields in another order', '3006 8201ff 8101ff'],
    ['a field that does not exist', '3003 8601ff'],
    ['a boolean that is not DER', '3003 810101'],
    ['something behind it', '3000 0500'],
  ])('is refused with %s', (_, octets) => {
    expect(malformed(() => parseIssuingDistributionPoint(holding(octets))).what).toBe(
      'extension issuingDistributionPoint',
    )
  })
})
