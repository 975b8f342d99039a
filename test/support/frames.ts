/** Fields of HTTP/2 in short, and the frames in what was sent (RFC 9113 §4.1). */
import { encodeFields } from '../../src/probe/protocol/hpack.ts'

export const fields = (...pairs: readonly (readonly [name: string, value: string])[]): Uint8Array =>
  encodeFields(pairs.map(([name, value]) => ({ name, value })))

type Seen = { readonly type: number; readonly flags: number; readonly stream: number; readonly length: number }

/** The whole frames in octets, which may begin with the preface. */
export function framesIn(octets: Uint8Array): readonly Seen[] {
  const from = Buffer.from(octets)
  const frames: Seen[] = []
  for (let at = from.toString('latin1', 0, 3) === 'PRI' ? 24 : 0; at + 9 <= from.length; ) {
    const length = from.readUIntBE(at, 3)
    frames.push({ type: from[at + 3]!, flags: from[at + 4]!, stream: from.readUInt32BE(at + 5), length })
    at += 9 + length
  }
  return frames
}
