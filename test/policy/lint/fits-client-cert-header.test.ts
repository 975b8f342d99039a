import { expect, it } from 'vitest'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { makeCertificate, makeKey } from '../../support/certificate-kit.ts'
import { context, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'fits-client-cert-header'
const issuer = makeCertificate({ key: makeKey('ml-dsa-65') }).certificate
const withNames = (count: number) =>
  makeClient({
    extensions: [
      encodeSubjectAlternativeName(
        Array.from({ length: count }, (_, at) => ({ kind: 'dns', value: `host-${at}.example-${'x'.repeat(40)}.com` })),
      ),
    ],
  })

it('says nothing of certificates as they are', () => {
  expect(objections(rule, makeClient())).toEqual([])
  expect(
    objections(rule, makeClient(), { issuer: makeCertificate({ key: makeKey('ml-dsa-44') }).certificate }),
  ).toEqual([])
})

it('tells of a key or a signature that is too long for what many backends take (RFC 9440 §3.2)', () => {
  expect(objections(rule, makeClient({ key: makeKey('ml-dsa-65') }), { issuer })).toEqual([
    expect.stringContaining('a backend that takes 8 KiB, such as Tomcat'),
  ])
  expect(objections(rule, withNames(40))).toEqual([])
  expect(objections(rule, withNames(100))).toHaveLength(1)
})

it('has nothing to say of servers', () => {
  const profile = { ...context.profile, extendedKeyUsage: 'serverAuth' } as const
  expect(objections(rule, makeClient({ key: makeKey('ml-dsa-65') }), { issuer, profile })).toEqual([])
})
