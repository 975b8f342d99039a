/** The command line itself, swept: whatever is wrong in it is refused with its code, and nothing happens. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { wordRows } from './words.ts'
import { prepareWorld, removeWorlds, requireRefusal, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await prepareWorld('unprotected')
})
afterAll(removeWorlds)

describe('words', () => {
  it.each(wordRows)('$about: $code', (row) => requireRefusal(world, row))
})
