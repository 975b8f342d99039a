/** The system's CSPRNG. The only place that draws randomness, but for key generation in `keys.ts`. */
import { randomBytes } from 'node:crypto'
import type { Entropy } from '../core/port/entropy.ts'

export const systemEntropy: Entropy = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
}
