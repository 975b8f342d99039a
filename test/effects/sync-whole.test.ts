/** Many files made durable at once, by a program that stands in for a disk which fails, or is not there; it calls the real one. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Files } from '../../src/core/port/files.ts'

/** What is laid out in memory can be synced whole on every Linux. */
const room = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const PATH = process.env['PATH'] ?? ''
const MANY = 128
/** Of times that a program is called. */
const NEVER = 1000

let directory: string
let files: Files
beforeEach(async () => {
  directory = mkdtempSync(join(room, 'countersign-sync-'))
  // What is known of a file system is kept as long as the process lasts.
  vi.resetModules()
  files = (await import('../../src/effects/files.ts')).systemFiles
  return () => {
    process.env['PATH'] = PATH
    rmSync(directory, { recursive: true })
  }
})

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const path = join(directory, 'group', String(index % 50), `${index}`)
    return { path, content: `${index}`, mode: 'private' } as const
  })

/** Puts a `sync` before the system's that says, each time, how many files it finds, and fails from some time on. */
function watchSync(failsFrom: number): { readonly seen: () => readonly string[] } {
  const bin = join(directory, 'bin')
  const log = join(directory, 'log')
  execFileSync('mkdir', [bin])
  const real = execFileSync('sh', ['-c', 'command -v sync'], { encoding: 'utf8' }).trim()
  const script = `#!/bin/sh
find ${directory}/group -type f -size +0 | wc -l >> ${log}
[ "$(wc -l < ${log})" -lt ${failsFrom} ] && exec ${real} "$@"
exit 1
`
  writeFileSync(join(bin, 'sync'), script, { mode: 0o755 })
  process.env['PATH'] = `${bin}${delimiter}${PATH}`
  return { seen: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []) }
}

const written = () =>
  execFileSync('find', [join(directory, 'group'), '-type', 'f'], { encoding: 'utf8' }).split('\n').length - 1

describe.runIf(process.platform === 'linux')('files that are written together', () => {
  it('are synced at once where they are many: tried before the first, and done after the last', async () => {
    const { seen } = watchSync(NEVER)
    await files.writeTogether(many(MANY))
    expect(seen()).toEqual(['0', String(MANY)])
    // What was found out about a file system is not asked again.
    await files.writeTogether(many(MANY + 1))
    expect(seen()).toEqual(['0', String(MANY), String(MANY + 1)])
  })

  it('are synced one by one where they are few', async () => {
    const { seen } = watchSync(NEVER)
    await files.writeTogether(many(MANY - 1))
    expect(seen()).toEqual([])
    expect(written()).toBe(MANY - 1)
  })

  it('are synced one by one where the system cannot do it at once', async () => {
    const { seen } = watchSync(1)
    await files.writeTogether(many(MANY))
    expect(seen()).toEqual(['0'])
    expect(written()).toBe(MANY)
  })

  it('are synced one by one where the program is absent', async () => {
    process.env['PATH'] = join(directory, 'nothing')
    await files.writeTogether(many(MANY))
    process.env['PATH'] = PATH
    expect(written()).toBe(MANY)
  })

  it('are refused where the disk could do it before, and fails now', async () => {
    watchSync(2)
    const writing = files.writeTogether(many(MANY))
    await expect(writing).rejects.toMatchObject({
      code: 'disk.failed',
      facts: { path: join(directory, 'group', '0'), problem: 'the disk reports an error' },
    })
  })

  it('are synced one by one where they lie on two file systems', async ({ skip }) => {
    const elsewhere = mkdtempSync('/var/tmp/countersign-sync-')
    try {
      const deviceOf = (path: string) => execFileSync('stat', ['-c', '%d', path], { encoding: 'utf8' })
      if (deviceOf(elsewhere) === deviceOf(directory)) skip('only one file system is here')
      const { seen } = watchSync(NEVER)
      await files.writeTogether([...many(MANY), { path: join(elsewhere, 'one'), content: '1', mode: 'private' }])
      expect(seen()).toEqual([])
    } finally {
      rmSync(elsewhere, { recursive: true })
    }
  })
})
