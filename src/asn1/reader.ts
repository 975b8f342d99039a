/**
 * Reads DER strictly: it accepts one encoding per value, and a refusal names the byte at fault. Does not know what the values
 * mean.
 */
import type { Instant, Oid } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { oidFromOctets } from './oid.ts'
import { decodeString, isStringTag } from './string.ts'
import { contextConstructed, tags } from './tag.ts'
import { parseGeneralizedTime, parseUtcTime } from './time.ts'

/** Deepest nesting that is followed. X.509 needs about twelve. */
const DEEPEST = 32
/** EXTERNAL, EMBEDDED PDV and CHARACTER STRING: the universal types besides SEQUENCE and SET that are constructed. */
const OTHER_CONSTRUCTED: readonly number[] = [0x08, 0x0b, 0x1d]

type Read<T> = (inner: DerReader) => T
type ReadPlain<T> = (octets: Buffer, start: number, end: number) => T | undefined

/** The elements of a SEQUENCE OF, from the first each time. */
export type Elements = {
  each<T>(read: Read<T>, plain: ReadPlain<T>): Generator<T>
  visit<T>(read: Read<T>, plain: ReadPlain<T>, visit: (value: T) => void): void
  /** How many there are; what they say is not read. */
  count(): number
}

export type BitString = { readonly unusedBits: number; readonly octets: Uint8Array }

/**
 * Reads one DER structure that fills `bytes` to the last octet.
 *
 * Pure. The values given back are plain views of `bytes`, not copies.
 *
 * @param what the thing being read, for the refusal's sentence
 * @throws {CountersignError} `input.malformed` with the byte offset, for anything that is not DER or not what `read` asks for
 * @see X.690 §10, §11
 */
export function readDer<T>(bytes: Uint8Array, what: string, read: (reader: DerReader) => T): T {
  const reader = new DerReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), what)
  const value = read(reader)
  reader.end()
  return value
}

const passOver = (reader: DerReader): Uint8Array => reader.any()

/** A cursor over the elements of one structure. Each method takes the next element, or refuses. */
export class DerReader {
  readonly #octets: Buffer
  readonly #what: string
  readonly #end: number
  readonly #depth: number
  #at: number

  constructor(octets: Buffer, what: string, start = 0, end = octets.length, depth = 0) {
    this.#octets = octets
    this.#what = what
    this.#at = start
    this.#end = end
    this.#depth = depth
  }

  /** Whether nothing is left. */
  get done(): boolean {
    return this.#at === this.#end
  }

  /** Whether the next element has this tag; false where nothing is left. */
  nextIs(tag: number): boolean {
    return this.#at < this.#end && this.#octets[this.#at] === tag
  }

  /** Whether these octets come next. */
  nextAre(octets: Uint8Array): boolean {
    const end = this.#at + octets.length
    return end <= this.#end && this.#octets.compare(octets, 0, octets.length, this.#at, end) === 0
  }

