/** What a whole run found of each target: a number only where nothing failed. */
import { expect, it } from 'vitest'
import { resultsOf } from '../../scripts/results.ts'
import type { TallyLine } from '../support/tally.ts'

const line = (id: string, suite: string, state: TallyLine['state'], reason?: string): TallyLine => ({
  ...{ id, suite, test: id, state },
  ...(reason === undefined ? {} : { reason }),
})
const run = [
  line('1', 'nginx', 'passed'),
  line('2', 'nginx', 'passed'),
  line('2', 'nginx', 'passed'),
  line('3', 'nginx', 'skipped', 'no clock'),
  line('4', 'node', 'passed'),
  line('5', 'quick', 'failed'),
]

it('counts what each target passed, and what was left out, with its reason', () => {
  expect(resultsOf(run, ['nginx', 'node'], '2026-11-29')).toEqual({
    on: '2026-11-29',
    targets: { nginx: { passed: 2, leftOut: { 'no clock': 1 } }, node: { passed: 1, leftOut: {} } },
  })
})

it('tells of no run in which a target failed, or was not tried', () => {
  expect(() => resultsOf([...run, line('6', 'node', 'failed')], ['nginx', 'node'], '2026-11-29')).toThrow(
    'a test of node failed: 6',
  )
  expect(() => resultsOf(run, ['nginx', 'axum'], '2026-11-29')).toThrow('no test of axum')
})
