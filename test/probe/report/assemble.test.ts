import { describe, expect, it } from 'vitest'
import type { Pin } from '../../../src/core/brand.ts'
import { framing } from '../../../src/probe/attacks/framing.ts'
import { noCertificate } from '../../../src/probe/attacks/no-certificate.ts'
import { selfSigned } from '../../../src/probe/attacks/self-signed.ts'
import type { Strike } from '../../../src/probe/engine/round.ts'
import type { Judgement } from '../../../src/probe/judgement.ts'
import { describeAnswer } from '../../../src/probe/protocol/http.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { rediss } from '../../../src/probe/protocols/redis.ts'
import { assembleReport, reportAttack, reportControl } from '../../../src/probe/report/assemble.ts'
import type { AttackResult, ControlReport } from '../../../src/probe/report/report.ts'
import { noon } from '../../support/clock.ts'
import { pageOf, seenOn, treasure } from '../../support/plan-kit.ts'
import { answered } from '../../support/report-kit.ts'

const request = { method: 'GET', path: '/' } as const
const enforced: Judgement = { verdict: 'enforced', how: 'HTTP 400' }
const bypassed: Judgement = { verdict: 'bypassed', evidence: 'answered 200' }
const remark: Judgement = { verdict: 'remark', note: 'look here' }
const open: Judgement = { verdict: 'inconclusive', why: 'no answer came in time' }

