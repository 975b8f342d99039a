import { expect, it } from 'vitest'
import { makeCertificate, makeKey } from '../../support/certificate-kit.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'experimental-key'

it('says nothing of settled types of keys', () => {
  expect(objections(rule, makeClient())).toEqual([])
  expect(objections(rule, makeClient({ key: makeKey('ed25519') }))).toEqual([])
})

it('tells of an ML-DSA key of the subject, and of its authority, each type once (RFC 9881)', () => {
  const issuer = makeCertificate({ key: makeKey('ml-dsa-87') }).certificate
  expect(objections(rule, makeClient({ key: makeKey('ml-dsa-65') }))).toEqual([
    expect.stringContaining('ml-dsa-65 are experimental'),
  ])
  expect(objections(rule, makeClient(), { issuer })).toEqual([expect.stringContaining('ml-dsa-87 are experimental')])
  expect(objections(rule, makeClient({ key: makeKey('ml-dsa-87') }), { issuer })).toHaveLength(1)
})
