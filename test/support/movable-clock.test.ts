/** What a moved clock of a killed program leaves behind. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { removeLeftOver } from './movable-clock.ts'

/** More than any system numbers its processes by. */
const NOBODY = 4_194_305

it('is removed where its process is gone, and nothing else is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-shared-'))
  const own = [`faketime_shm_${process.pid}`, `sem.faketime_sem_${process.pid}`, `other_${NOBODY}`]
  for (const name of [...own, `faketime_shm_${NOBODY}`, `sem.faketime_sem_${NOBODY}`])
    writeFileSync(join(folder, name), '')
  removeLeftOver(folder)
  expect(readdirSync(folder).sort()).toEqual(own.sort())
  rmSync(folder, { recursive: true })
})
