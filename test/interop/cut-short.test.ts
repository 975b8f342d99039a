/**
 * Every command that writes, killed and failed at its acts: by a disk that is full, an error of the disk, too many open files, and
 * a commit or rename that is done and said to have failed. Each kind of act is met at least once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeWorlds } from '../cli/bad-input/world.ts'
import { fates } from '../support/acts.ts'
import {
  cutShort,
  cutsOf,
  failToLook,
  isFinal,
  looks,
  type Prepared,
  prepareCutShort,
  sampleOf,
} from '../support/cut-short.ts'
import { commands, variants } from '../support/cut-short-commands.ts'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareCutShort()
})
afterAll(removeWorlds)

describe.each(fates)('%s', (fate) => {
  it.each([...commands, ...variants])('$run', async (command) => {
    const cuts = sampleOf((await cutsOf(prepared, command)).filter((cut) => cut.fate === fate))
    expect(cuts).not.toEqual([])
    const faults: string[] = []
    for (const cut of cuts) {
      // Whatever comes next meets what was left: all others where a step was about to become final, otherwise what is run every day.
      const followers = isFinal(cut) && (fate === 'killed' || fate === 'ENOSPC') ? 'all' : 'crl'
      await cutShort(prepared, command, cut, followers).catch((error: Error) => faults.push(error.message))
    }
    expect(faults).toEqual([])
  })
})

describe.each(['EIO', 'EMFILE'] as const)('%s, for anybody who only looks', (fate) => {
  it.each(looks)('%s', async (run) => {
    expect(await failToLook(prepared, run, fate)).toEqual([])
  })
})
