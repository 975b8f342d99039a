import { describe, expect, it } from 'vitest'
import { requireEnforceable } from '../../src/export/access.ts'
import { parseAccess, unrestricted } from '../../src/policy/access.ts'
import { accessClaims, accessTable } from '../support/access-cases.ts'
import { makeTarget, shippedTargets } from '../support/target-kit.ts'

const by = ['path', 'method', 'uri', 'string']
const enforcer = (...abilities: string[]) => {
  const { claims } = makeTarget()
  return makeTarget({ claims: { ...claims, access: { by: abilities, instead: 'ask for less' } } })
}
const rules = (rule: object, more: object = {}) =>
  parseAccess(
    JSON.stringify({ rules: [{ paths: ['/a'], methods: ['GET'], ...rule }], ...more }),
    'r.json',
    accessClaims,
  )
const uri = rules({ require: { uri: ['spiffe://a/b'] } })

describe('access rules at a target', () => {
  it('are taken as long as it can decide by all that they ask for', () => {
    expect(() => requireEnforceable(uri, enforcer(...by), accessClaims)).not.toThrow()
    expect(() => requireEnforceable(rules({ require: { role: ['x'] } }), enforcer(...by), accessClaims)).not.toThrow()
    expect(() =>
      requireEnforceable(rules({ paths: ['/'], require: 'any-client' }), enforcer('method'), []),
    ).not.toThrow()
  })

  it('are refused where it enforces none, with what its manifest says to do instead', () => {
    const { claims, cannot } = makeTarget()
    const { access: _, ...rest } = claims
    const bare = makeTarget({
      claims: rest,
      cannot: [...cannot, { lacks: ['access'], what: 'enforce access rules', instead: 'let the backend decide' }],
    })
    expect(() => requireEnforceable(uri, bare, accessClaims)).toThrow(
      expect.objectContaining({
        code: 'target.cannot',
        facts: { target: 'pretender', what: 'access rules', instead: 'let the backend decide' },
      }),
    )
    expect(() => requireEnforceable(unrestricted, bare, accessClaims)).not.toThrow()
  })

  it.each([
    ['paths', uri, ['method', 'uri'], /GET|path/],
    ['methods', uri, ['path', 'uri'], /GET \/a/],
    ['a kind of name', uri, ['path', 'method', 'dns'], /uri is spiffe/],
    ['wildcards', rules({ require: { uri: ['spiffe://a/*'] } }), by, /\/\*/],
    ['numbers', rules({ require: { clearance: [1] } }), by, /clearance is 1/],
    ['ranges', rules({ require: { clearance: { atLeast: 1 } } }), [...by, 'integer'], /at least 1/],
    ['lists', rules({ require: { scopes: ['x'] } }), by, /scopes is x/],
    ['booleans', rules({ require: { contractor: [true] } }), by, /contractor is true/],
    ['escapes', rules({ require: 'any-client' }, { escapes: 'decode-once' }), by, /decode-once/],
  ])('are refused where it cannot decide by %s, with what would work', (_, table, abilities, what) => {
    expect(() => requireEnforceable(table, enforcer(...abilities), accessClaims)).toThrow(
      expect.objectContaining({
        code: 'target.cannot',
        facts: { target: 'pretender', what: expect.stringMatching(what), instead: 'ask for less' },
      }),
    )
  })

  it('are refused where it cannot read the claim from where it lies', () => {
    const role = rules({ require: { role: ['x'] } })
    expect(() => requireEnforceable(role, enforcer(...by), [])).toThrow(
      expect.objectContaining({ code: 'target.cannot' }),
    )
  })

  it('are taken whole by every shipped target that claims to enforce them, and by no other', async () => {
    const targets = await shippedTargets()
    expect(targets.filter(({ claims }) => claims.access).length).toBeGreaterThan(2)
    for (const target of targets) {
      for (const name of ['as they are', 'decoded once'] as const) {
        const asking = expect(() => requireEnforceable(accessTable(name), target, accessClaims), target.name)
        if (target.claims.access) asking.not.toThrow()
        else asking.toThrow(expect.objectContaining({ code: 'target.cannot' }))
      }
    }
  })
})
