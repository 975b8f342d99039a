/** Has one random value for all whose hellos have a key in two groups, as no library's hello has. */
import { type BrokenTwin, isWhole, startFront } from '../support/broken-twin.ts'
import { startSound } from '../support/twins.ts'

/** The key that stands in a hello only for its form: the point by which X25519 is defined. */
const BASE = Buffer.concat([Buffer.of(9), Buffer.alloc(31)])
/** Where the random value begins in the record of a ServerHello. */
const RANDOM_AT = 11

export const repeatedRandoms: BrokenTwin = {
  of: 'repeated-randoms',
  start: async (pki) => {
    const sound = await startSound(pki)
    const alter = (chunk: Buffer, first: Buffer): Buffer => {
      if (!isWhole(first) || !first.includes(BASE) || chunk[0] !== 22) return chunk
      return Buffer.concat([chunk.subarray(0, RANDOM_AT), Buffer.alloc(32, 7), chunk.subarray(RANDOM_AT + 32)])
    }
    return startFront(() => sound.port, [sound], { alter })
  },
}
