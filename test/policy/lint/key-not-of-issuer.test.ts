import { expect, it } from 'vitest'
import { authority, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'key-not-of-issuer'

it("accepts a key of the subject's own", () => {
  expect(objections(rule, makeClient())).toEqual([])
})

it('objects to the key of the authority', () => {
  expect(objections(rule, makeClient({ key: authority.key }))).toEqual(["its key is the authority's own"])
})
