import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { copyTree } from './copy-tree.ts'

const traces = (directory: string): string =>
  execFileSync('find', ['.', '-printf', '%p %m %y %l %Ts %s\n'], { cwd: directory, encoding: 'utf8' })
    .replace(/(?<= d .*) \d+$/gm, '')
    .split('\n')
    .sort()
    .join('\n')

it('copies what a directory holds, with modes, times and links', () => {
  const place = mkdtempSync(`${tmpdir()}/copy-tree-`)
  const [from, to] = [`${place}/from`, `${place}/to`]
  mkdirSync(`${from}/inner/empty`, { recursive: true })
  writeFileSync(`${from}/inner/key.pem`, 'secret', { mode: 0o600 })
  writeFileSync(`${from}/script`, '', { mode: 0o755 })
  symlinkSync('../nowhere', `${from}/inner/link`)
  chmodSync(`${from}/inner`, 0o700)
  execFileSync('touch', [
    '-h',
    '-d',
    '2020-01-02',
    `${from}/inner/key.pem`,
    `${from}/inner/empty`,
    `${from}/inner/link`,
  ])
  copyTree(from, to)
  expect(traces(to)).toBe(traces(from))
  expect(traces(to)).toContain('./inner/key.pem 600 f')
  rmSync(place, { recursive: true })
})
