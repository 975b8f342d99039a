import { describe, expect, it } from 'vitest'
import { exitStatuses, exitTable, verdictTable } from '../../src/cli/exit.ts'
import { refusalCodes } from '../../src/core/refusal.ts'

describe('exit table', () => {
  it('has a row for each refusal, and no other', () => {
    expect(Object.keys(exitTable).sort()).toEqual([...refusalCodes].sort())
  })

  it('never calls a refusal done, an answer or a bug', () => {
    const wrong: readonly number[] = [exitStatuses.done, exitStatuses.no, exitStatuses.bug]
    expect(Object.entries(exitTable).filter(([, status]) => wrong.includes(status))).toEqual([])
  })

  it('keeps the documented numbers', () => {
    expect(exitStatuses).toEqual({ done: 0, no: 1, misspoken: 2, refused: 3, failed: 4, bug: 70, interrupted: 130 })
  })

  it('gives success to nothing but an enforced probe', () => {
    expect(verdictTable).toEqual({ enforced: 0, bypassed: 1, inconclusive: 4 })
  })
})
