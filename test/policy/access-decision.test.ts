import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import { type AccessTable, unrestricted } from '../../src/policy/access.ts'
import {
  type AccessSubject,
  decideAccess,
  matchesName,
  readRequestTarget,
  subjectOf,
} from '../../src/policy/access-decision.ts'
import {
  type AccessCase,
  type AccessIdentity,
  accessCases,
  accessClaims,
  accessIdentities,
  accessTable,
  extensionsOf,
} from '../support/access-cases.ts'
import { makeCertificate } from '../support/certificate-kit.ts'

const certificates = new Map<AccessIdentity, ReturnType<typeof makeCertificate>>()
function certificateOf(who: AccessIdentity) {
  const made = certificates.get(who) ?? makeCertificate({ extensions: [...extensionsOf(who)] })
  certificates.set(who, made)
  return made
}

/** Decides by the bytes of a certificate; one that cannot be read is let in nowhere. */
function outcomeOf({ rules, who, method, target }: AccessCase) {
  try {
    const subject = subjectOf(certificateOf(who).certificate.tbs, accessClaims)
    return decideAccess(accessTable(rules), subject, method, target).outcome
  } catch (error) {
    if (isRefusal(error) && error.code === 'input.malformed') return 'refused'
    throw error
  }
}

describe('the decision by access rules', () => {
  it.each(accessCases)('$rules: $who, $method $target: $outcome', (one) => {
    expect(outcomeOf(one)).toBe(one.outcome)
  })

  it('is asked about every identity of the table', () => {
    const asked = new Set(accessCases.map(({ who }) => who))
    expect(Object.keys(accessIdentities).filter((who) => !asked.has(who as AccessIdentity))).toEqual([])
  })

  const somebody: AccessSubject = { names: { uri: [], dns: [], email: [] }, claims: {} }

  it('lets every client do everything without rules, and still no path that reads in two ways', () => {
    expect(decideAccess(unrestricted, somebody, 'DELETE', '/x')).toEqual({ outcome: 'allowed', require: [] })
    expect(decideAccess(unrestricted, somebody, 'GET', '/x/../y').outcome).toBe('malformed')
  })

  it('lets in nobody by an empty table', () => {
    const empty: AccessTable = { mode: 'by-rule', escapes: 'refuse', paths: [] }
    expect(decideAccess(empty, somebody, 'GET', '/')).toEqual({ outcome: 'refused', why: 'no-rule', unmet: [] })
  })

  it('says which path decided, and which conditions are not met', () => {
    const admin = accessTable('as they are')
    expect(decideAccess(admin, somebody, 'GET', '/ops/keys/1')).toEqual({
      outcome: 'refused',
      why: 'condition',
      path: '/ops/keys',
      unmet: [
        { kind: 'uri', oneOf: ['spiffe://acme.internal/ops/*'] },
        { kind: 'claim', name: 'role', oneOf: ['operator', 'admin'] },
      ],
    })
    expect(decideAccess(admin, somebody, 'PUT', '/admin')).toMatchObject({ why: 'method', path: '/admin' })
    expect(decideAccess(admin, somebody, 'GET', '/metrics')).toMatchObject({ why: 'nobody', path: '/metrics' })
  })

  it('is not taken in by names of properties that every object has', () => {
    const table: AccessTable = {
      mode: 'by-rule',
      escapes: 'refuse',
      paths: [
        { path: '/', grants: [{ methods: ['GET'], require: [{ kind: 'claim', name: 'constructor', oneOf: ['x'] }] }] },
      ],
    }
    expect(decideAccess(table, somebody, 'GET', '/').outcome).toBe('refused')
  })
})

describe('a request target', () => {
  it('is read as it is, or not at all', () => {
    const path = fc
      .array(fc.stringMatching(/^[a-z%;\\.A-Z0-9é/]{0,6}$/), { maxLength: 4 })
      .map((all) => `/${all.join('/')}`)
    fc.assert(
      fc.property(path, (target) => {
        const read = readRequestTarget(target, 'refuse')
        if (read === undefined) return
        expect(read).toBe(target)
        // What passes means the same to a reader that resolves dots, and to one that decodes.
        expect(new URL(`https://host${target}`).pathname).toBe(target)
        expect(decodeURIComponent(target)).toBe(target)
      }),
    )
  })

  it('decoded once is what a reader that decodes takes it for', () => {
    const octet = fc.integer({ min: 0, max: 255 }).map((n) => `%${n.toString(16).padStart(2, '0')}`)
    const piece = fc.oneof(octet, fc.constantFrom('a', '.', '/', '%', ';', '%c3%a9', '%25', '%2f'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const target = `/${pieces.join('')}`
        const read = readRequestTarget(target, 'decode-once')
        if (read === undefined) return
        expect(read).toBe(decodeURIComponent(target))
        expect(read.split('/').length).toBe(target.split('/').length)
        expect(read.split('/').some((segment) => segment === '.' || segment === '..')).toBe(false)
        expect(() => expect(decodeURIComponent(read)).toBe(read)).not.toThrow()
      }),
    )
  })

  it.each(['*', 'admin', 'https://host/admin', '', '/a b', '/a\u0000', '/a\r\nX: y'])('is none: %j', (target) => {
    expect(readRequestTarget(target, 'refuse')).toBeUndefined()
    expect(readRequestTarget(target, 'decode-once')).toBeUndefined()
  })
})

describe('a pattern for names', () => {
  it('stands for exactly one part that is not empty', () => {
    expect(matchesName('uri', 'spiffe://a/*/x', 'spiffe://a/b/x')).toBe(true)
    expect(matchesName('uri', 'spiffe://a/*/x', 'spiffe://a//x')).toBe(false)
    expect(matchesName('dns', '*.a', 'b.a')).toBe(true)
    expect(matchesName('dns', '*.a', '.a')).toBe(false)
    expect(matchesName('email', '*@a', '@a')).toBe(false)
    expect(matchesName('uri', 'spiffe://a/x*', 'spiffe://a/xy')).toBe(false)
  })
})