const strike = (judgement: Judgement, transport: Strike['transport'] = '1.3'): Strike => ({
  attempt: { label: 'no certificate' },
  request,
  control: request,
  protocol: http1,
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
    expect(verdictOf(enforced, remark)).toBe('remark')
    expect(verdictOf(remark, open)).toBe('inconclusive')
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

  it('is as bad as the worst attempt that succeeded, and means what that means', () => {
    const grade = { severity: 'low', meaning: 'Only this.' } as const
    const lesser = (judgement: Judgement): Strike => {
      const one = strike(judgement)
      return { ...one, attempt: { ...one.attempt, grade } }
    }
    expect(reportAttack(noCertificate, [lesser(bypassed), strike(enforced)], '')).toMatchObject(grade)
    expect(reportAttack(noCertificate, [lesser(remark), strike(enforced)], '')).toMatchObject(grade)
    const { severity, meaning } = noCertificate
    for (const strikes of [
      [lesser(bypassed), strike(bypassed)],
      [lesser(enforced), strike(enforced)],
    ])
      expect(reportAttack(noCertificate, strikes, '')).toMatchObject({ severity, meaning })
  })

  it('names the one or two attempts that are told of, where others of the attack came to something else', () => {
    const labelled = (label: string, judgement: Judgement): Strike => {
      const one = strike(judgement)
      return { ...one, attempt: { ...one.attempt, label } }
    }
    const told = (...strikes: Strike[]) => reportAttack(noCertificate, strikes, '')
    const two = labelled('two Origins', remark)
    const graded = { ...two, attempt: { ...two.attempt, grade: { severity: 'low', meaning: 'Only this.' } as const } }
    expect(told(graded, strike(enforced))).toMatchObject({ note: 'two Origins: look here' })
    expect(told(two, strike(enforced))).toMatchObject({ note: 'look here' })
    expect(told(labelled('a page', open), strike(enforced))).toMatchObject({ why: 'a page: no answer came in time' })
    expect(told(strike(remark), strike(remark, '1.2'))).toMatchObject({ note: 'look here' })
    const both = ['a', 'b'].map((label) => labelled(label, open))
    expect(told(...both, strike(enforced))).toMatchObject({ why: 'a; b: no answer came in time' })
    const many = ['a', 'b', 'c'].map((label) => labelled(label, open))
    expect(told(...many, strike(enforced))).toMatchObject({ why: 'no answer came in time' })
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

describe('what was seen', () => {
  const { bodySha256 } = describeAnswer(treasure)
  const first = seenOn({ answer: treasure })
  const base = { version: '1.3', protocol: http1, request, first } as const

  it('of the honest client is told first and last, and why it failed', () => {
    const told = reportControl({ ...base, control: { state: 'answered', answer: treasure } })
    expect(told).toMatchObject({ request: 'GET /', first: { status: 200, bodySha256 } })
    for (const absent of ['why', 'last']) expect(told).not.toHaveProperty(absent)
    const last = seenOn({ end: 'closed', alert: 40 })
    const why = 'no answer'
    expect(reportControl({ ...base, last, control: { state: 'failed', why } })).toMatchObject({
      why,
      last: { end: 'closed', alert: '40 handshake_failure' },
    })
  })

  it('is told as far as it is known', () => {
    const seen = (more: Parameters<typeof seenOn>[0]) =>
      reportAttack(noCertificate, [{ ...strike(enforced), seen: seenOn(more) }], '').attempts[0]?.observation
    expect(seen({})).toEqual({ end: 'complete', handshake: 'complete', elapsedMs: 1 })
    const hello = { version: 0x0304 } as never
    expect(seen({ resumed: true, flight: { hello, tickets: [] } })).toMatchObject({
      negotiated: 'TLS 1.3',
      resumed: true,
    })
    expect(seen({ answer: { says: 'PONG', means: 'let-in' } })).toMatchObject({ says: 'PONG' })
    expect(seen({ answer: pageOf(404) })).toMatchObject({ status: 404 })
  })

  it('of an attempt has a request where one was sent', () => {
    const attempts = (transport: Strike['transport']) =>
      reportAttack(noCertificate, [strike(enforced, transport)], '').attempts[0]
    expect(attempts('1.2')).toMatchObject({ protocol: 'http/1.1', request: 'GET /' })
    expect(attempts('cleartext')).toMatchObject({ request: 'GET /' })
    for (const transport of ['hello', 'quic'] as const) expect(attempts(transport)).not.toHaveProperty('request')
    const words = { ...strike(enforced), protocol: rediss, request: { asks: 'PING' } } as Strike
    expect(reportAttack(noCertificate, [words], '').attempts[0]).toMatchObject({ request: 'PING' })
  })
})

describe('assembleReport', () => {
  const result = (outcome: Parameters<typeof reportAttack>[1]): AttackResult => reportAttack(noCertificate, outcome, '')
  const untried = result({ verdict: 'not-tried', why: 'there is no key' })
  let controls: readonly ControlReport[] = [answered]
  const report = (...results: AttackResult[]) =>
    assembleReport({
      endpoint: { address: { host: '127.0.0.1', port: 1 }, serverName: 'localhost', path: '/' },
      identity: 'CN=alice',
      authority: { subject: 'CN=clients', pin: 'pin' as Pin },
      startedAt: noon,
      elapsedMs: 1,
      controls,
      results,
      ways: [],
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

  it('is not enforced where the honest client got no page, whatever others got', () => {
    controls = [{ ...answered, state: 'denied', why: 'it was answered 404' }]
    expect(report(result([strike(enforced)])).verdict).toBe('inconclusive')
    controls = [answered]
  })

  it('is spoilt by no remark, and counts it', () => {
    const noted = result([strike(enforced), strike(remark)])
    expect(noted).toMatchObject({ verdict: 'remark', note: 'look here' })
    expect(report(result([strike(enforced)]), noted)).toMatchObject({ verdict: 'enforced', counts: { remark: 1 } })
    expect(report(noted).verdict).toBe('inconclusive')
  })

  it('says by one success that others follow from it, and of no other result', () => {
    const [self, expired] = [
      reportAttack(selfSigned, [strike(bypassed)], ''),
      reportAttack(framing, [strike(bypassed)], ''),
    ]
    const hole = result([strike(bypassed)])
    const explained = (...all: AttackResult[]) => report(...all).results.map(({ explainedBy }) => explainedBy)
    expect(explained(self, expired, hole)).toEqual(['no-certificate', undefined, undefined])
    expect(explained(self, expired)).toEqual([undefined, undefined])
    expect(explained(reportAttack(selfSigned, [strike(enforced)], ''), hole)).toEqual([undefined, undefined])
    // Over a version over which the other was refused it is a hole of its own.
    const both = reportAttack(selfSigned, [strike(bypassed), strike(bypassed, '1.2')], '')
    const wider = reportAttack(noCertificate, [strike(bypassed), strike(bypassed, '1.2')], '')
    expect(explained(both, hole)).toEqual([undefined, undefined])
    expect(explained(both, wider)).toEqual(['no-certificate', undefined])
    expect(explained(self, wider)).toEqual(['no-certificate', undefined])
  })

  it('lists what was not tried', () => {
    expect(report(untried).notTried).toEqual([
      { id: 'no-certificate', title: 'no certificate', why: 'there is no key' },
    ])
  })
})
