import { expect, it } from 'vitest'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../../src/x509/general-name.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'no-identity-outside-alphabet'
const named = (...names: GeneralName[]) => makeClient({ extensions: [encodeSubjectAlternativeName(names)] })

it('accepts names in the alphabet of each kind', () => {
  const names: GeneralName[] = [
    { kind: 'uri', value: 'spiffe://acme.internal/billing' },
    { kind: 'dns', value: 'billing.acme.internal' },
    { kind: 'email', value: 'billing@acme.internal' },
    { kind: 'upn', value: 'billing@acme.internal' },
    { kind: 'ip', value: 'fd00::1' },
  ]
  expect(objections(rule, named(...names))).toEqual([])
})

it.each<GeneralName>([
  { kind: 'uri', value: 'spiffe://evil.internal/billing' },
  { kind: 'uri', value: 'spiffe://acme.internal/billing, DNS:evil' },
  { kind: 'dns', value: 'Billing.acme.internal' },
  { kind: 'dns', value: 'billing.acme.internal\0.evil' },
  { kind: 'email', value: 'a@b\n' },
  { kind: 'upn', value: 'büro@acme.internal' },
])('objects to the $kind entry $value', (name) => {
  expect(objections(rule, named(name))).toEqual([expect.stringContaining('is not valid')])
})
