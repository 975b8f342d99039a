import { describe, expect, it } from 'vitest'
import {
  encodeSubjectAlternativeName,
  parseSubjectAlternativeName,
} from '../../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../../src/x509/general-name.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

describe('subjectAltName', () => {
  it('is read back in the order written (RFC 5280 §4.2.1.6)', () => {
    const names: GeneralName[] = [
      { kind: 'uri', value: 'spiffe://a/b' },
      { kind: 'dns', value: 'a.b' },
      { kind: 'upn', value: 'u@x' },
    ]
    const extension = encodeSubjectAlternativeName(names)
    expect(extension).toMatchObject({ oid: '2.5.29.17', critical: false })
    expect(toHex(extension.value)).toMatch(/^3028860c/)
    expect(parseSubjectAlternativeName(extension)).toEqual(names)
  })

  it('is critical when asked, as an empty subject demands', () => {
    expect(encodeSubjectAlternativeName([{ kind: 'dns', value: 'a' }], { critical: true }).critical).toBe(true)
  })

  it.each([
    ['no name', '3000'],
    ['a name beyond ASCII', '30038201ff'],
    ['a name without its SEQUENCE', '820161'],
  ])('is refused with %s', (_, octets) => {
    const extension = { ...encodeSubjectAlternativeName([]), value: hex(octets) }
    expect(malformed(() => parseSubjectAlternativeName(extension)).what).toBe('extension subjectAltName')
  })
})
