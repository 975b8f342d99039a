/** Files of requests, swept: each that is broken is refused with its code, and nothing is issued. */
import { afterAll, beforeAll, describe, it } from 'vitest'
import { batchRows } from './batches.ts'
import { copyOf, prepareWorld, removeWorlds, requireRefusal, type World } from './world.ts'

let prepared: World
beforeAll(async () => {
  prepared = await prepareWorld('unprotected')
})
afterAll(removeWorlds)

describe('files of requests', () => {
  it.each(batchRows)('$about: $code', async ({ bend, ...row }) => {
    const world = copyOf(prepared)
    await bend?.(world)
    await requireRefusal(world, row)
  })
})
