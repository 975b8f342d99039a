import { expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import { authority, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'not-after-within-issuer'
const end = authority.certificate.tbs.notAfter

it('accepts a certificate that ends with its issuer (RFC 5280 §6.1.3)', () => {
  expect(objections(rule, makeClient({ notAfter: end }))).toEqual([])
})

it('objects to one that ends a second later', () => {
  expect(objections(rule, makeClient({ notAfter: addSeconds(end, 1) }))).toEqual([
    expect.stringContaining('after its issuer'),
  ])
})
