/** The program itself, killed by the system at moments that nobody chose: what is left is whole, and the next command carries on. */
import { afterAll, beforeAll, it } from 'vitest'
import { removeWorlds } from '../cli/bad-input/world.ts'
import { commands, killProgram, type Prepared, prepareCutShort } from '../support/cut-short.ts'

const MOMENTS = 8

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareCutShort()
})
afterAll(removeWorlds)

it.each(commands)('$run', async (command) => {
  // Starting takes half of the time. What must hold then is asked by whoever kills.
  for (let n = 0; n < MOMENTS; n++) await killProgram(prepared, command, 0.55 + (0.45 * n) / MOMENTS, n)
})
