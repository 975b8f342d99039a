import { expect, it } from 'vitest'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'version-3'

it('accepts version 3 (RFC 5280 §4.1.2.1)', () => {
  expect(objections(rule, makeClient())).toEqual([])
})

it('objects to version 1', () => {
  expect(objections(rule, { ...makeClient(), version: 1 })).toEqual(['it is of version 1'])
})
