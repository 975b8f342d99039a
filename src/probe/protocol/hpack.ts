/**
 * HPACK (RFC 7541): reads every field block that a server may send, and writes field blocks in the simplest form. The meaning
 * of the fields is decided by the callers.
 */
import type { HttpHeader } from './http.ts'

/** A field block that breaks the rules. */
export class BadFields extends Error {}

/** The static table (RFC 7541 §A): name, a blank, value. */
const staticTable: readonly HttpHeader[] = [
  ':authority|:method GET|:method POST|:path /|:path /index.html|:scheme http|:scheme https|:status 200|:status 204|:status 206',
  ':status 304|:status 400|:status 404|:status 500|accept-charset|accept-encoding gzip, deflate|accept-language|accept-ranges',
  'accept|access-control-allow-origin|age|allow|authorization|cache-control|content-disposition|content-encoding',
  'content-language|content-length|content-location|content-range|content-type|cookie|date|etag|expect|expires|from|host',
  'if-match|if-modified-since|if-none-match|if-range|if-unmodified-since|last-modified|link|location|max-forwards',
  'proxy-authenticate|proxy-authorization|range|referer|refresh|retry-after|server|set-cookie|strict-transport-security',
  'transfer-encoding|user-agent|vary|via|www-authenticate',
].flatMap((line) =>
  line.split('|').map((field) => {
    const [name = '', ...value] = field.split(/(?<=[^ ]) /)
    return { name, value: value.join(' ') }
  }),
)

/** The symbols by the length of their codes (RFC 7541 §B); within one length, codes rise with the symbols. */
const symbolsByLength: readonly (readonly [bits: number, symbols: string])[] = [
  [5, '48-50 97 99 101 105 111 115-116'],
  [6, '32 37 45-47 51-57 61 65 95 98 100 102-104 108-110 112 114 117'],
  [7, '58 66-87 89 106-107 113 118-122'],
  [8, '38 42 44 59 88 90'],
  [10, '33-34 40-41 63'],
  [11, '39 43 124'],
  [12, '35 62'],
  [13, '0 36 64 91 93 126'],
  [14, '94 125'],
  [15, '60 96 123'],
  [19, '92 195 208'],
  [20, '128 130-131 162 184 194 224 226'],
  [21, '153 161 167 172 176-177 179 209 216-217 227 229-230'],
  [22, '129 132-134 136 146 154 156 160 163-164 169-170 173 178 181 185-187 189-190 196 198 228 232-233'],
  [23, '1 135 137-141 143 147 149-152 155 157-158 165-166 168 174-175 180 182-183 188 191 197 231 239'],
  [24, '9 142 144-145 148 159 171 206 215 225 236-237'],
  [25, '199 207 234-235'],
  [26, '192-193 200-202 205 210 213 218-219 238 240 242-243 255'],
  [27, '203-204 211-212 214 221-223 241 244-248 250-254'],
  [28, '2-8 11-12 14-21 23-31 127 220 249'],
  [30, '10 13 22'],
]

const LONGEST_CODE = 30
/** Each code has a one before its first bit, so that codes of different lengths differ. */
const codes = new Map<number, number>()
{
  let [code, length] = [-1, 5]
  for (const [bits, symbols] of symbolsByLength) {
    for (const range of symbols.split(' ')) {
      const [from = 0, to = from] = range.split('-').map(Number)
      for (let symbol = from; symbol <= to; symbol += 1) {
        code = (code + 1) * 2 ** (bits - length)
        length = bits
        codes.set(2 ** bits + code, symbol)
      }
    }
  }
}

