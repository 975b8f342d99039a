/** Wrong clocks, through every command that reads or signs by them; the table is in `test/support/clock-cases.ts`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockCases } from '../support/clock-cases.ts'
import { off } from './bad-input/clocks.ts'
import { ask, copyOf, prepareWorld, removeWorlds, type World } from './bad-input/world.ts'

let prepared: World
beforeAll(async () => {
  prepared = await prepareWorld('unprotected')
})
afterAll(removeWorlds)

describe('a clock that is', () => {
  it.each(clockCases)('$about', async ({ steps }) => {
    const world = copyOf(prepared)
    for (const { days, run, status, says = [], hides = [] } of steps) {
      const told = await ask(world, run.split(' '), { clock: off(days) })
      const text = `${told.stdout}\n${told.said.join('\n')}`
      expect(told.status, `${run}, ${days} days off\n${text}`).toBe(status)
      for (const what of says) expect(text, run).toContain(what)
      for (const what of hides) expect(text, run).not.toContain(what)
    }
  })
})
