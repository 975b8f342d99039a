/** The program itself, killed by the system at moments that nobody chose: what is left is whole, and the next command carries on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeWorlds } from '../cli/bad-input/world.ts'
import { commands, killProgram, type Prepared, prepareCutShort } from '../support/cut-short.ts'

const MOMENTS = 8

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareCutShort()
})
afterAll(removeWorlds)

it.each(commands)('$run', async (command) => {
  const ended: boolean[] = []
  for (let n = 0; n < MOMENTS; n++) ended.push(await killProgram(prepared, command, 0.55 + (0.45 * n) / MOMENTS, n))
  // Starting takes most of the time: whatever the moments are, none is after the end of all.
  expect(ended).toHaveLength(MOMENTS)
})