/** Undoes the Huffman code; what is left over must be the beginning of EOS, all ones, and less than an octet (RFC 7541 §5.2). Pure. */
export function decodeHuffman(octets: Uint8Array): Uint8Array {
  const decoded: number[] = []
  let code = 1
  for (const octet of octets) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      code = code * 2 + ((octet >> bit) & 1)
      const symbol = codes.get(code)
      if (symbol !== undefined) {
        decoded.push(symbol)
        code = 1
      } else if (code >= 2 ** (LONGEST_CODE + 1)) throw new BadFields('a string has a code that stands for nothing')
    }
  }
  // A one before the bits: all of them are ones where adding one gives a power of two.
  if (code >= 2 ** 8 || !Number.isInteger(Math.log2(code + 1))) throw new BadFields('a string is padded wrongly')
  return Uint8Array.from(decoded)
}

/** The default size of a table (RFC 9113 §6.5.2), and the size that is added for each entry (RFC 7541 §4.1). */
const TABLE_BYTES = 4096
const ENTRY_BYTES = 32

export type FieldReader = { read(block: Uint8Array): readonly HttpHeader[] }

/** Makes a reader for the field blocks of one connection, in the order in which they come. Throws {@link BadFields}. */
export function createFieldReader(): FieldReader {
  let table: HttpHeader[] = []
  let limit = TABLE_BYTES
  const shrink = (): void => {
    let size = 0
    const fitting = table.findIndex(({ name, value }) => {
      size += name.length + value.length + ENTRY_BYTES
      return size > limit
    })
    if (fitting >= 0) table = table.slice(0, fitting)
  }
  return {
    read: (block) => {
      let at = 0
      const octet = (): number => {
        const next = block[at]
        if (next === undefined) throw new BadFields('a field ends before it should')
        at += 1
        return next
      }
      const integer = (first: number, prefix: number): number => {
        const mask = 2 ** prefix - 1
        let value = first & mask
        if (value < mask) return value
        for (let shift = 0; shift <= 21; shift += 7) {
          const next = octet()
          value += (next & 127) * 2 ** shift
          if (next < 128) return value
        }
        throw new BadFields('a number is too large')
      }
      const text = (): string => {
        const first = octet()
        const length = integer(first, 7)
        if (length > block.length - at) throw new BadFields('a field ends before it should')
        const octets = block.subarray(at, at + length)
        at += length
        return Buffer.from(first >= 128 ? decodeHuffman(octets) : octets).toString('latin1')
      }
      const entry = (index: number): HttpHeader => {
        const found = index <= staticTable.length ? staticTable[index - 1] : table[index - 1 - staticTable.length]
        if (found === undefined) throw new BadFields('a field is said to be in a table, and is not')
        return found
      }
      const fields: HttpHeader[] = []
      while (at < block.length) {
        const first = octet()
        if (first >= 0x80) fields.push(entry(integer(first, 7)))
        else if (first >= 0x20 && first < 0x40) {
          limit = integer(first, 5)
          if (limit > TABLE_BYTES) throw new BadFields('the table is larger than was allowed')
          shrink()
        } else {
          const kept = first >= 0x40
          const index = integer(first, kept ? 6 : 4)
          const field = { name: index === 0 ? text() : entry(index).name, value: text() }
          fields.push(field)
          if (kept) table.unshift(field)
          if (kept) shrink()
        }
      }
      return fields
    },
  }
}

/** Writes a number after a prefix of seven bits whose first one is zero. */
function encodeLength(length: number): number[] {
  if (length < 127) return [length]
  const octets = [127]
  let rest = length - 127
  for (; rest >= 128; rest = Math.floor(rest / 128)) octets.push((rest % 128) + 128)
  return [...octets, rest]
}

/** Writes fields as literals that no table keeps (RFC 7541 §6.2.2), in this order, duplicates included. Pure. */
export function encodeFields(fields: readonly HttpHeader[]): Uint8Array {
  const text = (value: string): Buffer =>
    Buffer.concat([Buffer.from(encodeLength(value.length)), Buffer.from(value, 'latin1')])
  return new Uint8Array(Buffer.concat(fields.flatMap(({ name, value }) => [Buffer.of(0), text(name), text(value)])))
}
