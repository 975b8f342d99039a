import { expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import { noon } from '../../support/clock.ts'
import { inapplicable, makeClient, objections, shippedProfile } from '../../support/lint-context.ts'

const rule = 'backdate-modest'

it('accepts a certificate that begins an hour before it is issued', () => {
  expect(objections(rule, makeClient({ notBefore: addSeconds(noon, -3600) }))).toEqual([])
})

it('objects to one that begins earlier, unless it is minted for an attack', () => {
  const early = makeClient({ notBefore: addSeconds(noon, -3601) })
  expect(objections(rule, early)).toEqual([expect.stringContaining('3601 seconds before')])
  expect(objections(rule, early, { profile: shippedProfile('attack-expired') })).toEqual([])
  expect(inapplicable(rule, early, { profile: shippedProfile('attack-expired') })).toBe('its profile is for attacks')
  expect(inapplicable(rule, early)).toBeUndefined()
})
