/** A peer that says just this, whatever it is asked, and then ends the connection. */
import type { Heard, Stream } from '../../src/core/port/network.ts'

export type Script = {
  readonly stream: Stream
  /** What it was sent, write by write. */
  readonly written: readonly Uint8Array[]
}

/** @param end how the connection ends behind what it says */
export function scriptStream(says: Uint8Array, end: 'closed' | 'reset' = 'closed'): Script {
  let left = says
  const written: Uint8Array[] = []
  const read = async (measure: (received: Uint8Array) => number | undefined): Promise<Heard> => {
    const length = measure(left)
    const isWhole = length !== undefined && length <= left.length
    const received = isWhole ? left.subarray(0, length) : left
    left = left.subarray(received.length)
    return { end: isWhole ? 'complete' : end, received }
  }
  return { stream: { write: (octets) => void written.push(octets), read }, written }
}
