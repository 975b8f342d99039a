import { expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import { noon } from '../../support/clock.ts'
import { makeList, objections } from '../../support/lint-context.ts'

const rule = 'crl-dates-in-order'
const listUntil = (nextUpdate: ReturnType<typeof addSeconds> | 'none') => makeList({ thisUpdate: noon, nextUpdate })

it('accepts a list that holds for a second (RFC 5280 §5.1.2.5)', () => {
  expect(objections(rule, listUntil(addSeconds(noon, 1)))).toEqual([])
})

it('objects to one that ends when it begins, or before, or never', () => {
  expect(objections(rule, listUntil(noon))).toEqual([expect.stringContaining('which is no later')])
  expect(objections(rule, listUntil(addSeconds(noon, -1)))).toHaveLength(1)
  expect(objections(rule, listUntil('none'))).toEqual(['it does not say until when it holds'])
})
