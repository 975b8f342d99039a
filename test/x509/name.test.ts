import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { oid as encodeOid, integer, primitive, sequence, setOf, utf8String } from '../../src/asn1/writer.ts'
import { encodeName, escapeOctets, formatName, type Name, parseName } from '../../src/x509/name.ts'
import { hex, malformed, parses, toHex } from '../support/malformed.ts'

const initials = parseOid('2.5.4.43')
const attribute = (oid: string, value: Uint8Array) => sequence(encodeOid(parseOid(oid)), value)

describe('names', () => {
  it.each<[string, Name, string]>([
    ['nothing', [], '3000'],
    ['commonName as UTF8String', [{ type: 'commonName', value: 'é' }], '300d310b300906035504030c02c3a9'],
    ['countryName as PrintableString', [{ type: 'countryName', value: 'DE' }], '300d310b300906035504061302 4445'],
    ['serialNumber as PrintableString', [{ type: 'serialNumber', value: '42' }], '300d310b300906035504051302 3432'],
    [
      'domainComponent as IA5String',
      [{ type: 'domainComponent', value: 'io' }],
      '30143112301006 0a0992268993f22c640119 1602 696f',
    ],
    [
      'emailAddress as IA5String',
      [{ type: 'emailAddress', value: 'a@b' }],
      '30143112301006092a864886f70d0109011603 614062',
    ],
    ['an attribute by OID as UTF8String', [{ type: initials, value: 'PK' }], '300d310b3009060355042b0c02504b'],
  ])('hold %s (RFC 5280 §4.1.2.4)', (_, name, expected) => {
    expect(toHex(encodeName(name))).toBe(expected.replaceAll(' ', ''))
    expect(parseName(encodeName(name))).toEqual(name)
  })

  it('are read back as written', () => {
    const attributes = fc.record({
      type: fc.constantFrom('commonName', 'organizationName', 'organizationalUnitName', 'localityName'),
      value: fc.string({ unit: 'grapheme' }),
    })
    fc.assert(
      fc.property(fc.array(attributes, { maxLength: 5 }), (name) => {
        expect(parseName(encodeName(name as Name))).toEqual(name)
      }),
    )
  })

  it.each<[string, Name]>([
    ['@ in a countryName', [{ type: 'countryName', value: '@@' }]],
    ['a letter beyond ASCII in an emailAddress', [{ type: 'emailAddress', value: 'ü@b' }]],
  ])('are not written with %s', (_, name) => {
    malformed(() => encodeName(name))
  })

  it('of others are read in the string types of old, and as hex where there is no string', () => {
    const foreign = sequence(
      setOf([attribute('2.5.4.10', primitive(0x14, hex('4dfc')))]),
      setOf([attribute('2.5.4.3', primitive(0x1e, hex('004d00fc')))]),
      setOf([attribute('2.5.4.45', primitive(0x03, hex('00aa')))]),
    )
    expect(parseName(foreign)).toEqual([
      { type: 'organizationName', value: 'Mü' },
      { type: 'commonName', value: 'Mü' },
      { type: '2.5.4.45', value: '#030200aa' },
    ])
    expect(formatName(parseName(foreign))).toBe('2.5.4.45=#030200aa,CN=Mü,O=Mü')
  })

  it('give attributes that share a set one after another', () => {
    const [cn, ou] = [attribute('2.5.4.3', utf8String('a')), attribute('2.5.4.11', utf8String('b'))]
    const shared = sequence(setOf([ou, cn]))
    expect(parseName(shared).map(({ value }) => value)).toEqual(['a', 'b'])
    const swapped = hex(toHex(shared).replace(toHex(cn) + toHex(ou), toHex(ou) + toHex(cn)))
    expect(malformed(() => parseName(swapped)).expected).toBe('a SET OF in order')
  })

  it.each([
    ['a commonName that is no string', sequence(setOf([attribute('2.5.4.3', integer(1))]))],
    ['a UTF8String that is not UTF-8', sequence(setOf([attribute('2.5.4.3', primitive(0x0c, hex('ff')))]))],
    ['an attribute without a value', sequence(setOf([sequence(encodeOid(initials))]))],
    ['an attribute with two', sequence(setOf([sequence(encodeOid(initials), utf8String('a'), utf8String('b'))]))],
    ['an empty set', hex('30023100')],
    ['a sequence where a set belongs', sequence(sequence(attribute('2.5.4.3', utf8String('a'))))],
  ])('are refused with %s', (_, der) => {
    expect(parses(() => parseName(der))).toBe(false)
  })

  it.each<[Name, string]>([
    [[], ''],
    [
      [
        { type: 'organizationName', value: 'Acme' },
        { type: 'commonName', value: 'billing' },
      ],
      'CN=billing,O=Acme',
    ],
    [[{ type: 'commonName', value: 'a,b+c"d\\e<f>g;h' }], 'CN=a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h'],
    [[{ type: 'commonName', value: ' a ' }], 'CN=\\ a\\ '],
    [[{ type: 'commonName', value: '#a' }], 'CN=\\#a'],
    [[{ type: 'commonName', value: ' ' }], 'CN=\\ '],
    [[{ type: 'commonName', value: 'a\0b\u202ec\n' }], 'CN=a\\00b\\e2\\80\\aec\\0a'],
    [[{ type: initials, value: 'PK' }], '2.5.4.43=#0c02504b'],
  ])('%j are shown as %s (RFC 4514 §2)', (name, text) => {
    expect(formatName(name)).toBe(text)
  })

  it('leave no character that a terminal acts on', () => {
    expect(escapeOctets('\u001b[31m\u200b\u2028é')).toBe('\\1b[31m\\e2\\80\\8b\\e2\\80\\a8é')
  })
})
