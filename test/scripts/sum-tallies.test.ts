/** The closing line of a CI run: what it must not hide. */
import { describe, expect, it } from 'vitest'
import { describeFailures, mergeTallies, sumUp } from '../../scripts/sum-tallies.ts'
import { describeSkips, named, type TallyLine } from '../support/tally.ts'

const line = (id: string, state: TallyLine['state'], reason?: string): TallyLine => ({
  id,
  test: `a.test.ts › ${id}`,
  state,
  ...(reason === undefined ? {} : { reason }),
})

describe('the sum of several runs', () => {
  it('counts a test that ran twice once', () => {
    expect(sumUp(mergeTallies([line('1', 'passed'), line('2', 'passed'), line('1', 'passed')]))).toBe(
      '2 passed, 0 failed, 0 skipped',
    )
  })

  it('takes for one test what a suite takes a sample of and another whole, and not what has the same words twice', () => {
    const tell = (...words: string[]): TallyLine[] =>
      named(
        words.map((fullName) => ({ fullName })),
        'a.test.ts',
      ).map(({ id, test }) => ({ id, test, state: 'passed' }))
    const [sample, whole] = [tell('second', 'twice'), tell('first', 'second', 'twice', 'twice')]
    expect(sumUp(mergeTallies([...sample, ...whole]))).toBe('4 passed, 0 failed, 0 skipped')
  })

  it('lets no later or earlier success hide a failure', () => {
    const failed = '0 passed, 1 failed, 0 skipped'
    expect(sumUp(mergeTallies([line('1', 'failed'), line('1', 'passed')]))).toBe(failed)
    expect(sumUp(mergeTallies([line('1', 'passed'), line('1', 'failed')]))).toBe(failed)
  })

  it('counts as skipped only what no run ran', () => {
    const merged = mergeTallies([
      line('1', 'skipped', 'no zlint'),
      line('2', 'skipped', 'no zlint'),
      line('1', 'passed'),
    ])
    expect(sumUp(merged)).toBe('1 passed, 0 failed, 1 skipped')
  })

  it('names what failed, and how', () => {
    const lines = [line('1', 'failed', 'expected 1 to be 2'), line('2', 'passed'), line('step: build', 'failed')]
    expect(describeFailures(lines)).toEqual([
      ' failed: a.test.ts › 1: expected 1 to be 2',
      ' failed: a.test.ts › step: build',
    ])
  })

  it('names what was left out by its reason', () => {
    const lines = [line('1', 'skipped', 'no zlint'), line('2', 'passed'), line('3', 'skipped', 'no zlint')]
    expect(describeSkips(lines)).toEqual([' left out: 2 × no zlint'])
    expect(describeSkips([line('2', 'passed')])).toEqual([])
  })
})
