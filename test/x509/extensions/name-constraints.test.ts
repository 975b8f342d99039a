import { describe, expect, it } from 'vitest'
import {
  encodeNameConstraints,
  type NameConstraints,
  parseNameConstraints,
} from '../../../src/x509/extensions/name-constraints.ts'
import { hex, malformed, toHex } from '../../support/malformed.ts'

const holding = (octets: string) => ({ ...encodeNameConstraints({ permitted: [], excluded: [] }), value: hex(octets) })

describe('nameConstraints', () => {
  it('is critical, and read back (RFC 5280 §4.2.1.10)', () => {
    const constraints: NameConstraints = {
      permitted: [
        { kind: 'dns', value: 'acme.internal' },
        { kind: 'ip', value: '10.0.0.0/8' },
        { kind: 'ip', value: 'fd00::/8' },
        { kind: 'directory', value: [{ type: 'organizationName', value: 'Acme' }] },
      ],
      excluded: [
        { kind: 'email', value: '.acme.internal' },
        { kind: 'uri', value: 'acme.internal' },
      ],
    }
    const extension = encodeNameConstraints(constraints)
    expect(extension).toMatchObject({ oid: '2.5.29.30', critical: true })
    expect(parseNameConstraints(extension)).toEqual(constraints)
  })

  it('leaves out a list that is empty', () => {
    const { value } = encodeNameConstraints({ permitted: [], excluded: [{ kind: 'dns', value: 'a' }] })
    expect(toHex(value)).toBe('3007a1053003820161')
    expect(parseNameConstraints(holding('3007a1053003820161')).permitted).toEqual([])
  })

  it('is not written with an address for a range', () => {
    malformed(() => encodeNameConstraints({ permitted: [{ kind: 'ip', value: '10.0.0.1' }], excluded: [] }))
  })

  it.each([
    ['neither list', '3000'],
    ['an empty list', '3002a000'],
    ['a minimum, which must be 0 and so left out', '300aa0083006820161800100'],
    ['a maximum, which must be absent', '300aa0083006820161810100'],
    ['an address without a mask', '300aa008300687040a000000'],
    ['a mask with a hole', '300ea00c300a87080a000000ff00ff00'],
    ['the lists exchanged', '300ea1053003820161a0053003820161'],
  ])('is refused with %s', (_, octets) => {
    expect(malformed(() => parseNameConstraints(holding(octets))).what).toBe('extension nameConstraints')
  })
})
