/** The entries of a CRL by serial number, without an object for each: places in its octets, and where to look for which. */
import { type DerReader, type Elements, readDer } from '../asn1/reader.ts'
import type { SerialNumber } from '../core/brand.ts'
import { type CrlEntry, plainDate, readEntry, type SeenDate } from './crl-entry.ts'

const NO_OCTETS = Buffer.alloc(0)
const NO_STARTS = new Uint32Array(0)
/** Said of an entry whose serial number no certificate may have. */
const NONE = -1

/** So often entries are walked through for one. Where more are looked for, it pays to make a table of where they are. */
const WALKS = 4
/** So many places that table has for each entry: with more, memory is spent, and with fewer, time. */
const ROOM = 1.5
/** Characters that are given at a time. */
const TEXT = 64 * 1024
const COMMA = 0x2c
/** The two hex digits of each octet, as one number. */
const HEX = Uint16Array.from({ length: 256 }, (_, octet) =>
  Buffer.from(octet.toString(16).padStart(2, '0')).readUInt16BE(),
)

/** Shorter ones may share their memory with others. */
const LARGE = 1024 * 1024

/** Octets of the shortest entry: a serial number of one octet, and a UTCTime. */
const SHORTEST = 20
/** The longest serial number that a certificate may have (RFC 5280 §4.1.2.2). */
const LONGEST = 20

/** Serial numbers in few octets: each is its length and its octets. Only {@link CrlTable.packed} makes some. */
export type PackedSerials = Uint8Array & { readonly [packed]: never }
declare const packed: unique symbol

/** Where the octets of a serial number begin and end, in an entry that was read before. */
type Place = { from: number; to: number }

/** Every entry of a CRL, read strictly, in its order. Only {@link tableOf} makes one. */
export class CrlTable {
  /** How many there are. */
  readonly size: number
  /** Whether one of them is about another issuer's certificate (RFC 5280 §5.3.3). */
  readonly isIndirect: boolean
  readonly #octets: Buffer
  /** Where each entry begins. */
  #starts: Uint32Array
  /** Where entries begin, each at the first free place from that of its serial number on. No entry begins at 0, which is free. */
  #slots: Uint32Array | undefined
  #walks = 0
  #onlyFinds = false

  constructor(octets: Buffer, starts: Uint32Array, isIndirect: boolean) {
    this.size = starts.length
    this.isIndirect = isIndirect
    this.#octets = octets
    this.#starts = starts
  }

