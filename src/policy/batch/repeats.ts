/** Finds what comes more than once in a file, such as names, in a few octets for each. Reads no file. */
import { createHash } from 'node:crypto'

/** Slots at first; there are always twice as many as values. */
const SLOTS = 1024

/**
 * The values of a file by the first eight octets of their SHA-256, each with the line of its first row. Among a million values two have
 * the same eight octets once in forty million files.
 */
export class Repeats {
  #keys = new BigUint64Array(SLOTS)
  /** The line of the first row of a value; negative once there was another. 0 is a free slot. */
  #lines = new Int32Array(SLOTS)
  #count = 0

  /** Takes note of a value. */
  add(value: string | Uint8Array, line: number): void {
    if (this.#count * 2 >= this.#keys.length) this.#grow()
    const key = keyOf(value)
    const slot = this.#slotOf(key)
    const first = this.#lines[slot] ?? 0
    if (first === 0) {
      this.#keys[slot] = key
      this.#lines[slot] = line
      this.#count += 1
    } else this.#lines[slot] = -Math.abs(first)
  }

  /** The line of the first row of a value that comes more than once; undefined for any other. */
  firstLineOf(value: string | Uint8Array): number | undefined {
    const line = this.#lines[this.#slotOf(keyOf(value))] ?? 0
    return line < 0 ? -line : undefined
  }

  #slotOf(key: bigint): number {
    const mask = this.#keys.length - 1
    let slot = Number(key & BigInt(mask))
    while (this.#lines[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [keys, lines] = [this.#keys, this.#lines]
    this.#keys = new BigUint64Array(keys.length * 2)
    this.#lines = new Int32Array(keys.length * 2)
    for (const [index, line] of lines.entries()) {
      if (line === 0) continue
      const slot = this.#slotOf(keys[index] ?? 0n)
      this.#keys[slot] = keys[index] ?? 0n
      this.#lines[slot] = line
    }
  }
}

const keyOf = (value: string | Uint8Array): bigint => createHash('sha256').update(value).digest().readBigUInt64LE()
