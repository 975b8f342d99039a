import { describe, expect, it } from 'vitest'
import { formatRange, isSince, parseVersion } from '../../src/export/version.ts'

describe('versions', () => {
  it.each([
    ['1.10', '1.9', true],
    ['1.9', '1.10', false],
    ['2', '1.99.99', true],
    ['1.25.1', '1.25.1', true],
    ['1.25', '1.25.0', true],
    ['1.25', '1.25.1', false],
  ])('takes %s for as new as %s: %s', (version, since, answer) => {
    expect(isSince(version, since)).toBe(answer)
  })

  it('says a range in words', () => {
    expect(formatRange({ oldest: '20' })).toBe('20 or later')
    expect(formatRange({ oldest: '1.22', before: '2' })).toBe('1.22 or later, before 2')
  })

  it('takes a version that is covered', () => {
    expect(parseVersion('1.22.1', { oldest: '1.22', before: '2' })).toBe('1.22.1')
  })

  it.each(['1.21', '2', '2.0.1', '', 'v1.23', '1.23-beta', '1..2', '1.23\n'])('refuses the version %j', (version) => {
    expect(() => parseVersion(version, { oldest: '1.22', before: '2' })).toThrow(
      expect.objectContaining({ code: 'input.malformed' }),
    )
  })
})