  /**
   * Gives the memory of the list back: it lies beside the heap, and until the collector comes by, the next list would lie beside it.
   * Nothing can be read from the list afterwards, and to look something up in it is an error.
   */
  release(): void {
    giveBack(this.#octets)
  }

  /** From now on nothing but {@link find} is asked, and what that does not need is given up. */
  onlyFind(): void {
    this.#onlyFinds = true
  }

  /** The entry of a serial number: the last one, where it has several. */
  find(serial: SerialNumber): CrlEntry | undefined {
    if (this.size > 0 && this.#octets.length === 0)
      throw new TypeError('a CRL was asked after its memory was given back')
    const wanted = Buffer.from(serial, 'hex')
    const start = this.#startOf(wanted)
    if (start === 0) return undefined
    return readDer(this.#octets.subarray(start, this.#endOf(start)), 'CRL entry', readEntry)
  }

  /** Where the last entry with these octets begins; 0 where there is none. */
  #startOf(wanted: Buffer): number {
    if (this.#slots !== undefined || this.#walks === WALKS)
      return this.#filled()[this.#slotOf(wanted, 0, wanted.length)]!
    this.#walks += 1
    const place = { from: 0, to: 0 }
    for (let n = this.size - 1; n >= 0; n -= 1) {
      this.#serialAt(this.#starts[n]!, place)
      if (holds(this.#octets, place, wanted)) return this.#starts[n]!
    }
    return 0
  }

  /** Their serial numbers, in the order of the entries. */
  *serials(): Generator<SerialNumber> {
    const place = { from: 0, to: 0 }
    for (const start of this.#starts) {
      this.#serialAt(start, place)
      yield this.#octets.toString('hex', place.from, place.to) as SerialNumber
    }
  }

  /**
   * The same as text, with a comma behind each, many at a time, each valid until the next is asked for: a string for each of a million
   * costs more than to read them.
   */
  *serialTexts(): Generator<Uint8Array> {
    const place = { from: 0, to: 0 }
    const text = new DataView(new ArrayBuffer(TEXT))
    let at = 0
    for (const start of this.#starts) {
      this.#serialAt(start, place)
      if (at + 2 * (place.to - place.from) + 1 > TEXT) {
        yield new Uint8Array(text.buffer, 0, at)
        at = 0
      }
      for (let i = place.from; i < place.to; i += 1) {
        text.setUint16(at, HEX[this.#octets[i]!]!)
        at += 2
      }
      text.setUint8(at, COMMA)
      at += 1
    }
    yield new Uint8Array(text.buffer, 0, at)
  }

  /** The octets of the entries in groups, each in their order, by the last octet of their serial numbers. */
  divided(groups: number, groupOf: (lastOctet: number) => number): readonly Uint8Array[] {
    const place = { from: 0, to: 0 }
    const groupAt = (start: number): number => {
      this.#serialAt(start, place)
      return groupOf(this.#octets[place.to - 1]!)
    }
    const lengths = new Array<number>(groups).fill(0)
    for (const start of this.#starts) lengths[groupAt(start)]! += this.#endOf(start) - start
    const parts = lengths.map((length) => ({ octets: Buffer.alloc(length), end: 0 }))
    for (const start of this.#starts) {
      const part = parts[groupAt(start)]!
      part.end += this.#octets.copy(part.octets, part.end, start, this.#endOf(start))
    }
    return parts.map(({ octets }) => octets)
  }

  /** Their serial numbers, in their order, in a third of the memory of the list: for a later {@link lacking} of the list that follows. */
  packed(): PackedSerials {
    const place = { from: 0, to: 0 }
    // Memory that nothing is written into is not taken from the system.
    const packed = Buffer.allocUnsafeSlow(this.size * (1 + LONGEST))
    let at = 0
    for (const start of this.#starts) {
      this.#serialAt(start, place)
      packed[at] = place.to - place.from
      at += 1
      for (let i = place.from; i < place.to; i += 1, at += 1) packed[at] = this.#octets[i]!
    }
    return packed.subarray(0, at) as Uint8Array as PackedSerials
  }

  /** Those of some serial numbers that no entry is about. Where both are in one order, as lists of one record are, none is looked up that is there. */
  lacking(packed: PackedSerials): readonly SerialNumber[] {
    const found: SerialNumber[] = []
    const place = { from: 0, to: 0 }
    let next = 0
    for (let from = 1; from <= packed.length; ) {
      const to = from + packed[from - 1]!
      if (next < this.size) this.#serialAt(this.#starts[next]!, place)
      if (next < this.size && holds(this.#octets, place, packed, from, to)) next += 1
      else if (this.#filled()[this.#slotOf(packed, from, to)] === 0)
        found.push(Buffer.from(packed.subarray(from, to)).toString('hex') as SerialNumber)
      from = to + 1
    }
    return found
  }

  /** Made when somebody looks one up. */
  #filled(): Uint32Array {
    if (this.#slots !== undefined) return this.#slots
    const slots = new Uint32Array(Math.ceil(this.size * ROOM) + 1)
    this.#slots = slots
    const place = { from: 0, to: 0 }
    for (const start of this.#starts) {
      this.#serialAt(start, place)
      slots[this.#slotOf(this.#octets, place.from, place.to)] = start
    }
    if (this.#onlyFinds) {
      giveBack(this.#starts)
      this.#starts = NO_STARTS
    }
    return slots
  }

  /** The place of a serial number, or that where it would be put. */
  #slotOf(octets: Uint8Array, from: number, to: number): number {
    const slots = this.#slots!
    const place = { from: 0, to: 0 }
    // FNV-1a.
    let hash = 0x811c9dc5
    for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ octets[i]!, 0x01000193)
    for (let at = (hash >>> 0) % slots.length; ; at = at + 1 === slots.length ? 0 : at + 1) {
      const start = slots[at]!
      if (start === 0) return at
      this.#serialAt(start, place)
      if (holds(this.#octets, place, octets, from, to)) return at
    }
  }

  #serialAt(start: number, place: Place): void {
    const content = contentOf(this.#octets, start)
    const end = content + 2 + this.#octets[content + 1]!
    place.from = content + (this.#octets[content + 2] === 0 ? 3 : 2)
    place.to = end
  }

  #endOf(start: number): number {
    const content = contentOf(this.#octets, start)
    let length = this.#octets[start + 1]!
    if (length >= 0x80) {
      length = 0
      for (let i = start + 2; i < content; i += 1) length = length * 256 + this.#octets[i]!
    }
    return content + length
  }
}

/** Gives memory back at once, where it is large. */
function giveBack({ buffer }: Uint8Array | Uint32Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > LARGE) buffer.transfer(0)
}

/** Whether there are the same octets at a place as in others. */
function holds(octets: Uint8Array, place: Place, others: Uint8Array, from = 0, to = others.length): boolean {
  if (place.to - place.from !== to - from) return false
  let i = 0
  while (from + i < to && octets[place.from + i] === others[from + i]) i += 1
  return from + i === to
}

/** Where the content of an element begins. */
const contentOf = (octets: Uint8Array, start: number): number =>
  start + 2 + (octets[start + 1]! < 0x80 ? 0 : octets[start + 1]! - 0x80)

/**
 * Reads all entries, strictly, and keeps where they are.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` at the entry that is, or that has a critical extension unknown to us
 */
export function tableOf(octets: Uint8Array, elements: Elements | undefined): CrlTable {
  let isIndirect = false
  const seen: SeenDate = { octets: NO_OCTETS, at: 0 }
  const read = (reader: DerReader): number => {
    const start = reader.mark()
    const entry = readEntry(reader)
    if (entry?.certificateIssuer !== undefined) isIndirect = true
    return entry === undefined ? NONE : start
  }
  const plain = (all: Buffer, start: number, end: number): number | undefined =>
    plainDate(all, start, end, seen) === undefined ? undefined : start - 2
  // More than there can be; memory that nothing is written into is not taken from the system.
  const starts = new Uint32Array(Math.floor(octets.length / SHORTEST))
  let size = 0
  elements?.visit(read, plain, (start) => {
    if (start === NONE) return
    starts[size] = start
    size += 1
  })
  return new CrlTable(
    Buffer.from(octets.buffer, octets.byteOffset, octets.length),
    starts.subarray(0, size),
    isIndirect,
  )
}
