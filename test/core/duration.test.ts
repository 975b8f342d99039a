import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../src/core/duration.ts'

describe('a duration', () => {
  it.each([
    ['1s', 1],
    ['15m', 900],
    ['12h', 43_200],
    ['30d', 2_592_000],
    ['4w', 2_419_200],
    ['36500d', 3_153_600_000],
  ])('%s is %i seconds', (text, seconds) => expect(parseDuration(text)).toBe(seconds))

  it.each([
    ['', '30d'],
    ['30', '30d'],
    ['0d', '30d'],
    ['-3d', '30d'],
    ['030d', '30d'],
    ['1.5h', '30d'],
    ['30 days', '30d'],
    ['12Hours', '12h'],
    ['1d12h', '30d'],
    ['36501d', '36501d'],
    ['1y', '1d'],
    ['P30D', '30d'],
    ['1e3s', '30d'],
  ])('%j is none, and %s is proposed', (text, proposal) =>
    expect(() => parseDuration(text)).toThrow(
      expect.objectContaining({
        code: 'input.malformed',
        facts: { what: 'duration', value: text, expected: expect.stringMatching(new RegExp(`such as ${proposal}$`)) },
      }),
    ),
  )
})
