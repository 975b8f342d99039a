/** Requests, swept: each hostile or broken one is refused with its code, and nothing is issued. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { oneOfEach } from '../../support/sweep.ts'
import { requestRows } from './requests.ts'
import { copyOf, prepareWorld, removeWorlds, requireRefusal, type World } from './world.ts'

let prepared: World
beforeAll(async () => {
  prepared = await prepareWorld('unprotected')
})
afterAll(removeWorlds)

// In the quick suite one row of each refusal.
describe('requests', () => {
  it.each(oneOfEach(requestRows, ({ code }) => code))('$about: $code', async ({ bend, ...row }) => {
    const world = copyOf(prepared)
    await bend?.(world)
    await requireRefusal(world, row)
  })
})
