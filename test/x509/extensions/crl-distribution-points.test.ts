import { describe, expect, it } from 'vitest'
import {
  encodeCrlDistributionPoints,
  parseCrlDistributionPoints,
} from '../../../src/x509/extensions/crl-distribution-points.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

const holding = (octets: string) => ({ ...encodeCrlDistributionPoints([]), value: hex(octets) })

describe('cRLDistributionPoints', () => {
  it('holds one point per URL, is not critical, and read back (RFC 5280 §4.2.1.13)', () => {
    const extension = encodeCrlDistributionPoints(['http://a', 'http://b'])
    expect(extension).toMatchObject({ oid: '2.5.29.31', critical: false })
    expect(toHex(extension.value)).toBe('3020300ea00ca00a8608687474703a2f2f61300ea00ca00a8608687474703a2f2f62')
    expect(parseCrlDistributionPoints(extension)).toEqual([
      { fullName: [{ kind: 'uri', value: 'http://a' }], reasons: 'all' },
      { fullName: [{ kind: 'uri', value: 'http://b' }], reasons: 'all' },
    ])
  })

  it('is read with relative names, reasons and CRL issuers', () => {
    const relative = '300f a00d a10b 3009 0603550403 0c02 6162'
    expect(parseCrlDistributionPoints(holding(`3011${relative}`))).toEqual([
      { relativeName: [{ type: 'commonName', value: 'ab' }], reasons: 'all' },
    ])
    expect(parseCrlDistributionPoints(holding('300b 3009 81020560 a203820161'))).toEqual([
      { reasons: 'some', crlIssuer: [{ kind: 'dns', value: 'a' }] },
    ])
  })

  it.each([
    ['no point', '3000'],
    ['a point that says nothing', '30023000'],
    ['a point that gives reasons only', '3006 3004 81020560'],
    ['an empty full name', '3006 3004 a002 a000'],
    ['both forms of name', '3011 300f a00d a003820161 a106 3004 0500 0500'],
  ])('is refused with %s', (_, octets) => {
    expect(malformed(() => parseCrlDistributionPoints(holding(octets))).what).toBe('extension cRLDistributionPoints')
  })
})
