/** Octets in chunks, for what may be too large to be held whole. Does not say whose they are. */

/** Octets, chunk by chunk: at hand, or still to come from a disk or a database. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** Joins them. */
export const joinChunks = async (chunks: Chunks): Promise<Uint8Array> => Buffer.concat(await Array.fromAsync(chunks))
