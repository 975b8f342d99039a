import { describe, expect, it } from 'vitest'
import { decodeString, isIa5, isPrintable, isStringTag } from '../../src/asn1/string.ts'
import { tags } from '../../src/asn1/tag.ts'
import { hex } from '../support/malformed.ts'

const decode = (tag: number, octets: Uint8Array) => decodeString(tag, Buffer.from(octets), 0, octets.length)

describe('string types', () => {
  it.each([
    ['UTF8String', tags.utf8String, 'c3a9 e282ac f09f9880', 'é€😀'],
    ['UTF8String with a byte order mark', tags.utf8String, 'efbbbf 61', '\ufeffa'],
    ['NumericString', tags.numericString, '31 20 32', '1 2'],
    ['PrintableString', tags.printableString, '41 7a 30 20 27 28 29 2b 2c 2d 2e 2f 3a 3d 3f', "Az0 '()+,-./:=?"],
    ['TeletexString, as Latin-1', tags.teletexString, '4d fc', 'Mü'],
    ['IA5String', tags.ia5String, '61 40 7f', 'a@\x7f'],
    ['VisibleString', tags.visibleString, '21 7e', '!~'],
    ['UniversalString', tags.universalString, '0001f600', '😀'],
    ['BMPString', tags.bmpString, '004d 00fc', 'Mü'],
  ])('reads %s', (_, tag, octets, text) => {
    expect(decode(tag, hex(octets))).toBe(text)
  })

  it.each([
    ['a UTF8String that is not UTF-8', tags.utf8String, 'c3'],
    ['an overlong UTF8String', tags.utf8String, 'c080'],
    ['a surrogate in a UTF8String', tags.utf8String, 'eda080'],
    ['a letter in a NumericString', tags.numericString, '61'],
    ['* in a PrintableString', tags.printableString, '2a'],
    ['@ in a PrintableString', tags.printableString, '40'],
    ['& in a PrintableString', tags.printableString, '26'],
    ['_ in a PrintableString', tags.printableString, '5f'],
    ['a line feed at the end of a PrintableString', tags.printableString, '610a'],
    ['an octet over 7f in an IA5String', tags.ia5String, '80'],
    ['a control character in a VisibleString', tags.visibleString, '0a'],
    ['half a character in a BMPString', tags.bmpString, '00'],
    ['a surrogate in a BMPString', tags.bmpString, 'd83dde00'],
    ['a character beyond Unicode in a UniversalString', tags.universalString, '00110000'],
  ])('does not read %s', (_, tag, octets) => {
    expect(decode(tag, hex(octets))).toBeUndefined()
  })

  it('knows string types from others', () => {
    expect(isStringTag(tags.utf8String)).toBe(true)
    expect(isStringTag(tags.octetString)).toBe(false)
    expect(decode(tags.octetString, hex('61'))).toBeUndefined()
  })

  it('says whether a text fits a type', () => {
    expect([isIa5('a@b'), isIa5('ü'), isPrintable('DE'), isPrintable('a@b')]).toEqual([true, false, true, false])
  })
})
