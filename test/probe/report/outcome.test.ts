import { describe, expect, it } from 'vitest'
import { assembleReport } from '../../../src/probe/report/assemble.ts'
import { outcomeOf } from '../../../src/probe/report/outcome.ts'
import { makeReport } from '../../support/report-kit.ts'

const report = makeReport('answered 200')
const [bypassed, inconclusive, untried, ...enforced] = report.results
const without = (...results: typeof report.results) => outcomeOf(assembleReport({ ...report, results }))

describe('the outcome of a probe', () => {
  it('names what got through and what stayed open, each with its reason', () => {
    const { verdict, failures } = outcomeOf(report)
    expect(verdict).toBe('bypassed')
    expect(failures).toEqual([
      { attack: bypassed?.id, verdict: 'bypassed', why: 'answered 200', remedy: expect.any(String) },
      { attack: inconclusive?.id, verdict: 'inconclusive', why: 'answered 200' },
    ])
  })

  const nothing = { attack: 'all', verdict: 'inconclusive', why: 'nothing was enforced' }

  it('has no failures if and only if the verdict is enforced', () => {
    expect(without(...enforced)).toMatchObject({ verdict: 'enforced', failures: [] })
    expect(without(...enforced, untried!)).toMatchObject({ verdict: 'enforced', failures: [] })
    expect(without()).toMatchObject({ verdict: 'inconclusive', failures: [nothing] })
    expect(without(untried!)).toMatchObject({ verdict: 'inconclusive', failures: [nothing] })
  })

  it('finds each attack by its identifier, and tells what was not tried', () => {
    const { attacks, notTried } = outcomeOf(report)
    expect(Object.keys(attacks)).toEqual(report.results.map(({ id }) => id))
    expect(attacks[untried!.id]).toBe(untried)
    expect(notTried).toMatchObject([{ id: untried?.id }, { id: 'http-2' }, { id: 'websocket' }])
  })
})
