import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyRule, findingsOf, lint, lintCertificate, lintRules } from '../../../src/policy/lint/index.ts'
import { parseTbsCertificate } from '../../../src/x509/certificate.ts'
import { extensionOids } from '../../../src/x509/extension.ts'
import { authority, context, makeClient, makeList } from '../../support/lint-context.ts'

const stems = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .filter((stem) => stem !== 'index')
    .sort()

describe('the registry of lint rules', () => {
  const ids = lintRules.map(({ id }) => id)

  it('is sorted, and is the folder and its tests', () => {
    expect(ids).toEqual([...ids].sort())
    expect(ids).toEqual(stems(join(import.meta.dirname, '../../../src/policy/lint'), '.ts'))
    expect(ids).toEqual(stems(import.meta.dirname, '.test.ts'))
  })

  it.each(lintRules)('has a clause for $id', ({ citation }) => {
    expect(citation).toMatch(/§|CWE-|of the home/)
  })
})

describe('lintCertificate', () => {
  it('finds nothing in a sound certificate', () => {
    expect(lintCertificate(makeClient(), context)).toEqual([])
  })

  it('gives rule, severity, message and citation of each objection', () => {
    expect(lintCertificate(makeClient({ without: [extensionOids.subjectKeyIdentifier] }), context)).toEqual([
      {
        rule: 'ski-method',
        severity: 'error',
        message: 'it has no subject key identifier',
        citation: 'RFC 7093 §2, method 1; RFC 5280 §4.2.1.2',
      },
    ])
  })

  it('turns a rule that throws into an error finding of that rule, whatever its severity', () => {
    const broken = {
      id: 'broken',
      subject: 'certificate',
      given: [],
      severity: 'notice',
      citation: '§',
      cwe: [],
      check: () => {
        throw new TypeError('x is undefined')
      },
    } as const
    expect(applyRule(broken, makeClient(), context)).toEqual({
      rule: broken,
      outcome: 'objected',
      findings: [
        {
          rule: 'broken',
          severity: 'error',
          message: 'it could not be checked: the rule itself failed',
          citation: '§',
        },
      ],
    })
  })

  it('objects by every rule that needs it to an extension that cannot be read', () => {
    const unreadable = { oid: extensionOids.subjectAlternativeName, critical: false, value: Uint8Array.of(0x30, 0x80) }
    const rules = lintCertificate(makeClient({ extensions: [unreadable] }), context)
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['extensions-readable', 'within-profile']))
    expect(rules.every(({ severity }) => severity === 'error')).toBe(true)
  })

  it('leaves no rule for certificates out for want of something given', () => {
    const outcomes = lint('certificate', makeClient(), context)
    expect(outcomes.map(({ rule }) => rule)).toEqual(lintRules.filter(({ subject }) => subject === 'certificate'))
    const reasons = outcomes.flatMap((one) => (one.outcome === 'does-not-apply' ? [one.reason] : []))
    expect(reasons).toEqual(['its issuer has no name constraints'])
  })

  it('never throws, whatever octet of a certificate is changed', () => {
    const { der } = makeClient()
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (index, flip) => {
        const changed = Uint8Array.from(der)
        changed[index]! ^= flip
        let tbs: ReturnType<typeof parseTbsCertificate>
        try {
          tbs = parseTbsCertificate(changed)
        } catch {
          return
        }
        expect(Array.isArray(lintCertificate(tbs, context))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('lint', () => {
  const outcomesOf = (outcomes: ReturnType<typeof lint>) =>
    Object.fromEntries(outcomes.map((one) => [one.rule.id, one.outcome]))

  it('holds a certificate that came alone against the rules that need nothing else, and says what the others lack', () => {
    const outcomes = lint('certificate', makeClient(), {})
    const alone = lintRules.filter(({ subject, given }) => subject === 'certificate' && given.length === 0)
    const passed = outcomes.filter(({ outcome }) => outcome === 'passed').map(({ rule }) => rule)
    expect(alone.length).toBeGreaterThan(8)
    expect(passed).toEqual(alone)
    const lacking = outcomes.find(({ rule }) => rule.id === 'issuer-lasts')
    expect(lacking).toMatchObject({
      outcome: 'does-not-apply',
      reason: 'not given: the certificate of its issuer, the profile that it was issued under, the moment of issue',
    })
    expect(lint('certificate', makeClient(), context).find(({ rule }) => rule.id === 'issuer-lasts')?.outcome).toBe(
      'passed',
    )
  })

  it('holds a CRL against the rules for CRLs alone', () => {
    const outcomes = outcomesOf(lint('crl', makeList(), { issuer: authority.certificate }))
    expect(Object.keys(outcomes)).toEqual(lintRules.filter(({ subject }) => subject === 'crl').map(({ id }) => id))
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['passed']))
    expect(outcomesOf(lint('crl', makeList(), {}))).toMatchObject({ 'crl-aki-matches-issuer-ski': 'does-not-apply' })
  })

  it('gives the place of a finding', () => {
    expect(findingsOf(lint('crl', makeList({ nextUpdate: 'none' }), {}))).toEqual([
      {
        rule: 'crl-dates-in-order',
        severity: 'error',
        message: 'it does not say until when it holds',
        place: { field: 'tbsCertList.nextUpdate' },
        citation: 'RFC 5280 §5.1.2.4, §5.1.2.5',
      },
    ])
  })
})
