import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstant } from '../../src/core/brand.ts'
import {
  type ClaimDefinition,
  claimUri,
  encodeClaim,
  formatClaimValue,
  parseClaimDefinition,
  parseClaims,
  parseClaimValue,
  readClaims,
  requireDistinctClaims,
} from '../../src/policy/claim.ts'
import type { ClaimValue } from '../../src/x509/extensions/claim.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { arc, definitions, makeClient } from '../support/lint-context.ts'

const role = { title: 'Role', arcSuffix: '1', type: 'string' }
const parse = (claim: object, file = 'claims/role.json') => parseClaimDefinition(JSON.stringify(claim), file, { arc })
const definition = (name: string): ClaimDefinition => definitions.find((one) => one.name === name)!

describe('the definition of a claim', () => {
  it('takes its name from its file and its OID from the arc of the home', () => {
    expect(parse(role)).toEqual({ name: 'role', title: 'Role', type: 'string', alphabet: 'ascii', oid: `${arc}.1` })
  })

  it('may give its whole OID, or a URI prefix', () => {
    const { arcSuffix, ...bare } = role
    expect(parse({ ...bare, oid: `${arc}.7.2` })).toMatchObject({ oid: `${arc}.7.2` })
    expect(parse({ ...bare, uri: 'urn:acme:role:' })).toMatchObject({ uri: 'urn:acme:role:' })
  })

  it.each([arc, '1.3.6.1.4.1', `${arc}5.1`, '2.5.29.17'])(
    'is refused with the OID %s, not strictly under the arc',
    (oid) => {
      const { arcSuffix, ...bare } = role
      expect(() => parse({ ...bare, oid })).toThrow(
        expect.objectContaining({ code: 'claim.outside-arc', facts: { claim: 'role', oid, arc } }),
      )
    },
  )

  it.each([
    ['with two places', { ...role, oid: `${arc}.1` }],
    ['with an OID and a URI', { ...role, uri: 'urn:acme:role:' }],
    ['without any place', { title: 'Role', type: 'string' }],
    ['in a URI, of another type than string', { title: 'Role', type: 'integer', uri: 'urn:acme:role:' }],
    ['in a SPIFFE ID', { title: 'Role', type: 'string', uri: 'spiffe://acme.internal/' }],
    ['of a type that is none', { ...role, type: 'number' }],
    ['with a pattern that is none', { ...role, pattern: '[' }],
    ['with a pattern for a boolean', { ...role, type: 'boolean', pattern: 'a' }],
    ['in unicode without a pattern', { ...role, alphabet: 'unicode' }],
    ['with an arc suffix that has a leading zero', { ...role, arcSuffix: '01' }],
  ])('is refused %s', (_, claim) => {
    expect(() => parse(claim)).toThrow(expect.objectContaining({ code: 'home.malformed' }))
  })

  it('is refused in a file that is not named like a claim', () => {
    expect(() => parse(role, 'claims/Role.json')).toThrow(expect.objectContaining({ code: 'home.malformed' }))
  })

  it('is refused at a place that another claim has', () => {
    const { arcSuffix, ...bare } = role
    const [a, b] = [parse(role, 'a.json'), parse(role, 'b.json')]
    const [c, d] = [parse({ ...bare, uri: 'urn:a:' }, 'c.json'), parse({ ...bare, uri: 'urn:a:b:' }, 'd.json')]
    expect(() => requireDistinctClaims([a, c])).not.toThrow()
    expect(() => requireDistinctClaims([a, b])).toThrow(expect.objectContaining({ code: 'home.malformed' }))
    expect(() => requireDistinctClaims([d, c])).toThrow(expect.objectContaining({ code: 'home.malformed' }))
  })
})

