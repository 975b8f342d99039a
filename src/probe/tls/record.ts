/** Splits a stream into TLS records, and one TLS record into several records. `flight.ts` reads the content of the records. */
import { Cursor, uint, vector } from './cursor.ts'

/** Content types (RFC 8446 §5.1). */
export const contentTypes = { changeCipherSpec: 20, alert: 21, handshake: 22, application: 23 } as const

export type TlsRecord = {
  readonly type: number
  readonly version: number
  readonly fragment: Uint8Array
  /** The five octets before the fragment, which AEAD ciphers authenticate (RFC 8446 §5.2). */
  readonly header: Uint8Array
}

const HEADER_BYTES = 5
/** Longest protected fragment of any version (RFC 5246 §6.2.3). */
const LONGEST_FRAGMENT = 16_384 + 2048

/** Takes a stream apart into the records that have wholly come. Stops at what is no record. Pure. */
export function readRecords(bytes: Uint8Array): readonly TlsRecord[] {
  const cursor = new Cursor(bytes)
  const records: TlsRecord[] = []
  while (cursor.left >= HEADER_BYTES) {
    const header = cursor.take(HEADER_BYTES)
    const fields = new Cursor(header)
    const [type, version, length] = [fields.uint(1), fields.uint(2), fields.uint(2)]
    if (type < 20 || type > 24 || version >>> 8 !== 3 || length > LONGEST_FRAGMENT || length > cursor.left) break
    records.push({ type, version, fragment: cursor.take(length), header })
  }
  return records
}

/**
 * Cuts the first record of a stream into records with fragments of at most `size` octets. Their contents stay the same,
 * and any server must put it together again (RFC 8446 §5.1). Pure.
 *
 * @returns undefined where the first record has not wholly come
 */
export function splitFirstRecord(bytes: Uint8Array, size: number): Uint8Array | undefined {
  const [first] = readRecords(bytes)
  if (first === undefined) return undefined
  const pieces: Uint8Array[] = []
  for (let at = 0; at < first.fragment.length; at += size) {
    pieces.push(uint(1, first.type), uint(2, first.version), vector(2, first.fragment.subarray(at, at + size)))
  }
  return new Uint8Array(Buffer.concat([...pieces, bytes.subarray(HEADER_BYTES + first.fragment.length)]))
}
