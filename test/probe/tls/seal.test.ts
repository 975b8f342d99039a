import { describe, expect, it } from 'vitest'
import { readRecords } from '../../../src/probe/tls/record.ts'
import { createSeal, LONGEST_CONTENT } from '../../../src/probe/tls/seal.ts'
import { createUnseal } from '../../../src/probe/tls/unseal.ts'

const secret = Uint8Array.from({ length: 48 }, (_, index) => index)
const suites = { 'AES-128-GCM': 0x1301, 'AES-256-GCM': 0x1302, 'ChaCha20-Poly1305': 0x1303 }

describe('createSeal', () => {
  it.each(Object.entries(suites))('writes records in %s that open in their order, and in no other', (_, suite) => {
    const seal = createSeal(suite, secret)
    const [first, second] = [seal?.(22, Uint8Array.of(20, 0, 0, 0)), seal?.(21, Uint8Array.of(2, 10))]
    const records = readRecords(Buffer.concat([first ?? [], second ?? []].map((one) => Buffer.from(one))))
    const unseal = createUnseal(suite, secret)
    expect(records.map((record) => unseal?.(record)?.type)).toEqual([22, 21])
    expect(createUnseal(suite, secret)?.(records[1] as (typeof records)[number])).toBeUndefined()
  })

  it('cuts what is longer than a record may be (RFC 8446 §5.1)', () => {
    const octets = new Uint8Array(LONGEST_CONTENT + 1).fill(7)
    const records = readRecords(createSeal(0x1301, secret)?.(22, octets) ?? new Uint8Array())
    const unseal = createUnseal(0x1301, secret)
    expect(records.map((record) => unseal?.(record)?.content.length)).toEqual([LONGEST_CONTENT, 1])
  })

  it('knows no suite of another version', () => {
    expect(createSeal(0xc02b, secret)).toBeUndefined()
  })
})
