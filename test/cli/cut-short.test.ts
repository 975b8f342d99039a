/** Commands killed where one step has just become final; the whole sweep is in `test/interop/cut-short.test.ts`. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { cutShort, cutsOf, isFinal, type Prepared, prepareCutShort } from '../support/cut-short.ts'
import { commands } from '../support/cut-short-commands.ts'
import { removeWorlds } from './bad-input/world.ts'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareCutShort()
})
afterAll(removeWorlds)

describe('a command that was killed before a rename or commit is ended by whatever comes next', () => {
  it.each(commands)('$run', async (command) => {
    const cuts = (await cutsOf(prepared, command)).filter((cut) => cut.fate === 'killed' && isFinal(cut))
    // Of those that make many files alike, a few.
    const step = Math.ceil(cuts.length / 4)
    for (const cut of cuts.filter((_, n) => n % step === 0)) await cutShort(prepared, command, cut, 'all')
  })
})
