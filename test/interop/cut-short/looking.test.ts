/** Commands that only look, failed at their acts by the disk; and that the files beside this one take every command that writes. */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeWorlds } from '../../cli/bad-input/world.ts'
import { failToLook, looks, type Prepared, prepareCutShort } from '../../support/cut-short.ts'
import { commands, variants } from '../../support/cut-short-commands.ts'
import { kinds } from './every-act.ts'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareCutShort()
})
afterAll(removeWorlds)

describe.each(['EIO', 'EMFILE'] as const)('%s, for anybody who only looks', (fate) => {
  it.each(looks)('%s', async (run) => {
    expect(await failToLook(prepared, run, fate)).toEqual([])
  })
})

it('a file of its own takes each kind of command that writes, and no command is of two kinds or of none', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.test.ts') && name !== 'looking.test.ts',
  )
  expect(files.sort()).toEqual(Object.keys(kinds).map((kind) => `${kind}.test.ts`))
  for (const { run } of [...commands, ...variants]) {
    expect(
      Object.values(kinds).filter((kind) => kind.test(run)),
      run,
    ).toHaveLength(1)
  }
})
