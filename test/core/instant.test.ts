import { describe, expect, it } from 'vitest'
import { parseInstant } from '../../src/core/brand.ts'

describe('a time', () => {
  it.each(['1949-01-01T00:00:00Z', '1969-12-31T23:59:59Z'])(
    'before 1970 is refused in the words in which it was given: %s',
    (value) => {
      const refusal = expect.objectContaining({ code: 'input.malformed', facts: expect.objectContaining({ value }) })
      expect(() => parseInstant(value)).toThrow(refusal)
    },
  )

  it('of 1970 is taken', () => expect(parseInstant('1970-01-01T00:00:00Z')).toBe(0))
})
