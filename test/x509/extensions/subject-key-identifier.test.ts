import { describe, expect, it } from 'vitest'
import {
  encodeSubjectKeyIdentifier,
  parseSubjectKeyIdentifier,
} from '../../../src/x509/extensions/subject-key-identifier.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

describe('subjectKeyIdentifier', () => {
  it('is not critical, and read back (RFC 5280 §4.2.1.2)', () => {
    const extension = encodeSubjectKeyIdentifier(hex('0102'))
    expect(extension).toMatchObject({ oid: '2.5.29.14', critical: false })
    expect(toHex(extension.value)).toBe('04020102')
    expect(toHex(parseSubjectKeyIdentifier(extension))).toBe('0102')
  })

  it.each([
    ['bare octets', '0102'],
    ['a SEQUENCE', '30020500'],
    ['trailing bytes', '0402010200'],
  ])('is refused with %s', (_, octets) => {
    const extension = { ...encodeSubjectKeyIdentifier(hex('01')), value: hex(octets) }
    expect(malformed(() => parseSubjectKeyIdentifier(extension)).what).toBe('extension subjectKeyIdentifier')
  })
})
