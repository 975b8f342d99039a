import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { END_OF_UTC_TIME, formatGeneralizedTime, parseGeneralizedTime, parseUtcTime } from '../../src/asn1/time.ts'
import { formatInstant, type Instant, parseInstant } from '../../src/core/brand.ts'

describe('UTCTime and GeneralizedTime', () => {
  it.each([
    ['261122120000Z', '2026-11-22T12:00:00Z'],
    ['491231235959Z', '2049-12-31T23:59:59Z'],
    ['500101000000Z', '1950-01-01T00:00:00Z'],
    ['991231235959Z', '1999-12-31T23:59:59Z'],
    ['000229000000Z', '2000-02-29T00:00:00Z'],
  ])('reads %s as %s (RFC 5280 §4.1.2.5.1)', (text, instant) => {
    expect(formatInstant(parseUtcTime(text)!)).toBe(instant)
  })

  it.each([
    '2611221200Z',
    '261122120000',
    '261122120000+0000',
    '261122120000.5Z',
    '260229000000Z',
    '261131000000Z',
    '261322120000Z',
    '260022120000Z',
    '261100120000Z',
    '261122240000Z',
    '261122126000Z',
    '261122120060Z',
    '26112212000 Z',
    '261122120000Z\n',
    '',
  ])('does not read the UTCTime %j', (text) => {
    expect(parseUtcTime(text)).toBeUndefined()
  })

  it.each([
    '20261122120000.0Z',
    '20261122120000',
    '202611221200Z',
    '20270229000000Z',
    '00991231235959Z',
    '19491231235959Z',
  ])('does not read the GeneralizedTime %j (RFC 5280 §4.1.2.5.2)', (text) => {
    expect(parseGeneralizedTime(text)).toBeUndefined()
  })

  it('reads back every instant it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -631_152_000, max: 253_402_300_799 }), (seconds) => {
        expect(parseGeneralizedTime(formatGeneralizedTime(seconds as Instant))).toBe(seconds)
      }),
    )
  })

  it('ends UTCTime with 2049', () => {
    expect(END_OF_UTC_TIME).toBe(parseInstant('2050-01-01'))
  })
})
