import { describe, expect, it } from 'vitest'
import type { AttackGroup, AttackSeverity } from '../../../src/probe/attempt.ts'
import { assembleReport } from '../../../src/probe/report/assemble.ts'
import type { AttackResult, Report, Verdict, Way } from '../../../src/probe/report/report.ts'
import {
  conclude,
  describeAttempt,
  describeGate,
  groupResults,
  orderResults,
} from '../../../src/probe/report/telling.ts'
import { answered, makeReport } from '../../support/report-kit.ts'

const [model] = makeReport().results

let made = 0
/** A result of this verdict in this group. */
function result(verdict: Verdict, group: AttackGroup, severity: AttackSeverity = 'high', id = ''): AttackResult {
  made += 1
  const { evidence: _, remedy: __, ...facts } = model as AttackResult & { verdict: 'bypassed' }
  const reasons = {
    enforced: { verdict: 'enforced', how: 'x' },
    bypassed: { verdict: 'bypassed', evidence: 'x' },
    inconclusive: { verdict: 'inconclusive', why: 'x' },
    remark: { verdict: 'remark', note: 'x' },
    'not-tried': { verdict: 'not-tried', why: 'x' },
  } as const
  return { ...facts, id: id || `attack-${made}`, group, severity, ...reasons[verdict] }
}

const solid = [result('enforced', 'identity'), result('enforced', 'validity'), result('enforced', 'browser')]
const http2: Way = { id: 'http-2', title: 'HTTP/2', why: 'x', seen: true }
const upgrades: Way = { id: 'websocket', title: 'WebSockets', why: 'x', seen: false }

const reportOf = (results: readonly AttackResult[], more: Partial<Report> = {}): Report =>
  assembleReport({ ...makeReport(), controls: [answered], ways: [upgrades], ...more, results })
const say = (results: readonly AttackResult[], more: Partial<Report> = {}) => conclude(reportOf(results, more))

