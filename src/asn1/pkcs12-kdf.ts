/** Derives keys from a password in the way that PKCS#12 alone has (RFC 7292 Appendix B). Encrypts nothing. */
import { hash } from 'node:crypto'

/** The hashes that a bundle may use, with the octets that each takes in and gives (RFC 7292 §B.2: v and u). */
export const hashes = {
  sha1: { block: 64, octets: 20 },
  sha256: { block: 64, octets: 32 },
  sha384: { block: 128, octets: 48 },
  sha512: { block: 128, octets: 64 },
} as const

export type HashName = keyof typeof hashes

/** The purposes of derived octets, as the ID octet says them (RFC 7292 §B.3). */
const purposes = { key: 1, iv: 2, mac: 3 } as const

/**
 * Gives a password the form that derivation wants: UTF-16, high octet first, with two zero octets at its end.
 *
 * Pure.
 *
 * @param password in UTF-8
 * @see RFC 7292 §B.1
 */
export function toBmpPassword(password: Uint8Array): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(password)
  return Buffer.from(`${text}\0`, 'utf16le').swap16()
}

/** Repeats octets to the next whole number of blocks; nothing stays nothing. */
function fill(octets: Uint8Array, block: number): Uint8Array {
  const filled = new Uint8Array(Math.ceil(octets.length / block) * block)
  for (let at = 0; at < filled.length; at += 1) filled[at] = octets[at % octets.length]!
  return filled
}

/** Adds `addend` and one to a block in place, both read as numbers, without the carry out of the block. */
function add(block: Uint8Array, addend: Uint8Array): void {
  let carry = 1
  for (let at = block.length - 1; at >= 0; at -= 1) {
    carry += block[at]! + addend[at]!
    block[at] = carry & 0xff
    carry >>= 8
  }
}

/**
 * Derives a key, an IV or the key of a MAC.
 *
 * Pure, and as slow as `iterations` says: about a microsecond each.
 *
 * @param password from {@link toBmpPassword}
 * @see RFC 7292 §B.2
 */
export function deriveByPkcs12(
  name: HashName,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  purpose: keyof typeof purposes,
  length: number,
): Uint8Array {
  const { block, octets } = hashes[name]
  const diversifier = new Uint8Array(block).fill(purposes[purpose])
  const input = Buffer.concat([fill(salt, block), fill(password, block)])
  const derived = new Uint8Array(Math.ceil(length / octets) * octets)
  for (let at = 0; at < derived.length; at += octets) {
    let digest = hash(name, Buffer.concat([diversifier, input]), 'buffer')
    for (let round = 1; round < iterations; round += 1) digest = hash(name, digest, 'buffer')
    derived.set(digest, at)
    const addend = fill(digest, block).subarray(0, block)
    for (let start = 0; start < input.length; start += block) add(input.subarray(start, start + block), addend)
  }
  return derived.subarray(0, length)
}
