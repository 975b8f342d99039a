import { describe, expect, it } from 'vitest'
import { readRecords, splitFirstRecord } from '../../../src/probe/tls/record.ts'

const record = (type: number, ...fragment: number[]): Uint8Array =>
  Uint8Array.from([type, 3, 3, 0, fragment.length, ...fragment])
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

describe('readRecords', () => {
  it('takes a stream apart, and leaves what has not wholly come', () => {
    const stream = joined(record(22, 1, 2, 3), record(21, 2, 40), Uint8Array.of(22, 3, 3, 0))
    expect(readRecords(stream).map(({ type, fragment }) => [type, ...fragment])).toEqual([
      [22, 1, 2, 3],
      [21, 2, 40],
    ])
  })

  it.each([
    ['a type that is none', Uint8Array.of(72, 3, 3, 0, 1, 0)],
    ['a version that is none', Uint8Array.of(22, 4, 0, 0, 1, 0)],
    ['a fragment that is too long (RFC 5246 §6.2.3)', Uint8Array.of(22, 3, 3, 0xff, 0xff, 0)],
  ])('stops at %s', (_what, bytes) => {
    expect(readRecords(joined(record(22, 1), bytes))).toHaveLength(1)
  })
})

describe('splitFirstRecord', () => {
  it('cuts the fragment, and keeps what it carries and what follows (RFC 8446 §5.1)', () => {
    const split = splitFirstRecord(joined(record(22, 1, 2, 3, 4, 5), record(20, 1)), 2)
    expect(readRecords(split!).map(({ type, fragment }) => [type, ...fragment])).toEqual([
      [22, 1, 2],
      [22, 3, 4],
      [22, 5],
      [20, 1],
    ])
  })

  it('leaves a record as it is that is short enough', () => {
    expect(splitFirstRecord(record(22, 1, 2), 100)).toEqual(record(22, 1, 2))
  })

  it('waits for the whole of it', () => expect(splitFirstRecord(record(22, 1, 2).subarray(0, 6), 1)).toBeUndefined())
})
