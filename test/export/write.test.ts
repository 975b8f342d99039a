import { createPrivateKey, X509Certificate } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { beforeEach, describe, expect, it } from 'vitest'
import { readForm } from '../../src/asn1/form.ts'
import { addSeconds } from '../../src/core/brand.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import type { Target } from '../../src/export/catalogue.ts'
import { deliverMaterial, findStanding } from '../../src/export/deliver.ts'
import type { ExportRecord } from '../../src/export/directory.ts'
import type { Material } from '../../src/export/material.ts'
import type { MaterialPart } from '../../src/export/material-files.ts'
import { type ExportOrder, writeExport } from '../../src/export/write.ts'
import { crlNumberIn } from '../../src/workflow/outdated.ts'
import { findOwnServer } from '../../src/workflow/own-server.ts'
import { encodeCrlPem as pemOf } from '../../src/x509/crl.ts'
import { makeCrl } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { clients, keys, makeExportPki } from '../support/export-kit.ts'
import { makeTarget, request } from '../support/target-kit.ts'

const host = 'api.acme.internal'
const pki = makeExportPki(host)
const target = makeTarget()
const written = [
  '.dockerignore',
  '.gitignore',
  'countersign-export.json',
  'server.json',
  'tls/ca.pem',
  'tls/chain.pem',
  'tls/crl.pem',
  'tls/key.pem',
]

let out: string
beforeEach(() => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-export-'))
  out = join(directory, 'deploy')
  return () => rmSync(directory, { recursive: true })
})

const order = (changes: Partial<ExportOrder> = {}): ExportOrder => ({
  target,
  request: request({ host, pin: pki.pin }),
  material: pki.material,
  authority: clients,
  ...changes,
})
const write = (changes: Partial<ExportOrder> = {}, mode: 'write' | 'dry-run' = 'write') =>
  writeExport(order(changes), out, { files: systemFiles, keys }, mode)
const found = (): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
    .sort()
