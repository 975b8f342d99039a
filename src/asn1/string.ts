/** The string types of X.509, and the characters that each type allows. Does not say which field may use which type. */
import { tags } from './tag.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const latin1 = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1')

const within = (alphabet: RegExp) => ({
  decode(octets: Uint8Array): string | undefined {
    const text = latin1(octets)
    return alphabet.test(text) ? text : undefined
  },
})

function decodeUtf8(octets: Uint8Array): string | undefined {
  if (octets.every((octet) => octet < 0x80)) return latin1(octets)
  try {
    return utf8.decode(octets)
  } catch {
    return undefined
  }
}

/** Characters of a fixed width in octets; surrogates, and values beyond Unicode, are not characters. */
function decodeWide(octets: Uint8Array, width: 2 | 4): string | undefined {
  if (octets.length % width !== 0) return undefined
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length)
  let text = ''
  for (let at = 0; at < octets.length; at += width) {
    const point = width === 2 ? view.getUint16(at) : view.getUint32(at)
    if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return undefined
    text += String.fromCodePoint(point)
  }
  return text
}

const ascii = /^[\0-\x7f]*$/
const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/

const decoders: Readonly<Record<number, { readonly decode: (octets: Uint8Array) => string | undefined }>> = {
  [tags.utf8String]: { decode: decodeUtf8 },
  [tags.numericString]: within(/^[0-9 ]*$/),
  [tags.printableString]: within(printable),
  // T.61 was never implemented as written; what is found in certificates is Latin-1.
  [tags.teletexString]: { decode: latin1 },
  [tags.ia5String]: within(ascii),
  [tags.visibleString]: within(/^[ -~]*$/),
  [tags.universalString]: { decode: (octets) => decodeWide(octets, 4) },
  [tags.bmpString]: { decode: (octets) => decodeWide(octets, 2) },
}

/** Whether a tag is one of the string types that can be read. Pure. */
export const isStringTag = (tag: number): boolean => decoders[tag] !== undefined

/** Gives the text of a string type's content octets; undefined where a character lies outside its type. Pure. */
export function decodeString(tag: number, octets: Uint8Array): string | undefined {
  return decoders[tag]?.decode(octets)
}

/** Whether every character may stand in an IA5String. Pure. */
export const isIa5 = (text: string): boolean => ascii.test(text)

/** Whether every character may stand in a PrintableString. Pure. */
export const isPrintable = (text: string): boolean => printable.test(text)
