/** Writing an export over another, or over what somebody else put there: what is replaced, completed or refused. */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import type { ExportRecord } from '../../src/export/directory.ts'
import { writeExport } from '../../src/export/write.ts'
import { makeCrl } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { keys } from '../support/export-kit.ts'
import { makeTarget, request } from '../support/target-kit.ts'
import { found, host, order, out, pki, refusal, target, text, useDirectory, write, written } from './exporting.ts'

useDirectory()

describe('an export over what is there', () => {
  it('replaces its own files, and removes those that are not written any more', async () => {
    await write({ target: makeTarget({ files: [...target.files, { path: 'old/note.txt' }] }) })
    expect(found()).toContain('old/note.txt')
    const clientCrl = makeCrl(pki.authority, [pki.server.certificate.tbs.serial], { number: 2 }).der
    const before = text('tls/crl.pem')
    await write({
      material: { ...pki.material, clientCrl },
      request: request({ host, pin: pki.pin, inputs: { port: '9443' } }),
    })
    expect(found()).toEqual(written)
    expect(text('tls/crl.pem')).not.toBe(before)
    expect(text('server.json')).toContain('9443')
    expect(existsSync(join(out, 'old'))).toBe(false)
    await write()
  })

  it('takes keys, certificates and CRLs for its own that were replaced in place', async () => {
    await write()
    writeFileSync(join(out, 'tls/crl.pem'), 'a newer one')
    await expect(write()).resolves.toBeDefined()
  })

  it('completes an export that was interrupted', async () => {
    const stopping = {
      ...systemFiles,
      write: (path: string, ...rest: [string, 'public']) =>
        path.endsWith('server.json') ? Promise.reject(new Error('power cut')) : systemFiles.write(path, ...rest),
    } as typeof systemFiles
    await expect(writeExport(order(), out, { files: stopping, keys }, 'write')).rejects.toThrow('power cut')
    expect(found()).not.toContain('server.json')
    await write()
    expect(found()).toEqual(written)
  })

  it.each(['.countersign-export.json', 'tls/.key.pem', '.server.json'])(
    'removes the temporary file of an export that was killed: %s',
    async (name) => {
      await write()
      const left = `${name}.0123456789ab.tmp`
      writeFileSync(join(out, left), 'half')
      await write({}, 'dry-run')
      expect(found()).toContain(left)
      await write()
      expect(found()).toEqual(written)
    },
  )

  it('completes an export that was killed while it wrote its very first file', async () => {
    mkdirSync(out, { mode: 0o700 })
    writeFileSync(join(out, '.countersign-export.json.0123456789ab.tmp'), '{')
    await write()
    expect(found()).toEqual(written)
  })

  it('takes no temporary file for its own that can be of somebody else', async () => {
    await write()
    for (const path of ['.notes.txt.0123456789ab.tmp', 'tls/.server.json.0123456789ab.tmp', '.server.json.tmp']) {
      writeFileSync(join(out, path), 'mine')
      await expect(write()).rejects.toThrow(refusal('file.foreign', { path }))
      rmSync(join(out, path))
    }
  })

  it('lists on the disk what it will write before it writes any of it, or makes a folder', async () => {
    const listed = (): string[] =>
      (JSON.parse(text('countersign-export.json')) as ExportRecord).files.map((f) => f.path)
    const seen: string[] = []
    const watching: typeof systemFiles = {
      ...systemFiles,
      write: async (path, ...rest) => {
        if (!path.endsWith('countersign-export.json')) seen.push(path.slice(out.length + 1))
        for (const one of seen) expect(listed()).toContain(one)
        await systemFiles.write(path, ...rest)
      },
      makeDirectory: async (path, ...rest) => {
        if (path !== out) expect(existsSync(join(out, 'countersign-export.json'))).toBe(true)
        await systemFiles.makeDirectory(path, ...rest)
      },
    }
    await writeExport(order(), out, { files: watching, keys: createKeys(watching) }, 'write')
    expect(seen.sort()).toEqual(written.filter((path) => path !== 'countersign-export.json'))
  })

  it('keeps the recipe of the last whole export until the new one is whole', async () => {
    const recipe = () => (JSON.parse(text('countersign-export.json')) as ExportRecord).recipe
    await write()
    const before = recipe()
    const later = request({ host, pin: pki.pin, at: addSeconds(noon, 60) })
    const stopping: typeof systemFiles = {
      ...systemFiles,
      write: (path, ...rest) =>
        path.endsWith('server.json') ? Promise.reject(new Error('power cut')) : systemFiles.write(path, ...rest),
    }
    const cut = writeExport(order({ request: later }), out, { files: stopping, keys }, 'write')
    await expect(cut).rejects.toThrow('power cut')
    expect(recipe()).toEqual(before)
    await write({ request: later })
    expect(recipe()).not.toEqual(before)
  })

  it('notices another that wrote in between, and leaves nothing that passes for whole', async () => {
    let between = async (): Promise<unknown> => {
      between = async () => undefined
      return write({ request: request({ host, pin: pki.pin, inputs: { port: '9443' } }) })
    }
    const overtaken: typeof systemFiles = {
      ...systemFiles,
      write: async (path, ...rest) => {
        if (path.endsWith('server.json')) await between()
        return systemFiles.write(path, ...rest)
      },
    }
    const slow = writeExport(order(), out, { files: overtaken, keys }, 'write')
    await expect(slow).rejects.toThrow(refusal('export.overtaken', { directory: out }))
    await write()
    expect(text('server.json')).toContain('8443')
    expect(found()).toEqual(written)
  })

  it('is not made where others could change it', async () => {
    mkdirSync(out)
    for (const mode of [0o777, 0o1777, 0o702]) {
      chmodSync(out, mode)
      await expect(write()).rejects.toThrow(refusal('directory.exposed', { directory: out }))
    }
    chmodSync(out, 0o775)
    await write()
    chmodSync(join(out, 'tls'), 0o777)
    await expect(write()).rejects.toThrow(refusal('directory.exposed', { directory: join(out, 'tls') }))
    chmodSync(join(out, 'tls'), 0o755)
    await write()
  })

  it('refuses a directory with a file that it did not write, wherever it lies', async () => {
    mkdirSync(out)
    writeFileSync(join(out, 'server.json'), 'mine')
    await expect(write()).rejects.toThrow(refusal('file.foreign', { path: 'server.json', directory: out }))
    expect(text('server.json')).toBe('mine')
    rmSync(join(out, 'server.json'))
    await write()
    writeFileSync(join(out, 'tls/notes.txt'), 'mine')
    await expect(write()).rejects.toThrow(refusal('file.foreign', { path: 'tls/notes.txt' }))
    rmSync(join(out, 'tls/notes.txt'))
    mkdirSync(join(out, 'empty'))
    await expect(write()).rejects.toThrow(refusal('file.foreign', { path: 'empty' }))
  })

  it('refuses a file that was changed since, so that nobody loses work', async () => {
    await write()
    writeFileSync(join(out, 'server.json'), `${text('server.json')}\n`)
    await expect(write()).rejects.toThrow(refusal('file.edited', { path: 'server.json', directory: out }))
    rmSync(join(out, 'server.json'))
    await expect(write()).resolves.toBeDefined()
  })

  it.each(['tls/crl.pem', 'countersign-export.json', 'tls'])(
    'refuses a symbolic link in the place of %s',
    async (path) => {
      await write()
      const elsewhere = join(out, '../elsewhere')
      if (path === 'tls') mkdirSync(elsewhere)
      else writeFileSync(elsewhere, text(path))
      rmSync(join(out, path), { recursive: true })
      symlinkSync(elsewhere, join(out, path))
      await expect(write()).rejects.toThrow(refusal('file.symlink', { path: join(out, path) }))
    },
  )

  it('refuses a directory that is a symbolic link, or no directory', async () => {
    const elsewhere = join(out, '../elsewhere')
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, out)
    await expect(write()).rejects.toThrow(refusal('file.symlink', { path: out }))
    rmSync(out)
    writeFileSync(out, '')
    await expect(write()).rejects.toThrow(refusal('disk.failed', { path: out }))
  })

  it('refuses a record that could make it remove what is not its own', async () => {
    await write()
    const record = JSON.parse(text('countersign-export.json')) as ExportRecord
    for (const path of ['../victim', '/etc/passwd', 'tls/../../victim', '.']) {
      writeFileSync(join(out, 'countersign-export.json'), JSON.stringify({ ...record, files: [{ path }] }))
      await expect(write()).rejects.toThrow(refusal('file.malformed'))
    }
  })

  it('writes nothing at all when the material is not sound', async () => {
    const late = request({ host, pin: pki.pin, at: addSeconds(noon, 31 * 86_400) })
    await expect(write({ request: late })).rejects.toThrow(refusal('crl.expired'))
    expect(existsSync(out)).toBe(false)
  })
})
