import { describe, expect, it } from 'vitest'
import { encodeNameConstraints, type NameConstraints } from '../../../src/x509/extensions/name-constraints.ts'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../../src/x509/general-name.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { inapplicable, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'names-within-issuer'
const dns = (value: string): GeneralName => ({ kind: 'dns', value })
const ip = (value: string): GeneralName => ({ kind: 'ip', value })
const uri = (value: string): GeneralName => ({ kind: 'uri', value })

const certifiedBy = (constraints: NameConstraints) => {
  const issuer = makeCertificate({ extensions: [encodeNameConstraints(constraints)] }).certificate
  return (name: GeneralName) =>
    objections(rule, makeClient({ extensions: [encodeSubjectAlternativeName([name])] }), { issuer })
}

describe('under permitted domains and ranges (RFC 5280 §4.2.1.10)', () => {
  const certified = certifiedBy({ permitted: [dns('acme.internal'), ip('10.0.0.0/8'), ip('fc00::/7')], excluded: [] })

  it.each([
    dns('acme.internal'),
    dns('a.b.acme.internal'),
    dns('*.acme.internal'),
    ip('10.255.0.1'),
    ip('fd00::1'),
    uri('spiffe://acme.internal/web'),
  ])('accepts $value', (name) => {
    expect(certified(name)).toEqual([])
  })

  it.each([
    dns('evilacme.internal'),
    dns('internal'),
    dns('acme.internal.evil.example'),
    dns('*.internal'),
    ip('11.0.0.1'),
    ip('fe00::1'),
    ip('::1'),
  ])('objects to $value', (name) => {
    expect(certified(name)).toEqual([expect.stringContaining('outside what its authority may name')])
  })
})

it('accepts any name where the issuer is not constrained', () => {
  expect(objections(rule, makeClient())).toEqual([])
  expect(inapplicable(rule, makeClient())).toBe('its issuer has no name constraints')
})

it('objects to what is excluded', () => {
  const certified = certifiedBy({ permitted: [], excluded: [dns('evil.example')] })
  expect(certified(dns('good.example'))).toEqual([])
  expect(certified(dns('a.evil.example'))).toHaveLength(1)
})

it('objects to a name of a kind that is constrained in a way it does not read', () => {
  const upn = { kind: 'upn', value: 'alice@acme.internal' } as const
  const certified = certifiedBy({ permitted: [upn], excluded: [] })
  expect(certified(upn)).toHaveLength(1)
  expect(certified(dns('anything.example'))).toEqual([])
})
