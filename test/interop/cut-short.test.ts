/**
 * Every command that writes, killed and failed at every one of its acts: by a disk that is full, an error of the disk, too many
 * open files, and a commit or rename that is done and said to have failed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeWorlds } from '../cli/bad-input/world.ts'
import { fates } from '../support/acts.ts'
import { type Cut, commands, cutShort, cutsOf, type Prepared, prepareCutShort } from '../support/cut-short.ts'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareCutShort()
})
afterAll(removeWorlds)

/** `init` copies some hundred files alike; of those every third. */
const isSampled = ({ at }: Cut, run: string): boolean => !run.startsWith('init') || at % 3 === 0

describe.each(fates)('%s', (fate) => {
  it.each(commands)('$run', async (command) => {
    const cuts = (await cutsOf(prepared, command)).filter((cut) => cut.fate === fate && isSampled(cut, command.run))
    expect(cuts).not.toEqual([])
    const faults: string[] = []
    for (const cut of cuts) {
      const followers = fate === 'killed' || fate === 'ENOSPC' ? 'all' : 'crl'
      await cutShort(prepared, command, cut, followers).catch((error: Error) => faults.push(error.message))
    }
    expect(faults).toEqual([])
  })
})
