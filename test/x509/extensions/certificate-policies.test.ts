import { describe, expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import {
  encodeCertificatePolicies,
  parseCertificatePolicies,
} from '../../../src/x509/extensions/certificate-policies.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

const holding = (octets: string) => ({ ...encodeCertificatePolicies([]), value: hex(octets) })
const [one, two] = [parseOid('1.2.3'), parseOid('1.2.4')]

describe('certificatePolicies', () => {
  it('holds identifiers alone, is not critical, and read back (RFC 5280 §4.2.1.4)', () => {
    const extension = encodeCertificatePolicies([one, two])
    expect(extension).toMatchObject({ oid: '2.5.29.32', critical: false })
    expect(toHex(extension.value)).toBe('300c 3004 06022a03 3004 06022a04'.replaceAll(' ', ''))
    expect(parseCertificatePolicies(extension)).toEqual([
      { policy: one, qualified: false },
      { policy: two, qualified: false },
    ])
  })

  it('is read with qualifiers, which are told and not looked into', () => {
    expect(parseCertificatePolicies(holding('300c 300a 06022a03 3004 30020500'))).toEqual([
      { policy: one, qualified: true },
    ])
  })

  it.each([
    ['no policy', '3000'],
    ['a policy without identifier', '30023000'],
    ['one policy twice', '300c 3004 06022a03 3004 06022a03'],
    ['an empty list of qualifiers', '3008 3006 06022a03 3000'],
    ['something after the qualifiers', '300e 300c 06022a03 3004 30020500 0500'],
  ])('is refused with %s', (_, octets) => {
    expect(malformed(() => parseCertificatePolicies(holding(octets))).what).toBe('extension certificatePolicies')
  })
})
