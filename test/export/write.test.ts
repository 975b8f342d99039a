/** Writing an export: what lies in the directory afterwards, whose it is, and what is refused. Starts no server. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { readForm } from '../../src/asn1/form.ts'
import { systemFiles } from '../../src/effects/files.ts'
import type { Target } from '../../src/export/catalogue.ts'
import { deliverMaterial, findStanding } from '../../src/export/deliver.ts'
import type { ExportRecord } from '../../src/export/directory.ts'
import type { Material } from '../../src/export/material.ts'
import type { MaterialPart } from '../../src/export/material-files.ts'
import { crlNumberIn } from '../../src/workflow/outdated.ts'
import { findOwnServer } from '../../src/workflow/own-server.ts'
import { encodeCrlPem as pemOf } from '../../src/x509/crl.ts'
import { makeCrl } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { clients, keys } from '../support/export-kit.ts'
import { makeTarget, request } from '../support/target-kit.ts'
import { found, host, mode, out, pki, refusal, target, text, useDirectory, write, written } from './exporting.ts'

useDirectory()

describe('an export', () => {
  it('writes what it says, the key for its owner only', async () => {
    const answer = await write()
    expect(found()).toEqual(written)
    expect(answer.files.map(({ path }) => path).sort()).toEqual(written)
    expect(answer.files.filter(({ readableBy }) => readableBy === 'owner')).toEqual([
      { path: 'tls/key.pem', readableBy: 'owner' },
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
      expect(answer.files).toContainEqual({ path: 'tls/server.pem', readableBy: 'owner' })
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
      const standing = await findStanding(systemFiles, out, async () => target)
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
    for (const path of ['.gitignore', '.dockerignore'])
      expect(text(path).split('\n')).toEqual(expect.arrayContaining(['/tls/key.pem', '**/*.tmp']))
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
    expect(files).toContainEqual({ path: 'backend/secret.json', readableBy: 'owner' })
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
