/** How tests ask for a refusal of malformed input, and write bytes. */
import { expect } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'

/** The facts of the `input.malformed` that this call must end in. */
export function malformed(call: () => unknown): { what: string; value: string; expected: string } {
  let error: unknown
  try {
    call()
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(CountersignError)
  const { code, facts } = error as CountersignError<'input.malformed'>
  expect(code).toBe('input.malformed')
  return facts
}

/** Whether a call returns, or refuses; whatever else it throws is a bug and comes through. */
export function parses(call: () => unknown): boolean {
  try {
    call()
    return true
  } catch (error) {
    if (error instanceof CountersignError) return false
    throw error
  }
}

/** Bytes from hex, in which spaces do not count. */
export const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

/** Hex of bytes, without spaces. */
export const toHex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')
