import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeKeyUsage, type KeyUsage, keyUsages, parseKeyUsage } from '../../../src/x509/extensions/key-usage.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

describe('keyUsage', () => {
  it.each<[KeyUsage[], string]>([
    [['digitalSignature'], '03020780'],
    [['keyCertSign', 'cRLSign'], '03020106'],
    [['digitalSignature', 'keyEncipherment'], '030205a0'],
    [['decipherOnly'], '0303070080'],
  ])('%j is critical, and written without trailing zeros (X.690 §11.2.2)', (usages, octets) => {
    const extension = encodeKeyUsage(usages)
    expect(extension).toMatchObject({ oid: '2.5.29.15', critical: true })
    expect(toHex(extension.value)).toBe(octets)
  })

  it('is read back in the order of the bits', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...keyUsages], { minLength: 1 }), (usages) => {
        const sorted = keyUsages.filter((usage) => usages.includes(usage))
        expect(parseKeyUsage(encodeKeyUsage(usages))).toEqual(sorted)
      }),
    )
  })

  it.each([
    ['03020006', ['keyCertSign', 'cRLSign']],
    ['030200a0', ['digitalSignature', 'keyEncipherment']],
    ['0303000080', ['decipherOnly']],
  ])('is read with zeros that trail, which old Go versions wrote: %s', (octets, usages) => {
    expect(parseKeyUsage({ ...encodeKeyUsage([]), value: hex(octets) })).toEqual(usages)
  })

  it.each([
    ['no bit (RFC 5280 §4.2.1.3)', '030100'],
    ['a zero bit only', '03020700'],
    ['a tenth bit', '0303060040'],
    ['zero bits only', '03020000'],
    ['unused bits that are set', '03020781'],
    ['an OCTET STRING', '04020780'],
  ])('is refused with %s', (_, octets) => {
    const extension = { ...encodeKeyUsage([]), value: hex(octets) }
    expect(malformed(() => parseKeyUsage(extension)).what).toBe('extension keyUsage')
  })
})
