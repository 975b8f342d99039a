import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { copyTree } from './copy-tree.ts'
import { stateOf } from './tree-state.ts'

let directory: string
let copy: string
const at = (name: string): string => join(copy, name)
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-state-'))
  const first = join(directory, 'first')
  mkdirSync(join(first, 'folder'), { recursive: true })
  writeFileSync(join(first, 'folder/file'), 'content')
  writeFileSync(join(first, 'other'), 'content')
  symlinkSync('folder', join(first, 'link'))
  copy = join(directory, 'copy')
  copyTree(first, copy)
  return () => rmSync(directory, { recursive: true })
})

const isSame = (): boolean => stateOf(copy) === stateOf(join(directory, 'first'))

it('is the same for a copy, and where a file came and went, or was written anew', () => {
  expect(isSame()).toBe(true)
  utimesSync(at('other'), 1, 1)
  writeFileSync(at('folder/brief'), '')
  rmSync(at('folder/brief'))
  expect(isSame()).toBe(true)
})

it.each<[string, () => void]>([
  ['another content of the same length', () => writeFileSync(at('other'), 'CONTENT')],
  ['another mode of a file', () => chmodSync(at('other'), 0o600)],
  ['another mode of a directory', () => chmodSync(at('folder'), 0o700)],
  ['another name', () => renameSync(at('other'), at('another'))],
  ['one more file', () => writeFileSync(at('folder/more'), '')],
  ['one more directory', () => mkdirSync(at('folder/more'))],
  ['one file less', () => rmSync(at('folder/file'))],
  [
    'a link that leads elsewhere',
    () => {
      rmSync(at('link'))
      symlinkSync('other', at('link'))
    },
  ],
  ['a file in another folder', () => renameSync(at('folder/file'), at('file'))],
])('differs by %s', (_, change) => {
  change()
  expect(isSame()).toBe(false)
})
