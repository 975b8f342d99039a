/** Octets that are no DER, and certificates that are none. One table for our own reader and those of the exported servers. */
import { hex, toHex } from './malformed.ts'

/** What is wrong, the octets, and as what they are read. */
export const malformedDer: readonly (readonly [
  what: string,
  octets: string,
  as: 'der' | 'integer' | 'boolean' | 'oid' | 'time',
])[] = [
  ['a length in five octets', '04 85 00 00 00 00 01 aa', 'der'],
  ['an indefinite length (X.690 §10.1)', '30 80 00 00', 'der'],
  ['a long form that the short form could say (X.690 §10.1)', '04 81 01 aa', 'der'],
  ['a long form with a leading zero', `04 82 00 80 ${'aa'.repeat(128)}`, 'der'],
  ['a length beyond the end', '04 02 aa', 'der'],
  ['a length beyond the enclosing element', '30 03 04 02 aa 05 00', 'der'],
  ['a tag without a length', '04', 'der'],
  ['half a length', '04 82 01', 'der'],
  ['nothing', '', 'der'],
  ['a tag number in several octets', '1f 81 00 00', 'der'],
  ['another type than the one asked for', '05 00', 'integer'],
  ['trailing bytes', '02 01 01 00', 'integer'],
  ['a BOOLEAN of 01 (X.690 §11.1)', '01 01 01', 'boolean'],
  ['a BOOLEAN of two octets', '01 02 ff ff', 'boolean'],
  ['an empty BOOLEAN', '01 00', 'boolean'],
  ['an empty INTEGER', '02 00', 'integer'],
  ['a padded positive INTEGER (X.690 §8.3.2)', '02 02 00 7f', 'integer'],
  ['a padded negative INTEGER', '02 02 ff 80', 'integer'],
  ['a padded arc in an OBJECT IDENTIFIER', '06 03 2a 80 01', 'oid'],
  ['an empty OBJECT IDENTIFIER', '06 00', 'oid'],
  ['half an OBJECT IDENTIFIER', '06 02 2a 86', 'oid'],
  ['UTCTime without seconds', '17 0b 32363131323231323030 5a', 'time'],
  ['UTCTime with a line feed behind it', '17 0e 3236313132323132303030305a 0a', 'time'],
  ['30 February', '17 0d 3236303233303132303030305a', 'time'],
  ['24 o’clock', '17 0d 3236303232303234303030305a', 'time'],
  ['GeneralizedTime with a fraction', '18 11 32303530303130313030303030302e 35 5a', 'time'],
  ['a time that is written as ISO 8601 has it', '18 18 323032362d30312d30315430303a30303a30302e3030305a', 'time'],
  ['a date as a string', '0c 0d 3236313132323132303030305a', 'time'],
]

/** A certificate bent in one place: its DER with one piece of hex put for another of equal length, or cut. */
export function malformedCertificates(der: Uint8Array, tbs: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  const altered = (from: string, to: string): Uint8Array => {
    const [before, after, ...more] = toHex(der).split(from)
    if (after === undefined || more.length > 0) throw new Error(`the certificate does not hold ${from} once`)
    return hex(`${before}${to}${after}`)
  }
  return [
    ['a negative serial number', altered('02107f', '0210ff')],
    ['a date that is none', altered('3237303232303130353935395a', '3237303233303130353935395a')],
    ['trailing bytes', Uint8Array.of(...der, 0)],
    ['a TBSCertificate without its wrapper', tbs],
    ['its end cut off', der.subarray(0, -1)],
    ['nothing', new Uint8Array()],
  ]
}
