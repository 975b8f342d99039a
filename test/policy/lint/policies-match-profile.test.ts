import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { oid, sequence, utf8String } from '../../../src/asn1/writer.ts'
import { encodeCertificatePolicies } from '../../../src/x509/extensions/certificate-policies.ts'
import { makeClient, objections, shippedProfile } from '../../support/lint-context.ts'

const rule = 'policies-match-profile'
const [gold, silver] = [parseOid('1.3.6.1.4.1.32473.9.1'), parseOid('1.3.6.1.4.1.32473.9.2')]
const profile = { profile: { ...shippedProfile('client'), policies: [gold] } }
const stating = (...policies: (typeof gold)[]) => makeClient({ extensions: [encodeCertificatePolicies(policies)] })

it('accepts the policies of the profile, and none where it has none (RFC 5280 §4.2.1.4)', () => {
  expect(objections(rule, stating(gold), profile)).toEqual([])
  expect(objections(rule, makeClient())).toEqual([])
})

it('objects to one more, one less, another one, and one twice', () => {
  expect(objections(rule, stating(gold, silver), profile)).toEqual([
    expect.stringContaining(`states the policy ${silver}`),
  ])
  expect(objections(rule, makeClient(), profile)).toEqual([expect.stringContaining(`lacks the policy ${gold}`)])
  expect(objections(rule, stating(silver), profile)).toHaveLength(2)
  expect(objections(rule, stating(gold))).toHaveLength(1)
  expect(objections(rule, stating(gold, gold), profile)).toEqual([expect.stringContaining('could not be checked')])
})

it('objects to qualifiers, and to a critical extension', () => {
  const qualified = {
    ...encodeCertificatePolicies([gold]),
    value: sequence(sequence(oid(gold), sequence(sequence(oid(parseOid('1.3.6.1.5.5.7.2.2')), utf8String('x'))))),
  }
  expect(objections(rule, makeClient({ extensions: [qualified] }), profile)).toEqual(['its policies have qualifiers'])
  const critical = { ...encodeCertificatePolicies([gold]), critical: true }
  expect(objections(rule, makeClient({ extensions: [critical] }), profile)).toEqual([
    'its certificate policies are critical',
  ])
})
