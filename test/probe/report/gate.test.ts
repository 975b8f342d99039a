import { describe, expect, it } from 'vitest'
import { encodeJson } from '../../../src/core/json.ts'
import { assembleReport } from '../../../src/probe/report/assemble.ts'
import { parseBaseline, requireSameServer } from '../../../src/probe/report/baseline.ts'
import { type GateRequest, passGate } from '../../../src/probe/report/gate.ts'
import { drawHtml } from '../../../src/probe/report/html.ts'
import { encodeReport } from '../../../src/probe/report/json.ts'
import { encodeJunit } from '../../../src/probe/report/junit.ts'
import type { AttackResult, Report } from '../../../src/probe/report/report.ts'
import { encodeSarif } from '../../../src/probe/report/sarif.ts'
import { describeGate } from '../../../src/probe/report/telling.ts'
import { drawReport } from '../../../src/probe/report/terminal.ts'
import { makeReport } from '../../support/report-kit.ts'

// The first attack got through (high), the second stayed open (medium); all others held but one not tried and one remark.
const made = makeReport()
const severe = ['high', 'medium'] as const
const model = assembleReport({
  ...made,
  results: made.results.map((result, index) => ({ ...result, severity: severe[index] ?? result.severity })),
})
const [through, open] = model.results as [AttackResult & { verdict: 'bypassed' }, AttackResult]

const withResults = (change: (result: AttackResult) => AttackResult): Report =>
  assembleReport({ ...model, results: model.results.map(change) })
const replaced = (id: string, other: object): Report =>
  withResults((result) => (result.id === id ? ({ ...result, ...other } as AttackResult) : result))
const enforced = { verdict: 'enforced', how: 'no', evidence: undefined, why: undefined }

const earlierOf = (report: Report): GateRequest => ({
  baseline: parseBaseline(encodeJson(encodeReport(report)), 'earlier.json'),
})
const gateOf = (report: Report, asked: GateRequest) => passGate(report, asked).gate
const excusedOf = (report: Report, asked: GateRequest) =>
  passGate(report, asked).results.flatMap(({ id, excused }) => (excused === undefined ? [] : [id]))

describe('a gate by severity', () => {
  it('lets a run pass whose findings are of less severity, and says of each why it does not count', () => {
    expect([through.severity, open.severity]).toEqual(['high', 'medium'])
    const passed = passGate(model, { failOn: 'critical' })
    expect(passed.gate).toMatchObject({ verdict: 'enforced', failOn: 'critical' })
    expect(passed.results.filter(({ excused }) => excused !== undefined).map(({ id }) => id)).toEqual([
      through.id,
      open.id,
    ])
    expect(passed.verdict).toBe('bypassed')
  })

  it.each([
    ['high', 'bypassed', [open.id]],
    ['medium', 'bypassed', []],
    ['low', 'bypassed', []],
  ] as const)('fails on %s and worse', (failOn, verdict, excused) => {
    expect(gateOf(model, { failOn })?.verdict).toBe(verdict)
    expect(excusedOf(model, { failOn })).toEqual(excused)
  })

  it('leaves a run without a proof where an attack of that severity stayed open', () => {
    const report = replaced(through.id, { ...enforced, verdict: 'inconclusive', how: undefined, why: 'silence' })
    expect(gateOf(report, { failOn: 'high' })?.verdict).toBe('inconclusive')
    expect(gateOf(report, { failOn: 'critical' })?.verdict).toBe('enforced')
  })

  it('passes no run in which the honest client was not let in, or nothing was refused', () => {
    const shut = { ...model, controls: model.controls.map((one) => ({ ...one, state: 'failed' as const })) }
    expect(gateOf(shut, { failOn: 'critical' })?.verdict).toBe('inconclusive')
    const nothing = withResults((result) =>
      result.verdict === 'enforced' ? ({ ...result, verdict: 'not-tried', why: 'x' } as AttackResult) : result,
    )
    expect(gateOf(nothing, { failOn: 'critical' })?.verdict).toBe('inconclusive')
    expect(gateOf({ ...model, cause: { what: 'nothing listens' } }, { failOn: 'critical' })?.verdict).toBe(
      'inconclusive',
    )
  })

  it('changes nothing where none is asked for', () => {
    expect(passGate(model, {})).toBe(model)
  })
})

