import { expect, it } from 'vitest'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { inapplicable, makeClient, objections, shippedProfile } from '../../support/lint-context.ts'

const rule = 'san-no-wildcard-for-client'
const named = (value: string) => makeClient({ extensions: [encodeSubjectAlternativeName([{ kind: 'dns', value }])] })

it('accepts a name of one client, and a wildcard of a server', () => {
  expect(objections(rule, named('billing.acme.internal'))).toEqual([])
  expect(objections(rule, named('*.acme.internal'), { profile: shippedProfile('server') })).toEqual([])
})

it('does not apply to a server', () => {
  const server = { profile: shippedProfile('server') }
  expect(inapplicable(rule, named('*.acme.internal'), server)).toBe('its profile is not for clients')
  expect(inapplicable(rule, named('*.acme.internal'))).toBeUndefined()
})

it('objects to a wildcard of a client (RFC 6125 §7.2)', () => {
  expect(objections(rule, named('*.acme.internal'))).toEqual([expect.stringContaining('is a wildcard')])
})
