import { describe, expect, it } from 'vitest'
import {
  encodeAuthorityInformationAccess,
  parseAuthorityInformationAccess,
} from '../../../src/x509/extensions/authority-information-access.ts'
import { hex, malformed } from '../../support/malformed.ts'

const holding = (octets: string) => ({ ...encodeAuthorityInformationAccess({}), value: hex(octets) })

describe('authorityInfoAccess', () => {
  it('is not critical, and read back (RFC 5280 §4.2.2.1)', () => {
    const access = { caIssuers: ['http://a', 'http://b'], ocsp: ['http://c'] }
    const extension = encodeAuthorityInformationAccess(access)
    expect(extension).toMatchObject({ oid: '1.3.6.1.5.5.7.1.1', critical: false })
    expect(parseAuthorityInformationAccess(extension)).toEqual(access)
  })

  it('leaves out other methods, and locations that are no URI', () => {
    const other = '3006 06012a 820161'.replaceAll(' ', '')
    const directory = '300d 06082b06010505073001 820161'.replaceAll(' ', '')
    expect(parseAuthorityInformationAccess(holding(`3017${other}${directory}`))).toEqual({ caIssuers: [], ocsp: [] })
  })

  it.each([
    ['nothing', '3000'],
    ['a method without a location', '300c 300a 06082b06010505073001'],
    ['a location that is no name', '300e 300c 06082b06010505073001 0500'],
  ])('is refused with %s', (_, octets) => {
    expect(malformed(() => parseAuthorityInformationAccess(holding(octets))).what).toBe('extension authorityInfoAccess')
  })
})
