import { expect, it } from 'vitest'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'san-single-spiffe-id'
const named = (...values: string[]) =>
  makeClient({ extensions: [encodeSubjectAlternativeName(values.map((value) => ({ kind: 'uri', value })))] })

it('accepts one SPIFFE ID, beside other URIs (X509-SVID §2)', () => {
  expect(objections(rule, named('spiffe://acme.internal/billing', 'urn:acme:team:payments'))).toEqual([])
})

it('objects to two', () => {
  expect(objections(rule, named('spiffe://acme.internal/billing', 'spiffe://acme.internal/admin'))).toEqual([
    expect.stringContaining('2 SPIFFE IDs'),
  ])
})