describe('the value of a claim', () => {
  it.each<[string, string, ClaimValue]>([
    ['role', 'admin', 'admin'],
    ['environment', 'staging', 'staging'],
    ['scopes', 'a:read,b', ['a:read', 'b']],
    ['clearance', '-7', -7n],
    ['contractor', 'false', false],
    ['approved-at', '2026-11-22T12:00:00Z', parseInstant('2026-11-22T12:00:00Z')],
  ])('of %s is read from %j, written back, and read by name from the certificate', (name, text, value) => {
    const claim = definition(name) as ClaimDefinition & { oid: NonNullable<ClaimDefinition['oid']> }
    expect(parseClaimValue(claim, text)).toEqual(value)
    expect(formatClaimValue(claim, value)).toBe(text)
    expect(readClaims(makeClient({ extensions: [encodeClaim(claim, value)] }), definitions)).toEqual({ [name]: value })
  })

  it.each([
    ['role', 'Admin', 'claim.refused'],
    ['role', 'admin\n', 'identity.refused'],
    ['role', '', 'identity.refused'],
    ['role', 'xadmin;', 'identity.refused'],
    ['environment', 'test', 'claim.refused'],
    ['scopes', 'a,,b', 'identity.refused'],
    ['scopes', 'a,a', 'claim.refused'],
    ['clearance', '1.5', 'claim.refused'],
    ['clearance', '07', 'claim.refused'],
    ['clearance', '9007199254740992', 'claim.refused'],
    ['clearance', '-0', 'claim.refused'],
    ['contractor', 'yes', 'claim.refused'],
    ['approved-at', 'yesterday', 'input.malformed'],
  ])('of %s is refused: %j', (name, text, code) => {
    expect(() => parseClaimValue(definition(name), text)).toThrow(expect.objectContaining({ code }))
  })

  it('must match its pattern as a whole', () => {
    const claim = parse({ ...role, pattern: 'a|b' })
    expect(parseClaimValue(claim, 'a')).toBe('a')
    expect(() => parseClaimValue(claim, 'ab')).toThrow(expect.objectContaining({ code: 'claim.refused' }))
  })

  it('may be of any script where its pattern and alphabet say so', () => {
    const claim = parse({ ...role, alphabet: 'unicode', pattern: '\\p{L}+' })
    expect(parseClaimValue(claim, 'Zürich')).toBe('Zürich')
    expect(() => parseClaimValue(parse(role), 'Zürich')).toThrow(expect.objectContaining({ code: 'identity.refused' }))
  })

  it('survives the certificate, whatever it is', () => {
    const scopes = definition('scopes') as ClaimDefinition & { oid: NonNullable<ClaimDefinition['oid']> }
    const text = fc.stringMatching(/^[a-z0-9][a-z0-9._:/-]{0,62}$/)
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), (values) => {
        const value = parseClaimValue(scopes, values.join(','))
        const tbs = makeClient({ extensions: [encodeClaim(scopes, value)] })
        expect(readClaims(tbs, definitions)).toEqual({ scopes: values })
      }),
      { numRuns: 50 },
    )
  })
})

describe('claims as they are asked for', () => {
  it('are read by name', () => {
    expect(
      parseClaims(definitions, [
        { claim: 'role', text: 'admin' },
        { claim: 'clearance', text: '3' },
      ]),
    ).toEqual({
      role: 'admin',
      clearance: 3n,
    })
  })

  it('are refused when nobody defined one, or one comes twice', () => {
    expect(() => parseClaims(definitions, [{ claim: 'rôle', text: 'admin' }])).toThrow(
      expect.objectContaining({ code: 'claim.unknown', facts: expect.objectContaining({ claim: 'rôle' }) }),
    )
    const twice = [
      { claim: 'role', text: 'admin' },
      { claim: 'role', text: 'user' },
    ]
    expect(() => parseClaims(definitions, twice)).toThrow(expect.objectContaining({ code: 'claim.refused' }))
  })
})

describe('a claim in a URI', () => {
  const { arcSuffix, ...bare } = role
  const claim = parse({ ...bare, uri: 'urn:acme:role:' }) as ClaimDefinition & { uri: string }

  it('is read by name from the subjectAltName', () => {
    const name = claimUri(claim, parseClaimValue(claim, 'admin'))
    expect(name).toEqual({ kind: 'uri', value: 'urn:acme:role:admin' })
    const tbs = makeClient({ extensions: [encodeSubjectAlternativeName([name])] })
    expect(readClaims(tbs, [claim])).toEqual({ role: 'admin' })
    expect(readClaims(makeClient(), [claim])).toEqual({})
  })

  it('is refused with a value that no URI may hold', () => {
    expect(() => parseClaimValue(claim, 'a b')).toThrow(expect.objectContaining({ code: 'identity.refused' }))
    expect(() => parseClaimValue(claim, 'a?b')).toThrow(expect.objectContaining({ code: 'identity.refused' }))
  })
})
