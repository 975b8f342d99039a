import { expect, it } from 'vitest'
import { encodeCrlDistributionPoints } from '../../../src/x509/extensions/crl-distribution-points.ts'
import { encodeNoRevAvail } from '../../../src/x509/extensions/no-rev-avail.ts'
import { makeClient, objections, shippedProfile } from '../../support/lint-context.ts'

const rule = 'crl-pointer-or-no-rev-avail'
const pointer = encodeCrlDistributionPoints(['http://pki.acme.internal/clients.crl'])
const short = { profile: shippedProfile('client-short') }

it('accepts a revocable certificate with or without a CRL pointer, and a short one that says noRevAvail (RFC 9608)', () => {
  expect(objections(rule, makeClient())).toEqual([])
  expect(objections(rule, makeClient({ extensions: [pointer] }))).toEqual([])
  expect(objections(rule, makeClient({ extensions: [encodeNoRevAvail()] }), short)).toEqual([])
})

it('objects to both at once, to either under the wrong profile, and to a CRL that is not on the web', () => {
  const both = makeClient({ extensions: [pointer, encodeNoRevAvail()] })
  const ldap = makeClient({ extensions: [encodeCrlDistributionPoints(['ldap://pki.acme.internal/clients'])] })
  expect(objections(rule, both, short)).toEqual(['it points to a CRL, and says that it will never be on one'])
  expect(objections(rule, makeClient({ extensions: [encodeNoRevAvail()] }))).toHaveLength(1)
  expect(objections(rule, makeClient(), short)).toEqual(['it does not say that it cannot be revoked'])
  expect(objections(rule, ldap)).toEqual([expect.stringContaining('http or https')])
})
