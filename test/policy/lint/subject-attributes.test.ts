import { expect, it } from 'vitest'
import type { Name } from '../../../src/x509/name.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'subject-attributes'
const called = (...subject: Name) => makeClient({ subject })

it('accepts attributes of the table, each once, and as many domain components as there are labels', () => {
  expect(
    objections(rule, called({ type: 'organizationName', value: 'Acme' }, { type: 'commonName', value: 'billing' })),
  ).toEqual([])
  expect(
    objections(
      rule,
      called({ type: 'domainComponent', value: 'acme' }, { type: 'domainComponent', value: 'internal' }),
    ),
  ).toEqual([])
})

it('objects to an attribute that comes twice (two common names are two users)', () => {
  const both = called({ type: 'commonName', value: 'billing' }, { type: 'commonName', value: 'admin' })
  expect(objections(rule, both)).toEqual(['its subject has the attribute commonName more than once'])
})

it.each(['billing,CN=admin', 'billing/CN=admin', 'billing\0', 'billing\nadmin', '"billing"', 'büro'])(
  'objects to the common name %j (CVE-2021-44533)',
  (value) => {
    expect(objections(rule, called({ type: 'commonName', value }))).toEqual([expect.stringContaining('is not valid')])
  },
)

it('objects to an attribute that is not in the table', () => {
  expect(objections(rule, called({ type: 'emailAddress', value: 'a@b' }))).toHaveLength(1)
})
