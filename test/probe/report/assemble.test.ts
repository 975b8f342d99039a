import { describe, expect, it } from 'vitest'
import { noCertificate } from '../../../src/probe/attacks/no-certificate.ts'
import type { Strike } from '../../../src/probe/engine/campaign.ts'
import type { Judgement } from '../../../src/probe/engine/oracle.ts'
import { assembleReport, reportAttack } from '../../../src/probe/report/assemble.ts'
import type { AttackResult } from '../../../src/probe/report/report.ts'
import { noon } from '../../support/clock.ts'

const request = { method: 'GET', path: '/' } as const
const enforced: Judgement = { verdict: 'enforced', how: 'HTTP 400' }
const bypassed: Judgement = { verdict: 'bypassed', evidence: 'answered 200' }
const open: Judgement = { verdict: 'inconclusive', why: 'no answer came in time' }

const strike = (judgement: Judgement, transport: Strike['transport'] = '1.3'): Strike => ({
  attempt: { label: 'no certificate', request, control: request },
  transport,
  version: '1.3',
  judgement,
})

const verdictOf = (...judgements: Judgement[]) =>
  reportAttack(
    noCertificate,
    judgements.map((judgement) => strike(judgement)),
    'curl',
  ).verdict

describe('reportAttack', () => {
  it('lets the worst count: a success before an open question, that before a refusal', () => {
    expect(verdictOf(enforced, enforced)).toBe('enforced')
    expect(verdictOf(enforced, open)).toBe('inconclusive')
    expect(verdictOf(open, bypassed, enforced)).toBe('bypassed')
  })

  it('calls nothing enforced where nothing was attempted', () => expect(verdictOf()).toBe('inconclusive'))

  it('says over what a refusal was seen, where it differs', () => {
    const differing = [strike(enforced), strike({ verdict: 'enforced', how: 'alert 40' }, '1.2')]
    expect(reportAttack(noCertificate, differing, '')).toMatchObject({ how: 'HTTP 400 (TLS 1.3); alert 40 (TLS 1.2)' })
    const alike = [strike(enforced), strike({ verdict: 'enforced', how: 'alert 40' })]
    expect(reportAttack(noCertificate, alike, '')).toMatchObject({ how: 'HTTP 400; alert 40' })
    expect(reportAttack(noCertificate, [strike(enforced), strike(enforced, '1.2')], '')).toMatchObject({
      how: 'HTTP 400',
    })
  })

  it('names the attempt that succeeded, and offers the remedy only then', () => {
    const result = reportAttack(noCertificate, [strike(enforced), strike(bypassed, '1.2')], '')
    expect(result).toMatchObject({
      evidence: 'no certificate over TLS 1.2: answered 200',
      remedy: noCertificate.remedy,
    })
    expect(reportAttack(noCertificate, [strike(enforced)], '')).not.toHaveProperty('remedy')
  })
})

describe('assembleReport', () => {
  const result = (outcome: Parameters<typeof reportAttack>[1]): AttackResult => reportAttack(noCertificate, outcome, '')
  const untried = result({ verdict: 'not-tried', why: 'there is no key' })
  const report = (...results: AttackResult[]) =>
    assembleReport({
      target: { address: { host: '127.0.0.1', port: 1 }, serverName: 'localhost', path: '/' },
      identity: 'CN=alice',
      startedAt: noon,
      elapsedMs: 1,
      controls: [],
      results,
    })

  it('is enforced only if something was, and nothing was bypassed or stayed open', () => {
    const [good, bad, unknown] = [result([strike(enforced)]), result([strike(bypassed)]), result([strike(open)])]
    expect(report(good).verdict).toBe('enforced')
    expect(report(good, untried).verdict).toBe('enforced')
    expect(report(good, unknown).verdict).toBe('inconclusive')
    expect(report(good, unknown, bad).verdict).toBe('bypassed')
    expect(report(untried).verdict).toBe('inconclusive')
    expect(report().verdict).toBe('inconclusive')
  })

  it('lists what was not tried', () => {
    expect(report(untried).notTried).toEqual([
      { id: 'no-certificate', title: 'no certificate', why: 'there is no key' },
    ])
  })
})