const text = (path: string): string => readFileSync(join(out, path), 'utf8')
const mode = (path: string): string => (statSync(join(out, path)).mode & 0o777).toString(8)
const refusal = (code: string, facts: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe('an export', () => {
  it('writes what it says, the key for its owner only', async () => {
    const answer = await write()
    expect(found()).toEqual(written)
    expect(answer.files.map(({ path }) => path).sort()).toEqual(written)
    expect(answer.files.filter(({ access }) => access === 'private')).toEqual([
      { path: 'tls/key.pem', access: 'private' },
    ])
    expect([mode('tls/key.pem'), mode('server.json'), mode('.'), mode('tls')]).toEqual(['600', '644', '700', '700'])
    expect(createPrivateKey(text('tls/key.pem')).asymmetricKeyType).toBe('ec')
    expect(JSON.parse(text('server.json'))).toEqual({ host, at: ['127.0.0.1', 8443] })
  })

  describe('in the files and forms that its target wants', () => {
    const inForms = (form: 'pem' | 'base64', holds: readonly MaterialPart[] = ['serverChain', 'serverKey']): Target =>
      makeTarget({
        material: [
          { path: 'tls/server.pem', holds, form },
          { path: 'tls/ca.pem', holds: ['clientAuthority'], form },
          { path: 'tls/crl.pem', holds: ['clientCrl'], form },
        ],
      })
    const chained = { ...pki.material, serverChain: [pki.server.der, pki.servers.der] }
    const blocks = (pem: string) => Array.from(pem.matchAll(/BEGIN ([A-Z0-9 ]+)-/g), ([, label]) => label)

    it('puts chain and key into one, in the order that is asked for, for its owner only', async () => {
      const answer = await write({ target: inForms('pem'), material: chained })
      expect(answer.files).toContainEqual({ path: 'tls/server.pem', access: 'private' })
      expect(mode('tls/server.pem')).toBe('600')
      const pem = text('tls/server.pem')
      expect(blocks(pem)).toEqual(['CERTIFICATE', 'CERTIFICATE', 'PRIVATE KEY'])
      expect(new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem))).toBe(true)
      expect(() => createSecureContext({ cert: pem, key: pem })).not.toThrow()
      expect(text('.gitignore').split('\n')).toContain('/tls/server.pem')
      await write({ target: inForms('pem', ['serverKey', 'serverChain']), material: chained })
      expect(blocks(text('tls/server.pem'))).toEqual(['PRIVATE KEY', 'CERTIFICATE', 'CERTIFICATE'])
    })

    it('writes base64 of the same', async () => {
      await write({ target: inForms('base64'), material: chained })
      const pem = (path: string) => Buffer.from(text(path), 'base64').toString()
      expect(text('tls/server.pem')).not.toContain('-----')
      expect(mode('tls/server.pem')).toBe('600')
      expect(blocks(pem('tls/server.pem'))).toEqual(['CERTIFICATE', 'CERTIFICATE', 'PRIVATE KEY'])
      expect(() => createSecureContext({ cert: pem('tls/server.pem'), key: pem('tls/server.pem') })).not.toThrow()
      expect([...blocks(pem('tls/ca.pem')), ...blocks(pem('tls/crl.pem'))]).toEqual(['CERTIFICATE', 'X509 CRL'])
    })

    it('delivers in the same files and forms, and nothing else', async () => {
      const target = inForms('base64')
      await write({ target })
      const standing = await findStanding(systemFiles, out, [target])
      const crl = makeCrl(pki.authority, [pki.server.certificate.tbs.serial], { number: 7 }).der
      const at = { authority: clients, pin: pki.pin, at: noon }
      const ports = { files: systemFiles, keys }
      const before = text('server.json')
      expect(
        await deliverMaterial(standing, { material: { ...chained, clientCrl: crl }, ...at }, ports, 'write'),
      ).toEqual(['tls/ca.pem', 'tls/crl.pem', 'tls/server.pem'])
      expect(await crlNumberIn(standing, systemFiles)).toBe(7n)
      expect(blocks(Buffer.from(text('tls/server.pem'), 'base64').toString())).toHaveLength(3)
      expect(text('server.json')).toBe(before)
      writeFileSync(join(out, 'tls/crl.pem'), pemOf(crl))
      expect(await crlNumberIn(standing, systemFiles)).toBeUndefined()
    })

    it.each(['pem', 'base64'] as const)(
      'finds a server certificate that was handed in again in one file, %s',
      async (form) => {
        const target = inForms(form)
        await write({ target, request: request({ host, pin: pki.pin, server: 'own' }) })
        const own = await findOwnServer(undefined, out, target, { files: systemFiles, keys })
        expect(own?.serverChain).toEqual(pki.material.serverChain)
        expect(own?.serverKey.spki).toEqual(pki.material.serverKey.spki)
        await write({ target, material: { ...pki.material, ...own } as Material })
        expect(
          blocks(form === 'pem' ? text('tls/server.pem') : readForm('base64', text('tls/server.pem'))),
        ).toHaveLength(2)
      },
    )
  })

  it('keeps the key out of repositories and images', async () => {
    await write()
    for (const path of ['.gitignore', '.dockerignore']) expect(text(path).split('\n')).toContain('/tls/key.pem')
  })

  it('says how to run what it wrote, from the manifest, with the directory in its place', async () => {
    expect((await write()).commands).toEqual({
      check: ['pretender', '-t', `${out}/server.json`],
      run: ['pretender', '-p', '8443'],
      ready: 'ready',
      stop: 'SIGTERM',
      reload: { by: 'signal', signal: 'SIGHUP', done: 'done', failed: 'failed' },
    })
  })

  describe('of what must be built', () => {
    const { commands } = target
    const built = makeTarget({ commands: { ...commands, build: { argv: ['make', 'P={port}'], makes: 'out' } } })

    it('says how, and keeps what the build makes out of repositories and images', async () => {
      expect((await write({ target: built })).commands.build).toEqual(['make', 'P=8443'])
      for (const path of ['.gitignore', '.dockerignore']) expect(text(path).split('\n')).toContain('/out/')
    })

    it('leaves what the build made alone, and takes nothing else for it', async () => {
      await write({ target: built })
      mkdirSync(join(out, 'out/deep'), { recursive: true })
      writeFileSync(join(out, 'out/deep/program'), 'built')
      await write({ target: built })
      expect(text('out/deep/program')).toBe('built')
      await expect(write()).rejects.toThrow(refusal('file.foreign', { path: 'out' }))
      rmSync(join(out, 'out'), { recursive: true })
      symlinkSync('/tmp', join(out, 'out'))
      await expect(write({ target: built })).rejects.toThrow(refusal('file.symlink'))
      rmSync(join(out, 'out'))
      writeFileSync(join(out, 'out'), '')
      await expect(write({ target: built })).rejects.toThrow(refusal('file.foreign', { path: 'out' }))
    })

    it('takes no folder for a build that was there before it', async () => {
      mkdirSync(join(out, 'out'), { recursive: true })
      await expect(write({ target: built })).rejects.toThrow(refusal('file.foreign'))
    })
  })

  it('records its recipe and its files, and no hash of a key', async () => {
    await write()
    const record = JSON.parse(text('countersign-export.json')) as ExportRecord
    expect(record.recipe).toMatchObject({ target: 'pretender', pin: pki.pin, host })
    expect(record.files.map(({ path }) => path).sort()).toEqual(
      written.filter((path) => path !== 'countersign-export.json'),
    )
    expect(
      record.files
        .filter(({ sha256 }) => sha256)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['.dockerignore', '.gitignore', 'server.json'])
  })

  it('writes nothing when dry, and says the same', async () => {
    const dry = await write({}, 'dry-run')
    expect(existsSync(out)).toBe(false)
    expect(await write()).toEqual(dry)
  })

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

describe('a file that is kept', () => {
  const keeping = makeTarget(
    {
      files: [
        { path: 'server.json', language: 'json' },
        { path: 'backend/secret.json', language: 'json', keep: true },
      ],
      folders: ['run'],
    },
    { 'backend/secret.json': '{{ secret }}\n' },
  )
  const secret = (letter: string) => request({ host, pin: pki.pin, secret: letter.repeat(64) })

  it('is written once, for its owner only, and said to be secret', async () => {
    const { files } = await write({ target: keeping, request: secret('a') })
    expect(files).toContainEqual({ path: 'backend/secret.json', access: 'private' })
    expect([text('backend/secret.json'), mode('backend/secret.json')]).toEqual([`"${'a'.repeat(64)}"\n`, '600'])
    expect(text('.gitignore').split('\n')).toContain('/backend/secret.json')
    await write({ target: keeping, request: secret('b') })
    expect(text('backend/secret.json')).toBe(`"${'a'.repeat(64)}"\n`)
    rmSync(join(out, 'backend/secret.json'))
    await write({ target: keeping, request: secret('b') })
    expect(text('backend/secret.json')).toBe(`"${'b'.repeat(64)}"\n`)
  })

  it('is not for a file without holes, nor in a folder of the server’s own', () => {
    const verbatim = { path: 'a.txt', keep: true }
    expect(() => makeTarget({ files: [verbatim] })).toThrow(refusal('target.malformed'))
    expect(() => makeTarget({ folders: ['tls'] })).toThrow(refusal('target.malformed', { pointer: '/folders' }))
  })

  it('lies beside folders that are made for the server, whose content is its own', async () => {
    await write({ target: keeping, request: secret('a') })
    writeFileSync(join(out, 'run/access.log'), 'somebody came')
    expect(text('.gitignore').split('\n')).toContain('/run/')
    await write({ target: keeping, request: secret('a') })
    expect(text('run/access.log')).toBe('somebody came')
    symlinkSync('/etc', join(out, 'runs'))
    await expect(write({ target: keeping, request: secret('a') })).rejects.toThrow(refusal('file.symlink'))
  })
})