describe('a gate by an earlier report', () => {
  it('lets a run pass that found only what was known', () => {
    const gate = gateOf(model, earlierOf(model))
    expect(gate).toMatchObject({ verdict: 'enforced', mended: [], untried: [] })
    expect(excusedOf(model, earlierOf(model))).toEqual([through.id, open.id])
  })

  it('fails on what the earlier report does not have, and says that it is new', () => {
    const before = replaced(through.id, enforced)
    const passed = passGate(model, earlierOf(before))
    expect(passed.gate?.verdict).toBe('bypassed')
    expect(passed.results[0]?.news).toBe('new')
  })

  it('fails on a finding that is worse: more severe, or by another attempt, or got through where it was open', () => {
    const earlier = (other: object) => passGate(model, earlierOf(replaced(through.id, other)))
    expect(earlier({ severity: 'low' }).results[0]?.news).toBe('low before')
    const fewer = earlier({ attempts: through.attempts.map((one) => ({ ...one, label: 'another' })) })
    expect(fewer.results[0]?.news).toContain('did not get through before: answered 200 over TLS 1.3')
    const opened = earlier({ verdict: 'inconclusive', evidence: undefined, why: 'silence' })
    expect(opened.results[0]?.news).toBe('open before, and got through now')
    for (const { gate } of [fewer, opened]) expect(gate?.verdict).toBe('bypassed')
    // The nearest that is not worse: more severe before, and by more attempts.
    const more = {
      severity: 'critical',
      attempts: [...through.attempts, { ...through.attempts[0]!, label: 'another' }],
    }
    expect(earlier(more).gate?.verdict).toBe('enforced')
  })

  it('says what was mended since, and what is not tried any more', () => {
    const now = replaced(through.id, enforced)
    expect(gateOf(now, earlierOf(model))?.mended).toEqual([{ id: through.id, title: through.title }])
    const left = replaced(through.id, { verdict: 'not-tried', evidence: undefined, why: 'no option' })
    expect(gateOf(left, earlierOf(model))?.untried).toEqual([{ id: through.id, title: through.title }])
    expect(describeGate(passGate(left, earlierOf(model))).join('\n')).toContain('Tried then, and not tried now')
  })

  it('takes both gates together: what either excuses does not count', () => {
    expect(gateOf(model, { ...earlierOf(replaced(open.id, enforced)), failOn: 'high' })?.verdict).toBe('enforced')
  })

  it('is shown by every format', () => {
    const passed = passGate(model, earlierOf(replaced(through.id, enforced)))
    const pens = { columns: 100, bold: String, dim: String, red: String, green: String, yellow: String }
    expect(drawReport(passed, pens, 'brief').join('\n')).toContain('This run fails')
    expect(drawHtml(passed, '0')).toContain('This run fails')
    expect(encodeReport(passed)).toMatchObject({ gate: { verdict: 'bypassed' } })
    const states = encodeSarif(passed, '0').runs[0]?.results.map(({ baselineState }) => baselineState)
    expect(states?.[0]).toBe('new')
    const known = passGate(model, earlierOf(model))
    expect(encodeSarif(known, '0').runs[0]?.results[0]?.baselineState).toBe('unchanged')
    expect(encodeJunit(known)).toContain('failures="0" errors="0"')
    expect(encodeJunit(passed)).toContain('failures="1"')
  })
})

describe('parseBaseline', () => {
  const document = JSON.parse(encodeJson(encodeReport(model)))
  const read = (value: unknown) => () => parseBaseline(JSON.stringify(value), 'earlier.json')
  const malformed = expect.objectContaining({ code: 'file.malformed' })

  it('reads a report in JSON', () => {
    expect(read(document)()).toMatchObject({ serverName: 'api.acme.internal' })
  })

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['no results', { ...document, results: undefined }],
    ['no start', { ...document, startedAt: 'yesterday' }],
    ['no server', { ...document, endpoint: {} }],
    ['an unknown verdict', { ...document, results: [{ ...document.results[0], verdict: 'fine' }] }],
    ['an unknown severity', { ...document, results: [{ ...document.results[0], severity: 'none' }] }],
    ['no attempts', { ...document, results: [{ ...document.results[0], attempts: undefined }] }],
    ['a run that attacked nothing', { ...document, cause: { what: 'nothing listens' } }],
  ])('refuses %s', (_, value) => {
    expect(read(value ?? null)).toThrow(malformed)
  })

  it('refuses what is not JSON', () => {
    expect(() => parseBaseline('<html>', 'report.html')).toThrow(malformed)
  })

  it('is refused for another server', () => {
    const baseline = read(document)()
    expect(() => requireSameServer(baseline, { endpoint: { ...model.endpoint, serverName: 'b.example' } })).toThrow(
      expect.objectContaining({ code: 'usage.wrong' }),
    )
    expect(() => requireSameServer(baseline, model)).not.toThrow()
  })
})
