import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { encodeAuthorityInformationAccess } from '../../../src/x509/extensions/authority-information-access.ts'
import { encodeBasicConstraints } from '../../../src/x509/extensions/basic-constraints.ts'
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

const responder = encodeAuthorityInformationAccess({ ocsp: ['http://ocsp.acme.internal'] })
const issuer = encodeAuthorityInformationAccess({ caIssuers: ['http://pki.acme.internal/clients.cer'] })
const authority = encodeBasicConstraints({ ca: true })
const delta = { ...pointer, oid: parseOid('2.5.29.46') }

it.each([
  ['an OCSP responder', responder, 'it names an OCSP responder, and says that none knows it'],
  ['a delta CRL', delta, 'it points to a delta CRL, and says that it will never be on a CRL'],
  ['an authority', authority, 'it is of an authority, and says that it cannot be revoked'],
])('objects to noRevAvail with %s (RFC 9608 §3), and not to either alone', (_, extension, message) => {
  expect(objections(rule, makeClient({ extensions: [encodeNoRevAvail(), extension] }), short)).toEqual([message])
  expect(objections(rule, makeClient({ extensions: [extension] }))).toEqual([])
})

it("takes the place of the issuer's certificate beside noRevAvail, and no critical noRevAvail (RFC 9608 §2)", () => {
  expect(objections(rule, makeClient({ extensions: [encodeNoRevAvail(), issuer] }), short)).toEqual([])
  expect(objections(rule, makeClient({ extensions: [{ ...encodeNoRevAvail(), critical: true }] }), short)).toEqual([
    expect.stringContaining('is critical'),
  ])
})
