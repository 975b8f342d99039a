import { describe, expect, it } from 'vitest'
import { formatRequirement, parseAccess } from '../../src/policy/access.ts'
import { accessClaims, accessTable } from '../support/access-cases.ts'

const definitions = [
  ...accessClaims,
  { name: 'approved-at', title: 'when', type: 'time', alphabet: 'ascii', oid: '1.3.6.1.4.1.32473.7' as never } as const,
]
const rule = (changes: object = {}): object => ({ paths: ['/a'], methods: ['GET'], require: 'any-client', ...changes })
const parse = (...rules: readonly object[]) => parseAccess(JSON.stringify({ rules }), 'rules.json', definitions)
const refusedAt = (pointer: string) =>
  expect.objectContaining({ code: 'access.malformed', facts: expect.objectContaining({ file: 'rules.json', pointer }) })

describe('access rules', () => {
  it('become one table, the longest path first', () => {
    const { mode, escapes, paths } = parse(
      rule({ paths: ['/a', '/a/b'] }),
      rule({ methods: ['POST'], require: { role: ['x'] } }),
    )
    expect({ mode, escapes }).toEqual({ mode: 'by-rule', escapes: 'refuse' })
    expect(paths).toEqual([
      { path: '/a/b', grants: [{ methods: ['GET'], require: [] }] },
      {
        path: '/a',
        grants: [
          { methods: ['GET'], require: [] },
          { methods: ['POST'], require: [{ kind: 'claim', name: 'role', oneOf: ['x'] }] },
        ],
      },
    ])
    const lengths = accessTable('as they are').paths.map(({ path }) => path.length)
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a))
  })

  it.each([
    ['a path with a wildcard', [rule({ paths: ['/a/*'] })], '/rules/0/paths/0'],
    ['a path that ends in a slash', [rule({ paths: ['/a/'] })], '/rules/0/paths/0'],
    ['a path with an escape', [rule({ paths: ['/%61'] })], '/rules/0/paths/0'],
    ['a path with a semicolon', [rule({ paths: ['/a;b'] })], '/rules/0/paths/0'],
    ['a path with dot segments', [rule({ paths: ['/b', '/a/..'] })], '/rules/0/paths/1'],
    ['a path that ends in a dot', [rule({ paths: ['/b', '/a./c'] })], '/rules/0/paths/1'],
    [
      'two paths that differ in capitals alone',
      [rule({ paths: ['/b', '/a/c'] }), rule({ paths: ['/A/C'] })],
      '/rules/1/paths/0',
    ],
    ['a path without its slash', [rule({ paths: ['a'] })], '/rules/0/paths/0'],
    ['no path', [rule({ paths: [] })], '/rules/0/paths'],
    ['a method in lower case', [rule({ methods: ['get'] })], '/rules/0/methods/0'],
    ['a method that is no request for a resource', [rule({ methods: ['TRACE'] })], '/rules/0/methods/0'],
    ['no method', [rule({ methods: [] })], '/rules/0/methods'],
    ['methods left out', [{ paths: ['/a'], require: 'any-client' }], '/rules/0'],
    ['methods where nobody is let in', [rule({ require: 'nobody' })], '/rules/0/methods'],
    ['no rules at all', [], '/rules'],
    ['an empty requirement', [rule({ require: {} })], '/rules/0/require'],
    ['a requirement that is no word for one', [rule({ require: 'anybody' })], '/rules/0/require'],
    ['an empty list of values', [rule({ require: { role: [] } })], '/rules/0/require/role'],
    ['an empty range', [rule({ require: { clearance: {} } })], '/rules/0/require/clearance'],
    [
      'a range that holds nothing',
      [rule({ require: { clearance: { atLeast: 2, atMost: 1 } } })],
      '/rules/0/require/clearance',
    ],
    ['a range of texts', [rule({ require: { role: { atLeast: 2 } } })], '/rules/0/require/role'],
    ['a number for a text', [rule({ require: { role: [1] } })], '/rules/0/require/role'],
    ['a text for a number', [rule({ require: { clearance: ['1'] } })], '/rules/0/require/clearance'],
    ['a text for a boolean', [rule({ require: { contractor: ['true'] } })], '/rules/0/require/contractor'],
    ['a number for a name', [rule({ require: { uri: [1] } })], '/rules/0/require/uri'],
    ['a time', [rule({ require: { 'approved-at': ['2027-01-01'] } })], '/rules/0/require/approved-at'],
    ['a property that is none', [rule({ methodes: ['GET'] })], '/rules/0/methodes'],
    ['the same path and method twice', [rule(), rule({ require: { role: ['x'] } })], '/rules/1/methods'],
    ['a path twice in one rule', [rule({ paths: ['/a', '/a'] })], '/rules/0/paths'],
    ['nobody beside somebody', [rule(), { paths: ['/a'], require: 'nobody' }], '/rules/1/paths'],
    ['somebody beside nobody', [{ paths: ['/a'], require: 'nobody' }, rule()], '/rules/1/paths'],
  ])('are refused with %s, by its place', (_, rules, pointer) => {
    expect(() => parse(...rules)).toThrow(refusedAt(pointer))
  })

  it('are refused where they name a claim that the home does not have', () => {
    expect(() => parse(rule({ require: { rank: ['x'] } }))).toThrow(
      expect.objectContaining({ code: 'claim.unknown', facts: expect.objectContaining({ claim: 'rank' }) }),
    )
  })

  it('are refused where a claim is called like a kind of name, for nobody could tell which is meant', () => {
    const text = JSON.stringify({ rules: [rule({ require: { uri: ['x'] } })] })
    const claim = { name: 'uri', title: 'x', type: 'string', alphabet: 'ascii', uri: 'urn:x:' } as const
    expect(() => parseAccess(text, 'rules.json', [claim])).toThrow(refusedAt('/rules/0/require/uri'))
  })

  it.each(['', '[]', 'null', '{"rules": [', '{"rules": "none"}'])('are not %j', (text) => {
    expect(() => parseAccess(text, 'rules.json', [])).toThrow(expect.objectContaining({ code: 'access.malformed' }))
  })

  it('read as sentences', () => {
    const [clearance, role] = [{ atLeast: 1, atMost: 3 }, ['a', 'b']]
    const { paths } = parse(rule({ require: { role, clearance, uri: ['spiffe://a/*'] } }))
    expect(formatRequirement(paths[0]?.grants[0]?.require ?? [])).toBe(
      'role is a or b, and clearance is at least 1 and at most 3, and uri is spiffe://a/*',
    )
    expect(formatRequirement([])).toBe('any client')
  })
})