describe('the closing sentence', () => {
  it('says "everybody else" where each attack on who gets in was tried and refused', () => {
    expect(say(solid)).toBe('The honest client is let in, and everybody else was refused.')
    expect(say([...solid, result('remark', 'browser')])).toContain('everybody else was refused')
    const untried = say([...solid, result('not-tried', 'browser')])
    expect(untried).toBe('The honest client is let in, and everybody else was refused; not everything could be tried.')
  })

  it.each([
    ['was not tried', [...solid, result('not-tried', 'validity')], {}, /attacks on who gets in, 1 was not tried/],
    ['cannot be settled', [...solid, result('remark', 'identity')], {}, /1 stayed undecided/],
    ['was seen and not tried', solid, { ways: [http2] }, /HTTP\/2, which the server speaks too, was not tried/],
  ] as const)('does not where one %s', (_what, results, more, doubt) => {
    const sentence = say(results, more)
    expect(sentence).not.toContain('everybody else')
    expect(sentence).toMatch(/^The honest client is let in, and every attack that was tried was refused; /)
    expect(sentence).toMatch(doubt)
  })

  it('says "only clients" of what is open otherwise, on the same ground', () => {
    const foreign = result('bypassed', 'browser')
    expect(say([...solid, foreign])).toBe(
      'Only clients of the CA get in, but foreign web sites can misuse their browsers.',
    )
    expect(say([...solid, result('bypassed', 'access')])).toBe(
      'Only clients of the CA get in, but each can pass for another.',
    )
    expect(say([...solid, result('bypassed', 'access', 'high', 'forbidden-request')])).toBe(
      'Only clients of the CA get in, but some do more than the rules allow them.',
    )
    for (const [results, more] of [
      [[...solid, foreign, result('inconclusive', 'identity'), result('not-tried', 'validity')], {}],
      [[...solid, foreign], { ways: [http2] }],
    ] as const) {
      expect(say(results, more)).toMatch(/^Foreign web sites can misuse clients' browsers; /)
    }
    const weak = say([...solid, result('bypassed', 'protocol'), result('inconclusive', 'identity')])
    expect(weak).toBe(
      'The server accepts connections that are weaker than necessary; of the attacks on who gets in, 1 proved nothing.',
    )
    const forbidden = result('bypassed', 'access', 'high', 'forbidden-request')
    const more = say([...solid, forbidden, result('inconclusive', 'identity')])
    expect(more).toContain('Some clients do more than the rules allow them; ')
  })

  it('does not call a certificate of the CA somebody else, nor a name in a list an entry', () => {
    expect(say([...solid, result('bypassed', 'identity')])).toBe(
      'This server lets in others than the clients of its CA.',
    )
    expect(say([...solid, result('bypassed', 'validity')])).toBe(
      'This server lets in certificates of its CA that it should refuse.',
    )
    const asked = say([...solid, result('bypassed', 'identity', 'high', 'advertised-authorities')])
    expect(asked).toContain('asks for certificates of other CAs too, and may let in')
  })

  it('says what the honest client got where that was no page', () => {
    const controls = [{ ...answered, state: 'denied', why: 'it was answered 404; choose a page with --path' } as const]
    expect(say(solid, { controls })).toMatch(
      /^The honest client got no page: it was answered 404.*refused before they could reach a page\.$/,
    )
  })
})

describe('an attempt', () => {
  const attempt = { label: 'x', transport: 'hello', verdict: 'enforced' } as const
  const observation = { end: 'closed', handshake: 'failed', alert: '40 handshake_failure', elapsedMs: 3.4 } as const

  it('is told once where what was seen is the reason, and both where they differ', () => {
    const told = describeAttempt({ ...attempt, observation, how: 'alert 40 handshake_failure' })
    expect(told).toBe('alert 40 handshake_failure, 3 ms')
    expect(describeAttempt({ ...attempt, observation, how: 'alert 40' })).toBe(`${told}: alert 40`)
    expect(describeAttempt({ ...attempt, how: 'x' })).toBe('not sent: x')
  })
})

describe('the order of results', () => {
  const weak = result('bypassed', 'browser', 'medium')
  const worst = result('bypassed', 'validity', 'critical')
  const open = result('inconclusive', 'identity', 'critical')
  const fine = result('enforced', 'identity', 'critical')

  it('is failures first, then severity', () => {
    const order = orderResults([fine, weak, open, worst]).map(({ id }) => id)
    expect(order).toEqual([worst, weak, open, fine].map(({ id }) => id))
  })

  it('is of those that are as severe first the one from which more follows', () => {
    const [lone, wide] = [result('bypassed', 'identity', 'critical'), result('bypassed', 'identity', 'critical')]
    const follower = { ...result('bypassed', 'validity', 'critical'), explainedBy: wide.id }
    expect(orderResults([lone, follower, wide]).map(({ id }) => id)).toEqual([wide.id, lone.id, follower.id])
    const [first] = groupResults({ ...makeReport(), results: [lone, follower, wide] })
    expect(first?.members.map(({ id }) => id)).toEqual([wide.id, lone.id])
  })

  it('puts the groups of failures first, and the others as they always are', () => {
    const groups = groupResults(reportOf([fine, result('enforced', 'protocol'), weak, open, worst]))
    expect(groups.map(({ group }) => group)).toEqual(['validity', 'browser', 'identity', 'protocol'])
    expect(groups[2]?.members.map(({ id }) => id)).toEqual([open.id, fine.id])
  })
})

it('a gate tells once why findings do not count, the worst of them first', () => {
  const of = (severity: AttackSeverity, id: string, excused: string) => ({
    ...result('bypassed', 'browser', severity, id),
    title: id,
    excused,
  })
  const gate = { verdict: 'enforced', mended: [], untried: [] } as const
  const results = [of('low', 'a', 'old'), of('medium', 'b', 'mild'), of('high', 'c', 'old')]
  expect(describeGate({ ...makeReport(), gate, results }).slice(1)).toEqual([
    'Does not count (old): c; a.',
    'Does not count (mild): b.',
  ])
})
