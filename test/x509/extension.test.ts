import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { encodeExtension, encodeExtensions, parseExtensions } from '../../src/x509/extension.ts'
import { extensions, understoodExtensions } from '../../src/x509/extensions/index.ts'
import { hex, malformed, toHex } from '../support/malformed.ts'

const oid = parseOid('1.3.6.1.4.1.32473.1')
const one = { oid, critical: true, value: hex('0500') }
const two = { oid: parseOid('1.3.6.1.4.1.32473.2'), critical: false, value: hex('0101ff') }

describe('extensions', () => {
  it('say critical TRUE, and leave FALSE out (X.690 §11.5)', () => {
    expect(toHex(encodeExtension(one))).toBe('301206092b0601040181fd59010101ff04020500')
    expect(toHex(encodeExtension(two))).toBe('301006092b0601040181fd590204030101ff')
  })

  it('are read back in their order', () => {
    expect(parseExtensions(encodeExtensions([one, two]))).toEqual([one, two])
    expect(parseExtensions(encodeExtensions([two, one]))).toEqual([two, one])
  })

  it('are neither written nor read twice (RFC 5280 §4.2)', () => {
    expect(malformed(() => encodeExtensions([one, two, one])).value).toBe(oid)
    const twice = hex(`3028${toHex(encodeExtension(one)).repeat(2)}`)
    expect(malformed(() => parseExtensions(twice)).expected).toBe(`the extension ${oid} once`)
  })

  it.each([
    ['critical FALSE spelt out', '3015 3013 06092b0601040181fd5901 010100 04020500'],
    ['an empty list (RFC 5280 §4.1.2.9)', '3000'],
    ['an extension without a value', '300d 300b 06092b0601040181fd5901'],
    ['a value that is no OCTET STRING', '300f 300d 06092b0601040181fd5901 0500'],
    ['more than a value', '3013 3011 06092b0601040181fd5901 0402 0500 0500'],
  ])('are refused with %s', (_, octets) => {
    expect(malformed(() => parseExtensions(hex(octets))).what).toBe('extensions')
  })

  it('that are understood are listed once each', () => {
    expect(understoodExtensions.size).toBe(extensions.length)
    expect(extensions.map(({ file }) => file)).toEqual(extensions.map(({ file }) => file).toSorted())
  })
})