  /** Refuses, pointing at the next element or at the one given. No octet is quoted: they may be a key's. */
  refuse(expected: string, at: number = this.#at): never {
    throw new CountersignError('input.malformed', { what: this.#what, value: `at byte ${at}`, expected })
  }

  /** Refuses where anything is left. */
  end(): void {
    if (!this.done) this.refuse('nothing more')
  }

  /** The position, for a later {@link since}. */
  mark(): number {
    return this.#at
  }

  /** All octets that are read from; a mark is a place in them. */
  get input(): Uint8Array {
    return this.#octets
  }

  /** The bytes from a mark to here; while an element is read inside, here is behind it. */
  since(mark: number): Uint8Array {
    return this.#view(mark)
  }

  /** The octets from `start` to here; a view by `subarray` would be a Buffer. */
  #view(start: number): Uint8Array {
    return new Uint8Array(this.#octets.buffer, this.#octets.byteOffset + start, this.#at - start)
  }

  /** Takes an element. @returns where its content begins, which ends here */
  #element(): number {
    const start = this.#at
    if (start >= this.#end) this.refuse('another element')
    const tag = this.#octets[start]!
    if ((tag & 0x1f) === 0x1f) this.refuse('a tag number below 31')
    if (tag < 0x40) this.#checkUniversal(tag)
    if (start + 1 >= this.#end) this.refuse('a length')
    let length = this.#octets[start + 1]!
    let content = start + 2
    if (length >= 0x80) {
      const count = length - 0x80
      if (count === 0 || count > 4) this.refuse('a definite length of at most four octets')
      if (content + count > this.#end) this.refuse('a whole length')
      length = 0
      for (let i = 0; i < count; i += 1) length = length * 256 + this.#octets[content + i]!
      if (length < 0x80 || length < 256 ** (count - 1)) this.refuse('the shortest form of the length')
      content += count
    }
    if (length > this.#end - content) this.refuse(`no more than the ${this.#end - content} bytes that are left`)
    this.#at = content + length
    return content
  }

  /** DER has strings in one piece, so constructed means SEQUENCE, SET or one of three rarities (X.690 §10.2). */
  #checkUniversal(tag: number): void {
    const number = tag & 0x1f
    if (number === 0) this.refuse('a type')
    const constructed = (tag & 0x20) !== 0
    if (constructed !== (number === 0x10 || number === 0x11 || OTHER_CONSTRUCTED.includes(number))) {
      this.refuse(constructed ? 'a primitive encoding' : 'a constructed encoding')
    }
  }

  #expect(tag: number, name: string): number {
    if (!this.nextIs(tag)) this.refuse(name)
    return this.#element()
  }

  /** What reads the content of an element that begins at `start`. */
  #inside(start: number, content: number, end: number = this.#at): DerReader {
    if (this.#depth >= DEEPEST) this.refuse(`no more than ${DEEPEST} levels`, start)
    return new DerReader(this.#octets, this.#what, content, end, this.#depth + 1)
  }

  /** Takes an element of any type as its whole DER: tags and lengths are checked to the leaves, their values are not. */
  any(): Uint8Array {
    const start = this.#at
    this.#checkLeaves()
    return this.#view(start)
  }

  #checkLeaves(): void {
    const start = this.#at
    const content = this.#element()
    if ((this.#octets[start]! & 0x20) === 0) return
    const inner = this.#inside(start, content)
    while (!inner.done) inner.#checkLeaves()
  }

  /** Takes an element as its whole DER, with its own length checked and nothing inside it. */
  opaque(tag: number, name: string): Uint8Array {
    const start = this.#at
    this.#expect(tag, name)
    return this.#view(start)
  }

  /** Takes the content octets of a primitive element. */
  content(tag: number, name: string): Uint8Array {
    return this.#view(this.#expect(tag, name))
  }

  /** Takes a primitive element whose content is text in Latin-1, of which ASCII is a part. */
  #latin1(tag: number, name: string): string {
    const content = this.#expect(tag, name)
    return this.#octets.toString('latin1', content, this.#at)
  }

  /** Takes a constructed element, and what `read` makes of the inside; `read` must use all of it. */
  constructed<T>(tag: number, name: string, read: (inner: DerReader) => T): T {
    const start = this.#at
    const inner = this.#inside(start, this.#expect(tag, name))
    const value = read(inner)
    inner.end()
    return value
  }

  sequence<T>(read: (inner: DerReader) => T, tag: number = tags.sequence): T {
    return this.constructed(tag, 'a SEQUENCE', read)
  }

  /** Takes a SEQUENCE OF with one element or more. */
  sequenceOf<T>(read: (inner: DerReader) => T, tag: number = tags.sequence): T[] {
    return this.constructed(tag, 'a SEQUENCE', (inner) => {
      const values = [read(inner)]
      while (!inner.done) values.push(read(inner))
      return values
    })
  }

  /**
   * Takes a SEQUENCE OF, however long, and gives what reads its elements as they are asked for, from the first each time.
   *
   * @param plain reads the content of a SEQUENCE, from `start` to `end` of `octets`, in its commonest form, which comes by the hundred
   * thousand; where it gives undefined, `read` is asked. It must take nothing that `read` would not, nor take it for another value
   */
  deferred<T>(
    read: (inner: DerReader) => T,
    plain: (octets: Buffer, start: number, end: number) => T | undefined = () => undefined,
  ): () => Generator<T> {
    const { each } = this.elements()
    return () => each(read, plain)
  }

  /** As {@link deferred}, for elements that are read in several ways; `visit` is called with each, which costs less than to give it. */
  elements(): Elements {
    const start = this.#at
    const content = this.#expect(tags.sequence, 'a SEQUENCE')
    const end = this.#at
    const inside = (): DerReader => this.#inside(start, content, end)
    return {
      each: (read, plain) => inside().#each(read, plain),
      visit: (read, plain, visit) => {
        const inner = inside()
        while (!inner.done) visit(inner.#next(read, plain))
      },
      count: () => {
        const inner = inside()
        let count = 0
        for (; !inner.done; count += 1) inner.#next(passOver, (octets) => octets)
        return count
      },
    }
  }

  *#each<T>(read: Read<T>, plain: ReadPlain<T>): Generator<T> {
    while (!this.done) yield this.#next(read, plain)
  }

  #next<T>(read: Read<T>, plain: ReadPlain<T>): T {
    const octets = this.#octets
    const start = this.#at + 2
    const length = octets[start - 1] ?? 0x80
    const short = octets[this.#at] === tags.sequence && length < 0x80 && start + length <= this.#end
    const value = short ? plain(octets, start, start + length) : undefined
    if (value === undefined) return read(this)
    this.#at = start + length
    return value
  }

  /** Takes a SET OF with one element or more, in the order that DER demands (X.690 §11.6). */
  setOf<T>(read: (inner: DerReader) => T, tag: number = tags.set): T[] {
    return this.constructed(tag, 'a SET', (inner) => {
      let previous = inner.#at
      const values = [read(inner)]
      while (!inner.done) {
        const mark = inner.#at
        values.push(read(inner))
        const isInOrder = this.#octets.compare(this.#octets, mark, inner.#at, previous, mark) <= 0
        if (!isInOrder) inner.refuse('a SET OF in order', mark)
        previous = mark
      }
      return values
    })
  }

  /** Takes `[n] EXPLICIT`. */
  explicit<T>(n: number, read: (inner: DerReader) => T): T {
    return this.constructed(contextConstructed(n), `[${n}]`, read)
  }

  /** Takes what `read` takes, where the next element has this tag. */
  optional<T>(tag: number, read: (reader: DerReader) => T): T | undefined {
    return this.nextIs(tag) ? read(this) : undefined
  }

  boolean(tag: number = tags.boolean): boolean {
    const mark = this.#at
    const content = this.#expect(tag, 'a BOOLEAN')
    const octet = this.#octets[content]
    if (this.#at - content !== 1 || (octet !== 0 && octet !== 0xff)) this.refuse('a BOOLEAN of 00 or FF', mark)
    return octet === 0xff
  }

  /** Takes the content octets of an INTEGER: two's complement, as short as can be. */
  integerOctets(tag: number = tags.integer): Uint8Array {
    const mark = this.#at
    const octets = this.content(tag, tag === tags.enumerated ? 'an ENUMERATED' : 'an INTEGER')
    if (octets.length === 0) this.refuse('an INTEGER of one octet or more', mark)
    const first = octets[0]!
    const second = octets[1] ?? 0
    if (octets.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
      this.refuse('the shortest form of the INTEGER', mark)
    }
    return octets
  }

  integer(tag: number = tags.integer): bigint {
    const octets = this.integerOctets(tag)
    const magnitude = BigInt(`0x${Buffer.from(octets).toString('hex')}`)
    return BigInt.asIntN(octets.length * 8, magnitude)
  }

  /** Takes an INTEGER from 0 to `most`. */
  smallInteger(most: number, tag: number = tags.integer): number {
    const mark = this.#at
    const octets = this.integerOctets(tag)
    const value = octets.length > 7 ? Number.POSITIVE_INFINITY : octets.reduce((sum, octet) => sum * 256 + octet, 0)
    if (octets[0]! >= 0x80 || value > most) this.refuse(`a number from 0 to ${most}`, mark)
    return value
  }

  oid(tag: number = tags.oid): Oid {
    const mark = this.#at
    const content = this.#expect(tag, 'an OBJECT IDENTIFIER')
    const oid = oidFromOctets(this.#octets, content, this.#at)
    if (oid === undefined) this.refuse('a well-formed OBJECT IDENTIFIER', mark)
    return oid
  }

  octetString(tag: number = tags.octetString): Uint8Array {
    return this.content(tag, 'an OCTET STRING')
  }

  bitString(tag: number = tags.bitString): BitString {
    const mark = this.#at
    const content = this.#expect(tag, 'a BIT STRING')
    const isEmpty = this.#at - content <= 1
    const unusedBits = this.#at === content ? 8 : this.#octets[content]!
    if (unusedBits > 7 || (isEmpty && unusedBits > 0)) this.refuse('a count of unused bits', mark)
    const last = isEmpty ? 0 : this.#octets[this.#at - 1]!
    if ((last & ((1 << unusedBits) - 1)) !== 0) this.refuse('unused bits that are zero', mark)
    return { unusedBits, octets: this.#view(content + 1) }
  }

  /** Takes a BIT STRING of whole octets. */
  bitStringOctets(tag: number = tags.bitString): Uint8Array {
    const mark = this.#at
    const { unusedBits, octets } = this.bitString(tag)
    if (unusedBits !== 0) this.refuse('a BIT STRING of whole octets', mark)
    return octets
  }

  null(): void {
    const mark = this.#at
    if (this.content(tags.null, 'NULL').length !== 0) this.refuse('an empty NULL', mark)
  }

  /** Takes a string of the given type; `tag` where it is IMPLICIT. */
  string(type: number, tag: number = type): string {
    const mark = this.#at
    const content = this.#expect(tag, 'a string')
    const text = decodeString(type, this.#octets, content, this.#at)
    if (text === undefined) this.refuse("characters within the string type's alphabet", mark)
    return text
  }

  /** Whether the next element is a string of a type that can be read. */
  nextIsString(): boolean {
    return !this.done && isStringTag(this.#octets[this.#at]!)
  }

  /** Takes a string of any type that can be read. */
  text(): string {
    if (!this.nextIsString()) this.refuse('a string')
    return this.string(this.#octets[this.#at]!)
  }

  generalizedTime(tag: number = tags.generalizedTime): Instant {
    const mark = this.#at
    const instant = parseGeneralizedTime(this.#latin1(tag, 'a GeneralizedTime'))
    if (instant === undefined) this.refuse('YYYYMMDDHHMMSSZ', mark)
    return instant
  }

  /**
   * Takes a Time. Issuers must write UTCTime through 2049 and GeneralizedTime after, but readers must take either at any
   * date (RFC 5280 §4.1.2.5).
   */
  time(): Instant {
    const mark = this.#at
    if (this.nextIs(tags.generalizedTime)) return this.generalizedTime()
    const instant = parseUtcTime(this.#latin1(tags.utcTime, 'a UTCTime'))
    if (instant === undefined) this.refuse('YYMMDDHHMMSSZ', mark)
    return instant
  }
}
