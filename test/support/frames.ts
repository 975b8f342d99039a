/** Frames of HTTP/2 by hand, and those in what was sent (RFC 9113 §4.1). */
import { encodeFields } from '../../src/probe/protocol/hpack.ts'

export const frame = (type: number, flags: number, stream: number, payload: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.concat([Buffer.of(0, payload.length >> 8, payload.length & 255, type, flags, 0, 0, 0, stream), payload])

export const fields = (...pairs: readonly [string, string][]): Uint8Array =>
  encodeFields(pairs.map(([name, value]) => ({ name, value })))

/** The frames in octets, each by its type, its flags and its length. */
export function framesIn(octets: Uint8Array): [type: number, flags: number, length: number][] {
  const from = Buffer.from(octets)
  const frames: [number, number, number][] = []
  for (let at = from.toString('latin1', 0, 3) === 'PRI' ? 24 : 0; at < from.length; ) {
    const length = from.readUIntBE(at, 3)
    frames.push([from[at + 3]!, from[at + 4]!, length])
    at += 9 + length
  }
  return frames
}
