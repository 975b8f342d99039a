import { expect, it } from 'vitest'
import { makeCertificate, makeKey } from '../../support/certificate-kit.ts'
import { authority, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'signature-algorithm-strong'

it("accepts the algorithm of the authority's key (RFC 5280 §4.1.2.3)", () => {
  expect(objections(rule, makeClient())).toEqual([])
  const issuer = makeCertificate({ key: makeKey('ed25519') })
  expect(objections(rule, makeCertificate({ issuer }).certificate.tbs, { issuer: issuer.certificate })).toEqual([])
})

it('objects to an algorithm that the key does not make, and to one that nobody should', () => {
  const foreign = makeCertificate({ issuer: makeCertificate({ key: makeKey('ed25519') }) }).certificate.tbs
  expect(objections(rule, foreign)).toEqual([
    'its signature algorithm is ed25519, and its authority signs with ecdsa-sha256',
  ])
  const weak = { ...makeClient(), algorithm: undefined }
  expect(objections(rule, weak, { issuer: authority.certificate })).toEqual([
    expect.stringContaining('1.2.840.10045.4.3.2'),
  ])
})
