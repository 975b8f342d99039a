import { describe, expect, it } from 'vitest'
import { encodeJson } from '../../src/core/json.ts'

describe('encodeJson', () => {
  it('is JSON that says the same, without a character that a terminal would act on', () => {
    const value = { text: '\u001b[31m\u009b\u202e\u2028\u{e0001}\u007f', more: ['é', '🔑', '\n'] }
    const written = encodeJson(value)
    expect(JSON.parse(written)).toEqual(value)
    expect(written).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u)
    expect(written).toContain('é')
  })

  it('ends its last line', () => expect(encodeJson({})).toBe('{}\n'))
})
