import { describe, expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { parseIssuerAlternativeName } from '../../../src/x509/extensions/issuer-alternative-name.ts'
import { hex, malformed } from '../../support/malformed.ts'

const holding = (octets: string) => ({
  oid: extensionOids.issuerAlternativeName,
  critical: false,
  value: hex(octets),
})

describe('issuerAltName', () => {
  it('is read (RFC 5280 §4.2.1.7)', () => {
    expect(parseIssuerAlternativeName(holding('3003820161'))).toEqual([{ kind: 'dns', value: 'a' }])
  })

  it.each([
    ['no name', '3000'],
    ['another name without its value', '3009a00706035504030c00'],
  ])('is refused with %s', (_, octets) => {
    expect(malformed(() => parseIssuerAlternativeName(holding(octets))).what).toBe('extension issuerAltName')
  })
})
