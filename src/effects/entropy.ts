/** The random generator of the operating system. No other file draws random bytes, apart from key generation in `keys.ts`. */
import { randomBytes } from 'node:crypto'
import type { Entropy } from '../core/port/entropy.ts'

export const systemEntropy: Entropy = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
}
