import { expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import { noon } from '../../support/clock.ts'
import { inapplicable, makeClient, objections, shippedProfile } from '../../support/lint-context.ts'

const rule = 'validity-covers-issue'

it('accepts a certificate in its first and in its last second (RFC 5280 §4.1.2.5)', () => {
  expect(objections(rule, makeClient({ notBefore: noon }))).toEqual([])
  expect(objections(rule, makeClient({ notAfter: noon }))).toEqual([])
})

it('objects to one that begins later or has ended, unless it is minted for an attack', () => {
  const later = makeClient({ notBefore: addSeconds(noon, 1) })
  const ended = makeClient({ notAfter: addSeconds(noon, -1) })
  expect(objections(rule, later)).toEqual([expect.stringContaining('and not now')])
  expect(objections(rule, ended)).toHaveLength(1)
  expect(objections(rule, ended, { profile: shippedProfile('attack-expired') })).toEqual([])
  expect(inapplicable(rule, ended, { profile: shippedProfile('attack-expired') })).toBe('its profile is for attacks')
  expect(inapplicable(rule, ended)).toBeUndefined()
})
