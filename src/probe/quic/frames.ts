/** Writes and reads the frames that a QUIC handshake has (RFC 9000 §19). Who sends which, and when, is for `exchange.ts`. */
import { Cursor, CutShort, uint } from '../tls/cursor.ts'
import { takeVarint, varint } from './packet.ts'

const types = {
  padding: 0,
  ping: 1,
  ack: 2,
  ackEcn: 3,
  crypto: 6,
  newToken: 7,
  stream: 8,
  lastStream: 15,
  newIdentifier: 0x18,
  close: 0x1c,
  applicationClose: 0x1d,
  handshakeDone: 0x1e,
} as const

/** Bits of the type of a STREAM frame (RFC 9000 §19.8). */
const [FIN, LENGTH, OFFSET] = [1, 2, 4]

/** Frames that only have numbers, and how many: of what they say, nothing is needed for one request. */
const numbersIn: Readonly<Record<number, number>> = {
  ...{ 4: 3, 5: 2, 16: 1, 17: 2, 18: 1, 19: 1, 20: 1, 21: 2, 22: 1, 23: 1, 25: 1 },
  [types.handshakeDone]: 0,
}

export type Close = { readonly code: number; readonly reason: string }

/** What came on one stream. */
export type StreamPiece = {
  readonly id: number
  readonly offset: number
  readonly octets: Uint8Array
  readonly last: boolean
}

/** What one packet says. */
export type Frames = {
  readonly crypto: readonly { readonly offset: number; readonly octets: Uint8Array }[]
  readonly streams: readonly StreamPiece[]
  readonly close?: Close
}

/** Reads the frames up to the first that no handshake has. Never throws. Pure. */
export function readFrames(payload: Uint8Array): Frames {
  const cursor = new Cursor(payload)
  const crypto: { offset: number; octets: Uint8Array }[] = []
  const streams: StreamPiece[] = []
  let close: Close | undefined
  try {
    while (cursor.left > 0) {
      const type = cursor.uint(1)
      if (type === types.padding || type === types.ping) continue
      if (type === types.ack || type === types.ackEcn) {
        takeVarint(cursor)
        takeVarint(cursor)
        const further = takeVarint(cursor)
        for (let left = 2 * further + 1 + (type === types.ackEcn ? 3 : 0); left > 0; left -= 1) takeVarint(cursor)
        continue
      }
      if (type === types.close || type === types.applicationClose) {
        const code = takeVarint(cursor)
        if (type === types.close) takeVarint(cursor)
        close = { code, reason: Buffer.from(cursor.take(takeVarint(cursor))).toString('latin1') }
        continue
      }
      if (type >= types.stream && type <= types.lastStream) {
        const id = takeVarint(cursor)
        const offset = (type & OFFSET) === 0 ? 0 : takeVarint(cursor)
        const octets = (type & LENGTH) === 0 ? cursor.rest() : cursor.take(takeVarint(cursor))
        streams.push({ id, offset, octets, last: (type & FIN) !== 0 })
        continue
      }
      const numbers = numbersIn[type] ?? (type === types.newIdentifier ? 2 : undefined)
      if (numbers !== undefined) {
        for (let left = numbers; left > 0; left -= 1) takeVarint(cursor)
        if (type === types.newIdentifier) cursor.take(cursor.uint(1) + 16)
        continue
      }
      if (type === types.newToken) {
        cursor.take(takeVarint(cursor))
        continue
      }
      if (type !== types.crypto) break
      const offset = takeVarint(cursor)
      crypto.push({ offset, octets: cursor.take(takeVarint(cursor)) })
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error
  }
  return { crypto, streams, ...(close && { close }) }
}

/** Handshake messages from this offset on. Pure. */
export const writeCrypto = (octets: Uint8Array, offset = 0): Uint8Array =>
  new Uint8Array(Buffer.concat([uint(1, types.crypto), varint(offset), varint(octets.length), octets]))

/** All that goes out on a stream, which ends with it. Pure. */
export const writeStream = (id: number, octets: Uint8Array, last: boolean): Uint8Array =>
  new Uint8Array(
    Buffer.concat([uint(1, types.stream + LENGTH + (last ? FIN : 0)), varint(id), varint(octets.length), octets]),
  )

/** Says which packets have come (RFC 9000 §19.3); nothing where none has. Pure. */
export function writeAck(numbers: ReadonlySet<number>): Uint8Array {
  const sorted = [...numbers].sort((one, other) => other - one)
  const [largest] = sorted
  if (largest === undefined) return new Uint8Array()
  const ranges: { high: number; low: number }[] = []
  for (const number of sorted) {
    const last = ranges.at(-1)
    if (last?.low === number + 1) last.low = number
    else ranges.push({ high: number, low: number })
  }
  const [first, ...others] = ranges
  const parts = [types.ack, largest, 0, others.length, largest - (first?.low ?? largest)]
  let below = first?.low ?? largest
  for (const { high, low } of others) {
    parts.push(below - high - 2, high - low)
    below = low
  }
  return new Uint8Array(Buffer.concat(parts.map(varint)))
}

/** Ends the connection without an error. Pure. */
export const writeClose = (): Uint8Array => Uint8Array.of(types.close, 0, 0, 0)

/** Puts together what comes in pieces, in any order. */
export function createAssembly() {
  const pieces = new Map<number, Uint8Array>()
  return {
    add({ offset, octets }: Frames['crypto'][number]): void {
      if ((pieces.get(offset)?.length ?? -1) < octets.length) pieces.set(offset, octets)
    },
    /** All up to the first gap. */
    whole(): Uint8Array {
      let whole = Buffer.alloc(0)
      for (const [offset, octets] of [...pieces].sort(([one], [other]) => one - other)) {
        if (offset > whole.length) break
        whole = Buffer.concat([whole, octets.subarray(whole.length - offset)])
      }
      return whole
    },
  }
}
