/** Octets as a sequence of chunks, for content that may be too large for memory. */

/** Octets, chunk by chunk: at hand, or still to come from a disk or a database. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** Joins them. */
export const joinChunks = async (chunks: Chunks): Promise<Uint8Array> => Buffer.concat(await Array.fromAsync(chunks))

/** Octets in a place, such as a file, of which some are read at a time. */
export type Placed = {
  readonly size: number
  /** Some of them; fewer where there are no more. Valid until it is called again. */
  at(from: number, length: number): Uint8Array
}
