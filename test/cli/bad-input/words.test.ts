/** The command line itself, swept: whatever is wrong in it is refused with its code, and nothing happens. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { oneOfEach } from '../../support/sweep.ts'
import { wordRows } from './words.ts'
import { prepareWorld, removeWorlds, requireRefusal, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await prepareWorld('unprotected')
})
afterAll(removeWorlds)

// In the quick suite one row of each refusal.
describe('words', () => {
  it.each(oneOfEach(wordRows, ({ code }) => code))('$about: $code', (row) => requireRefusal(world, row))
})
