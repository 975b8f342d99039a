import { describe, expect, it } from 'vitest'
import { guidelineOf } from '../../../src/policy/guideline.ts'
import { guidelineHeaders, judgeHeaders } from '../../../src/probe/attacks/guideline-headers.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(guidelineHeaders)

describe('judgeHeaders', () => {
  const guideline = guidelineOf('intermediate')
  const sound = {
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  }
  const judge = (changes: Readonly<Record<string, string | readonly string[]>>) => {
    const headers = Object.entries({ ...sound, ...changes }).flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value })),
    )
    return judgeHeaders({ status: 200, headers, body: new Uint8Array() }, guideline)
  }

  it.each([
    ['as the guideline has them', {}],
    ['longer, and for other names', { 'strict-transport-security': 'includeSubDomains ; Max-Age="63072000"; preload' }],
    ['nosniff in capitals (Fetch §3.6)', { 'x-content-type-options': 'NoSniff' }],
    ['a second one that says less (RFC 6797 §8.1)', { 'strict-transport-security': ['max-age=31536000', 'max-age=0'] }],
  ])('is content with them %s', (_what, changes) => {
    expect(judge(changes).verdict).toBe('enforced')
  })

  it.each([
    ['no HSTS', { 'strict-transport-security': [] }],
    ['HSTS that is taken back', { 'strict-transport-security': 'max-age=0' }],
    ['HSTS for a day', { 'strict-transport-security': 'max-age=86400' }],
    ['HSTS that says two ages (RFC 6797 §6.1)', { 'strict-transport-security': 'max-age=31536000; max-age=0' }],
    ['HSTS without an age', { 'strict-transport-security': 'includeSubDomains' }],
    ['a first one that says less', { 'strict-transport-security': ['max-age=0', 'max-age=31536000'] }],
    ['an age below zero', { 'strict-transport-security': 'max-age=-31536000' }],
    ['no nosniff', { 'x-content-type-options': [] }],
    ['nosniff behind something else', { 'x-content-type-options': 'none, nosniff' }],
    ['pages of the same site, which is wider', { 'cross-origin-resource-policy': 'same-site' }],
  ])('objects to %s', (_what, changes) => {
    const [name = ''] = Object.keys(changes)
    const said = judge(changes) as { verdict: string; evidence: string }
    expect(said.verdict).toBe('bypassed')
    expect(said.evidence.toLowerCase()).toContain(name)
  })
})
