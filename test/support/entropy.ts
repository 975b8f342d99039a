/** Randomness that counts up, so that two runs are byte-identical. */
import type { Entropy } from '../../src/core/port/entropy.ts'

export function countedEntropy(): Entropy {
  let next = 0
  return { bytes: (length) => Uint8Array.from({ length }, () => (next++ * 7 + 1) & 0xff) }
}
