import { describe, expect, it } from 'vitest'
import { parseAccess } from '../../src/policy/access.ts'
import { lintAccess } from '../../src/policy/access-lint.ts'
import { accessClaims, accessTable } from '../support/access-cases.ts'

const definitions = [
  ...accessClaims,
  { name: 'environment', title: 'x', type: 'string', alphabet: 'ascii', values: ['staging'], uri: 'urn:x:' } as const,
]
const lint = (...rules: readonly object[]): readonly string[] =>
  lintAccess(
    parseAccess(JSON.stringify({ rules: rules.map((rule) => ({ methods: ['GET'], ...rule })) }), 'r.json', definitions),
    { definitions, trustDomain: 'acme.internal' },
  ).map(({ rule }) => rule)

const nobody = (path: string) => ({ paths: [path], require: 'nobody', methods: undefined })
const any = (path: string, more: object = {}) => ({ paths: [path], require: 'any-client', ...more })
const role = (path: string, ...values: string[]) => ({ paths: [path], require: { role: values } })
const clearance = (path: string, range: unknown) => ({ paths: [path], require: { clearance: range } })

describe('lint of access rules', () => {
  it('has nothing against the rules of the cases', () => {
    const context = { definitions: accessClaims, trustDomain: 'acme.internal' }
    expect(lintAccess(accessTable('as they are'), context)).toEqual([])
    expect(lintAccess(accessTable('decoded once'), context)).toEqual([])
  })

  it.each([
    ['the same again', [role('/a', 'x'), role('/a/b', 'x')]],
    ['fewer values', [role('/a', 'x', 'y'), role('/a/b', 'x')]],
    ['one more condition', [role('/a', 'x'), { paths: ['/a/b'], require: { role: ['x'], clearance: [1] } }]],
    ['a higher number', [clearance('/a', { atLeast: 2 }), clearance('/a/b', { atLeast: 3 })]],
    ['numbers within the range', [clearance('/a', { atLeast: 2, atMost: 4 }), clearance('/a/b', [2, 4])]],
    ['another method', [role('/a', 'x'), any('/a/b', { methods: ['POST'] })]],
    [
      'a name that the pattern covers',
      [
        { paths: ['/a'], require: { uri: ['spiffe://acme.internal/*'] } },
        { paths: ['/a/b'], require: { uri: ['spiffe://acme.internal/x'] } },
      ],
    ],
    ['a path beside it', [role('/a', 'x'), any('/ab')]],
    ['nobody at all', [role('/a', 'x'), nobody('/a/b')]],
    [
      'as strict as the nearest, which says that it is weaker',
      [role('/', 'x'), any('/a', { weaker: 'intended' }), any('/a/b')],
    ],
  ])('has nothing against %s below a rule', (_, rules) => expect(lint(...rules)).toEqual([]))

  it.each([
    ['anybody', [role('/a', 'x'), any('/a/b')]],
    ['anybody below the root', [role('/', 'x'), any('/a')]],
    ['one value more', [role('/a', 'x'), role('/a/b', 'x', 'y')]],
    ['another claim', [role('/a', 'x'), clearance('/a/b', [1])]],
    ['a lower number', [clearance('/a', { atLeast: 2 }), clearance('/a/b', { atLeast: 1 })]],
    ['an open range', [clearance('/a', { atLeast: 2, atMost: 4 }), clearance('/a/b', { atLeast: 3 })]],
    ['a range for numbers', [clearance('/a', [2, 4]), clearance('/a/b', { atLeast: 2, atMost: 4 })]],
    [
      'a wider name',
      [
        { paths: ['/a'], require: { uri: ['spiffe://acme.internal/x'] } },
        { paths: ['/a/b'], require: { uri: ['spiffe://acme.internal/*'] } },
      ],
    ],
    ['somebody, where there is nobody', [nobody('/a'), role('/a/b', 'x')]],
    ['a second method', [role('/a', 'x'), any('/a/b', { methods: ['POST', 'GET'] })]],
    [
      'weaker than the one that says that it is',
      [role('/', 'x'), { ...role('/a', 'x', 'y'), weaker: 'intended' }, any('/a/b')],
    ],
  ])('objects to %s below a rule that asks for more', (_, rules) => {
    expect(lint(...rules)).toEqual(['access-weaker-below'])
  })

  it('lets it be where it is said to be meant, and objects where that is said for nothing', () => {
    expect(lint(role('/a', 'x'), any('/a/b', { weaker: 'intended' }))).toEqual([])
    expect(lint(role('/a', 'x'), { ...role('/a/b', 'x'), weaker: 'intended' })).toEqual(['access-not-weaker'])
  })

  it.each([
    ['a text that the claim cannot be', { environment: ['production'] }],
    ['a text that no claim may hold', { role: ['a,b'] }],
    ['a SPIFFE ID of another trust domain', { uri: ['spiffe://acme.example/*'] }],
    ['a wildcard that is half a segment', { uri: ['spiffe://acme.internal/a*'] }],
    ['a wildcard for the trust domain', { uri: ['spiffe://*/a'] }],
    ['a host name in capitals', { dns: ['API.acme.internal'] }],
    ['a wildcard within a host name', { dns: ['a*.acme.internal'] }],
    ['an address without its host', { email: ['kim'] }],
    ['a wildcard for any host', { email: ['kim@*'] }],
  ])('objects to %s, which no certificate here can carry', (_, require) => {
    expect(lint({ paths: ['/a'], require })).toEqual(['access-never-met'])
  })

  it('has nothing against patterns that names can match', () => {
    const require = {
      uri: ['spiffe://acme.internal/*/*', 'urn:acme:x'],
      dns: ['*.acme.internal', 'a.acme.internal'],
      email: ['*@acme.example', 'kim@acme.example'],
      scopes: ['a:b'],
      clearance: [1],
      contractor: [true],
      environment: ['staging'],
    }
    expect(lint({ paths: ['/a'], require })).toEqual([])
  })
})
