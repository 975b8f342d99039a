/** Reads and writes the numbers and length-prefixed vectors of TLS (RFC 8446 §3). The callers decide what the numbers mean. */

/** The bytes end before the structure does. */
export class CutShort extends Error {}

/** A cursor over octets; each method takes the next ones. */
export class Cursor {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new CutShort()
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** A number of so many octets, at most four. */
  uint(octets: number): number {
    return this.take(octets).reduce((sum, octet) => sum * 256 + octet, 0)
  }

  /** A vector whose length is written in so many octets. */
  vector(lengthOctets: number): Cursor {
    return new Cursor(this.take(this.uint(lengthOctets)))
  }

  rest(): Uint8Array {
    return this.take(this.left)
  }

  /** Reads one thing after the other until nothing is left. */
  each<T>(read: (cursor: this) => T): T[] {
    const found: T[] = []
    while (this.left > 0) found.push(read(this))
    return found
  }
}

/** Writes a number in so many octets. Pure. */
export function uint(octets: number, value: number): Uint8Array {
  return Uint8Array.from({ length: octets }, (_, index) => Math.floor(value / 256 ** (octets - 1 - index)) % 256)
}

/** Writes a vector, its length in so many octets. Pure. */
export function vector(lengthOctets: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return new Uint8Array(Buffer.concat([uint(lengthOctets, content.length), content]))
}
