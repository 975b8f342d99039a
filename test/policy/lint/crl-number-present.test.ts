import { expect, it } from 'vitest'
import { encodeCrlNumber } from '../../../src/x509/extensions/crl-number.ts'
import { makeList, objections } from '../../support/lint-context.ts'

const rule = 'crl-number-present'

it('accepts a CRL number that is not critical (RFC 5280 §5.2.3)', () => {
  expect(objections(rule, makeList({ number: 7 }))).toEqual([])
})

it('objects to none, to a critical one, and to a list of version 1', () => {
  const critical = { ...encodeCrlNumber(7), critical: true }
  expect(objections(rule, makeList({ number: 'none' }))).toEqual(['it has no CRL number'])
  expect(objections(rule, makeList({ extensions: [critical] }))).toEqual(['its CRL number is critical'])
  expect(objections(rule, makeList({ version: 1 }))).toEqual(['it has no CRL number'])
})
