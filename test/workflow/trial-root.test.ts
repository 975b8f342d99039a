/** What a trial needs before it begins, and refuses before it makes anything. What it shows, `test/contract/trial.test.ts` tests. */
import { existsSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import { prepareTrial } from '../../src/workflow/trial.ts'
import { realPorts } from '../support/home.ts'
import { shippedTargets } from '../support/target-kit.ts'

const as = (user: number) => ({ ...realPorts(), files: { ...systemFiles, currentUser: () => user } })
const started = (await shippedTargets()).filter(({ kind }) => kind === 'started')

it.each(started)('leaves $name to root unless its server refuses root, and to everybody else', async (target) => {
  const { refusesRoot } = target.commands.run
  for (const user of [0, 1000]) {
    const prepared = prepareTrial(target.name, as(user))
    if (refusesRoot && user === 0) {
      const next = `as another user: countersign try ${target.name}`
      await expect(prepared).rejects.toMatchObject({ code: 'usage.wrong', facts: { next } })
    } else {
      const { directory } = await prepared
      expect(existsSync(directory)).toBe(true)
      rmSync(directory, { recursive: true })
    }
  }
})

it('knows servers of both kinds', () => {
  const refusing = started.filter(({ commands }) => commands.run.refusesRoot).map(({ name }) => name)
  expect(refusing).toEqual(expect.arrayContaining(['apache', 'lighttpd', 'nginx-door']))
  expect(refusing).not.toContain('nginx')
})
