/**
 * The program itself, killed by the system, at acts that leave something and at moments that nobody chose: what is left is whole,
 * and the next command carries on.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeWorlds } from '../cli/bad-input/world.ts'
import { cutsOf, isFinal, type Prepared, prepareCutShort } from '../support/cut-short.ts'
import { commands, variants } from '../support/cut-short-commands.ts'
import { killProgramAfter, killProgramAt } from '../support/killed-program.ts'

const ACTS = 6
const MOMENTS = 4

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareCutShort()
})
afterAll(removeWorlds)

/** Some parts of a command need a server to run in the program. */
const programs = [...commands, ...variants].filter(({ act }) => act === undefined)

describe('the program that is killed before something becomes final', () => {
  it.each(programs)('$run', async (command) => {
    const cuts = (await cutsOf(prepared, command)).filter(({ fate }) => fate === 'killed')
    const finals = cuts.flatMap((cut, at) => (isFinal(cut) ? [at] : []))
    const step = Math.ceil(finals.length / ACTS)
    const chosen = finals.filter((_, n) => n % step === 0)
    expect(chosen).not.toEqual([])
    // Anybody who kills asks whether that met a program at work, and what must hold then.
    for (const at of chosen) await killProgramAt(prepared, command, at)
  })
})

describe('the program that is killed by the clock', () => {
  it.each(programs)('$run', async (command) => {
    // Starting takes half of the time.
    for (let n = 0; n < MOMENTS; n++) await killProgramAfter(prepared, command, 0.55 + (0.45 * n) / MOMENTS, n)
  })
})
