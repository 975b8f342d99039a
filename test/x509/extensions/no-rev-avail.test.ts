import { describe, expect, it } from 'vitest'
import { encodeNoRevAvail, parseNoRevAvail } from '../../../src/x509/extensions/no-rev-avail.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

describe('noRevAvail', () => {
  it('is NULL, not critical, and read back (RFC 9608 §2)', () => {
    const extension = encodeNoRevAvail()
    expect(extension).toMatchObject({ oid: '2.5.29.56', critical: false })
    expect(toHex(extension.value)).toBe('0500')
    expect(parseNoRevAvail(extension)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['content', '050100'],
    ['an empty SEQUENCE', '3000'],
  ])('is refused with %s', (_, octets) => {
    const extension = { ...encodeNoRevAvail(), value: hex(octets) }
    expect(malformed(() => parseNoRevAvail(extension)).what).toBe('extension noRevAvail')
  })
})
