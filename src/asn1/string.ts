/** The string types of X.509, and the characters that each type allows. Does not say which field may use which type. */
import { tags } from './tag.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Gives the text of the octets from `start` to `end`; undefined where they are none. */
type Decode = (octets: Buffer, start: number, end: number) => string | undefined

const latin1: Decode = (octets, start, end) => octets.toString('latin1', start, end)

const within =
  (alphabet: RegExp): Decode =>
  (octets, start, end) => {
    const text = octets.toString('latin1', start, end)
    return alphabet.test(text) ? text : undefined
  }

const decodeUtf8: Decode = (octets, start, end) => {
  const text = octets.toString('latin1', start, end)
  if (ascii.test(text)) return text
  try {
    return utf8.decode(octets.subarray(start, end))
  } catch {
    return undefined
  }
}

/** Characters of a fixed width in octets; surrogates, and values beyond Unicode, are not characters. */
const ofWidth =
  (width: 2 | 4): Decode =>
  (octets, start, end) => {
    if ((end - start) % width !== 0) return undefined
    let text = ''
    for (let at = start; at < end; at += width) {
      const point = width === 2 ? octets.readUInt16BE(at) : octets.readUInt32BE(at)
      if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return undefined
      text += String.fromCodePoint(point)
    }
    return text
  }

const ascii = /^[\0-\x7f]*$/
const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/

const decoders: Readonly<Record<number, Decode>> = {
  [tags.utf8String]: decodeUtf8,
  [tags.numericString]: within(/^[0-9 ]*$/),
  [tags.printableString]: within(printable),
  // T.61 was never implemented as written; what is found in certificates is Latin-1.
  [tags.teletexString]: latin1,
  [tags.ia5String]: within(ascii),
  [tags.visibleString]: within(/^[ -~]*$/),
  [tags.universalString]: ofWidth(4),
  [tags.bmpString]: ofWidth(2),
}

/** Whether a tag is one of the string types that can be read. Pure. */
export const isStringTag = (tag: number): boolean => decoders[tag] !== undefined

/** Gives the text of a string type's content octets, from `start` to `end`; undefined where a character lies outside its type. Pure. */
export function decodeString(tag: number, octets: Buffer, start: number, end: number): string | undefined {
  return decoders[tag]?.(octets, start, end)
}

/** Whether every character may stand in an IA5String. Pure. */
export const isIa5 = (text: string): boolean => ascii.test(text)

/** Whether every character may stand in a PrintableString. Pure. */
export const isPrintable = (text: string): boolean => printable.test(text)
