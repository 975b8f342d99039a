/**
 * Commands that write, killed and failed at their acts: by a disk that is full, an error of the disk, too many open files, and a commit or
 * rename that is done and said to have failed. Each kind of act is met at least once. A file of tests takes one kind of command, so
 * that several files run at once; it does not share what it has seen with the others.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeWorlds } from '../../cli/bad-input/world.ts'
import { fates } from '../../support/acts.ts'
import { cutShort, cutsOf, isFinal, type Prepared, prepareCutShort, sampleOf } from '../../support/cut-short.ts'
import { commands, variants } from '../../support/cut-short-commands.ts'

/** Which commands the file of each name takes. */
export const kinds = {
  crls: /^(crl|what a probe has signed)/,
  exporting: /^(export|the report)/,
  homes: /^(authority|init|permit)/,
  issuing: /^(issue|renew)/,
  revoking: /^revoke/,
} as const

/** Runs the tests of one kind of command. */
export function cutAtEveryAct(kind: keyof typeof kinds): void {
  let prepared: Prepared
  beforeAll(async () => {
    prepared = await prepareCutShort()
  })
  afterAll(removeWorlds)

  describe.each(fates)('%s', (fate) => {
    it.each([...commands, ...variants].filter(({ run }) => kinds[kind].test(run)))('$run', async (command) => {
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
}
