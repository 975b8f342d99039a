import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { addSeconds } from '../../../src/core/brand.ts'
import type { Profile } from '../../../src/policy/profile.ts'
import { encodeClaimExtension } from '../../../src/x509/extensions/claim.ts'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { makeKey } from '../../support/certificate-kit.ts'
import { noon } from '../../support/clock.ts'
import { arc, context, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'within-profile'
const under = (change: Partial<Profile>) => ({ profile: { ...context.profile, ...change } })

it('accepts a certificate within every limit, its maximum length of validity included (RFC 5280 §4.1.2.5)', () => {
  expect(objections(rule, makeClient())).toEqual([])
  expect(objections(rule, makeClient({ notBefore: noon, notAfter: addSeconds(noon, 397 * 86_400 - 1) }))).toEqual([])
})

it('objects to one second more', () => {
  const long = makeClient({ notBefore: noon, notAfter: addSeconds(noon, 397 * 86_400) })
  expect(objections(rule, long)).toEqual(['34300801 seconds of validity are more than the 397 days that are allowed'])
})

it('objects to a key, a kind of name and a claim that are not allowed', () => {
  const claim = encodeClaimExtension(parseOid(`${arc}.1`), 'string', 'admin')
  const dns = encodeSubjectAlternativeName([{ kind: 'dns', value: 'billing.acme.internal' }])
  expect(objections(rule, makeClient({ key: makeKey('ed25519') }), under({ keyTypes: ['ec-p256'] }))).toHaveLength(1)
  expect(objections(rule, makeClient({ extensions: [dns] }))).toEqual(['a name of kind uri is required'])
  expect(
    objections(rule, makeClient({ extensions: [claim] }), under({ claims: { required: [], allowed: [] } })),
  ).toEqual(['the claim "role" is not allowed'])
  expect(objections(rule, makeClient(), under({ claims: { required: ['team'], allowed: 'any' } }))).toEqual([
    'the claim team is required',
  ])
})
