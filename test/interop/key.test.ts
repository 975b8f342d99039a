/** Private keys on the disk, as OpenSSL sees them: it opens what we wrote, with the right passphrase and no other. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodePem } from '../../src/asn1/pem.ts'
import { settledKeyTypes } from '../../src/core/key.ts'
import type { PrivateKey } from '../../src/core/port/keys.ts'
import { knowPassphrase, makeHome, passphrase, realPorts, type TestHome } from '../support/home.ts'
import { summon } from '../support/judges.ts'

describe.for(settledKeyTypes)('a key of type %s', (keyType) => {
  const { keys, files } = realPorts()
  let directory: string
  let key: PrivateKey

  beforeAll(async () => {
    directory = await files.makeTemporaryDirectory('countersign-test-')
    key = keys.generate(keyType)
    await keys.save(key, join(directory, 'open.pem'), 'unprotected')
    await keys.save(key, join(directory, 'locked.pem'), await knowPassphrase('choose'))
    await files.write(join(directory, 'right.txt'), `${passphrase}\n`, 'private')
    await files.write(join(directory, 'wrong.txt'), `${passphrase}!\n`, 'private')
  })

  afterAll(() => files.remove(directory))

  const publicPem = () => encodePem('PUBLIC KEY', key.spki)

  it('opens without a passphrase where it was saved without one, and is sound (RFC 5958)', async (context) => {
    const openssl = summon(context, 'openssl')
    const read = await openssl('pkey', '-in', join(directory, 'open.pem'), '-pubout', '-passin', 'pass:')
    expect(read).toMatchObject({ status: 0, stdout: publicPem() })
    const checked = await openssl('pkey', '-in', join(directory, 'open.pem'), '-check', '-noout')
    expect(checked.stdout + checked.stderr).toContain('valid')
  })

  it('opens with its passphrase (RFC 8018 §6.2, RFC 7914 §7)', async (context) => {
    const openssl = summon(context, 'openssl')
    const locked = ['pkey', '-in', join(directory, 'locked.pem'), '-pubout', '-passin']
    expect(await openssl(...locked, `file:${join(directory, 'right.txt')}`)).toMatchObject({
      status: 0,
      stdout: publicPem(),
    })
  })

  it('does not open with another passphrase, or with none', async (context) => {
    const openssl = summon(context, 'openssl')
    const locked = ['pkey', '-in', join(directory, 'locked.pem'), '-pubout', '-passin']
    for (const source of [`file:${join(directory, 'wrong.txt')}`, 'pass:']) {
      const { status, stdout } = await openssl(...locked, source)
      expect({ opened: status === 0, stdout }).toEqual({ opened: false, stdout: '' })
    }
  })

  it('is locked with AES-256 and a scrypt of 2^14, 8, 5', async (context) => {
    const openssl = summon(context, 'openssl')
    const { stdout } = await openssl('asn1parse', '-in', join(directory, 'locked.pem'))
    expect(stdout).toContain('aes-256-cbc')
    expect(stdout).toMatch(/scrypt[\s\S]*INTEGER\s*:4000[\s\S]*INTEGER\s*:08[\s\S]*INTEGER\s*:05/)
  })
})

describe('a home made with a passphrase', () => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome({ protection: 'passphrase' })
    await home.issue('client', 'alice')
  })
  afterAll(() => home.remove())

  it.for(['client', 'server'] as const)('keeps the key of its %s authority behind it', async (usage, context) => {
    const { key, certificate } = home.authority(usage)
    const openssl = summon(context, 'openssl')
    const opened = await openssl('pkey', '-in', key, '-pubout', '-passin', `pass:${passphrase}`)
    const certified = await openssl('x509', '-in', certificate, '-noout', '-pubkey')
    expect(opened).toEqual(certified)
    expect(await openssl('pkey', '-in', key, '-noout', '-passin', 'pass:')).not.toMatchObject({ status: 0 })
  })

  it('hands out a client key that fits its certificate, and that no passphrase guards', async (context) => {
    const openssl = summon(context, 'openssl')
    const place = join(home.path, 'issued', 'alice')
    const opened = await openssl('pkey', '-in', join(place, 'key.pem'), '-pubout', '-passin', 'pass:')
    expect(opened.status).toBe(0)
    expect(opened).toEqual(await openssl('x509', '-in', join(place, 'certificate.pem'), '-noout', '-pubkey'))
  })
})
