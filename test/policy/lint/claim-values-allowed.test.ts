import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { encodeClaimExtension } from '../../../src/x509/extensions/claim.ts'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { arc, definitions, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'claim-values-allowed'
const role = parseOid(`${arc}.1`)
const clientWith = (...extensions: Parameters<typeof encodeClaimExtension>[]) =>
  makeClient({ extensions: extensions.map(([oid, type, value]) => encodeClaimExtension(oid, type, value)) })

it('accepts values that the definitions allow', () => {
  const scopes = parseOid(`${arc}.4`)
  expect(objections(rule, clientWith([role, 'string', 'admin'], [scopes, 'strings', ['a:read', 'b']]))).toEqual([])
})

it('objects to a value outside its pattern or alphabet, of another type, and to a claim that nobody defined', () => {
  expect(objections(rule, clientWith([role, 'string', 'Admin']))).toEqual([
    expect.stringContaining('cannot be "Admin"'),
  ])
  expect(objections(rule, clientWith([role, 'string', 'a,b']))).toEqual([expect.stringContaining('"," at position 2')])
  expect(objections(rule, clientWith([role, 'boolean', true]))).toEqual([expect.stringContaining('is not valid')])
  expect(objections(rule, clientWith([parseOid(`${arc}.99`), 'string', 'x']))).toEqual([
    `no claim of this home has the OID ${arc}.99`,
  ])
})

it('objects to a claim that two URIs state', () => {
  const claim = { name: 'unit', title: 'Unit', type: 'string', alphabet: 'ascii', uri: 'urn:acme:unit:' } as const
  const names = ['urn:acme:unit:a', 'urn:acme:unit:b'].map((value) => ({ kind: 'uri', value }) as const)
  const both = makeClient({ extensions: [encodeSubjectAlternativeName(names)] })
  const one = makeClient({ extensions: [encodeSubjectAlternativeName(names.slice(1))] })
  expect(objections(rule, one, { definitions: [...definitions, claim] })).toEqual([])
  expect(objections(rule, both, { definitions: [...definitions, claim] })).toHaveLength(1)
})
