import { describe, expect, it } from 'vitest'
import { encodeBasicConstraints, parseBasicConstraints } from '../../../src/x509/extensions/basic-constraints.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

describe('basicConstraints', () => {
  it.each([
    ['an end entity', { ca: false }, '3000'],
    ['a CA without a limit', { ca: true }, '30030101ff'],
    ['a CA of path length 0', { ca: true, pathLength: 0 }, '30060101ff020100'],
    ['a CA of path length 300', { ca: true, pathLength: 300 }, '30070101ff0202012c'],
  ])('of %s is critical, and read back (RFC 5280 §4.2.1.9)', (_, value, octets) => {
    const extension = encodeBasicConstraints(value)
    expect(extension).toMatchObject({ oid: '2.5.29.19', critical: true })
    expect(toHex(extension.value)).toBe(octets)
    expect(parseBasicConstraints(extension)).toEqual(value)
  })

  it('is read with a path length and no CA, for lint to object to', () => {
    const extension = { ...encodeBasicConstraints({ ca: false }), value: hex('3003020100') }
    expect(parseBasicConstraints(extension)).toEqual({ ca: false, pathLength: 0 })
  })

  it.each([
    ['cA FALSE spelt out (X.690 §11.5)', '3003010100'],
    ['a negative path length', '30060101ff0201ff'],
    ['cA as 01', '3003010101'],
    ['the fields exchanged', '30060201000101ff'],
    ['more after them', '30080101ff0201000500'],
    ['trailing bytes', '300000'],
    ['nothing', ''],
  ])('is refused with %s', (_, octets) => {
    const extension = { ...encodeBasicConstraints({ ca: false }), value: hex(octets) }
    expect(malformed(() => parseBasicConstraints(extension)).what).toBe('extension basicConstraints')
  })
})
