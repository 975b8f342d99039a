import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import { type ExportRecord, requireOwnDirectory, sha256Of } from '../../src/export/directory.ts'

const recipe = { target: 't', versions: '1', guideline: 'g', host: 'h', pin: 'p', exportedAt: '2026-11-22T12:00:00Z' }

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-directory-'))
  return () => rmSync(directory, { recursive: true })
})

const put = (path: string, content: string): void => writeFileSync(join(directory, path), content)
const record = (...files: ExportRecord['files']): void =>
  put('countersign-export.json', JSON.stringify({ format: 1, recipe, files }))
const look = () => requireOwnDirectory(systemFiles, directory)
const refusal = (code: string) => expect.objectContaining({ code })

describe('the directory of an export', () => {
  it('may be absent or empty', async () => {
    expect(await look()).toBeUndefined()
    expect(await requireOwnDirectory(systemFiles, join(directory, 'absent'))).toBeUndefined()
  })

  it('may be as an export left it, or with less', async () => {
    put('a', 'content')
    record({ path: 'a', sha256: sha256Of('content') }, { path: 'sub/gone', sha256: sha256Of('gone') })
    expect(await look()).toMatchObject({ format: 1, recipe })
  })

  it('may not hold more, or other content', async () => {
    put('a', 'changed')
    record({ path: 'a', sha256: sha256Of('content') })
    await expect(look()).rejects.toThrow(refusal('file.edited'))
    record({ path: 'b' })
    await expect(look()).rejects.toThrow(refusal('file.foreign'))
    record({ path: 'a/b' })
    await expect(look()).rejects.toThrow(refusal('file.foreign'))
    rmSync(join(directory, 'a'))
    mkdirSync(join(directory, 'a'))
    await expect(look()).resolves.toBeDefined()
  })

  it('may hold what is the user’s own, a file or a folder, but no link in its place', async () => {
    put('a', 'content')
    record({ path: 'a', sha256: sha256Of('content') })
    put('local.json', '{}')
    mkdirSync(join(directory, 'local'))
    put('local/mine.conf', '')
    const left = { own: ['local.json', 'local'] }
    await expect(requireOwnDirectory(systemFiles, directory, left)).resolves.toBeDefined()
    await expect(requireOwnDirectory(systemFiles, directory, { own: ['local'] })).rejects.toThrow(
      refusal('file.foreign'),
    )
    rmSync(join(directory, 'local.json'))
    symlinkSync('/etc/hostname', join(directory, 'local.json'))
    await expect(requireOwnDirectory(systemFiles, directory, left)).rejects.toThrow(refusal('file.symlink'))
  })

  it.each(['', '{}', '[]', 'null', '{"format":2}', '{"format":1,"recipe":{},"files":[]}'])(
    'may not hold %j for a record',
    async (text) => {
      put('countersign-export.json', text)
      await expect(look()).rejects.toThrow(refusal('file.malformed'))
    },
  )
})
