/** Private keys: each type signs and survives the disk; what is not ours to open is refused, and no secret is shown. */
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { chmodSync, mkdtempSync, promises, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { keyTypes, signatures } from '../../src/core/key.ts'
import type { PrivateKey } from '../../src/core/port/keys.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import { isSameKey } from '../../src/x509/public-key.ts'
import { pointForms, withPoint } from '../support/point-forms.ts'
import { sampled } from '../support/sweep.ts'

const keys = createKeys(systemFiles)
const passphrase = { octets: Buffer.from('correct horse battery staple') }
const wrong = { octets: Buffer.from('incorrect horse') }

let directory: string
let path: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-keys-'))
  path = join(directory, 'key.pem')
  return () => rmSync(directory, { recursive: true })
})

async function proves(key: PrivateKey, other: PrivateKey): Promise<boolean> {
  const message = [Buffer.from('to be '), Buffer.from('signed')]
  const publicKey = createPublicKey({ key: Buffer.from(other.spki), format: 'der', type: 'spki' })
  const later = async function* () {
    yield* message
  }
  const made = [await key.signer.sign(message), await key.signer.sign(later())]
  return made.every((signature) =>
    verify(signatures[key.signer.algorithm].digest, Buffer.concat(message), publicKey, signature),
  )
}

describe('keys', () => {
  it.each(sampled(keyTypes, 3))(
    '%s signs in chunks, and signs the same after a round trip through an encrypted file',
    async (type) => {
      const key = keys.generate(type)
      expect(key.type).toBe(type)
      await keys.save(key, path, passphrase)
      const again = await keys.load(path, passphrase)
      expect(again.type).toBe(type)
      expect(Buffer.compare(again.spki, key.spki)).toBe(0)
      expect(await proves(again, key)).toBe(true)
      expect(await proves(again, keys.generate('ec-p256')).catch(() => false)).toBe(false)
    },
  )

  it('writes encrypted PKCS#8 of mode 0600 that no other passphrase opens', async () => {
    await keys.save(keys.generate('ec-p256'), path, passphrase)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/)
    await expect(keys.load(path, wrong)).rejects.toMatchObject({ code: 'passphrase.wrong', facts: { path } })
    await expect(keys.load(path)).rejects.toMatchObject({ code: 'passphrase.missing' })
  })

  it('refuses a key file that others can read, one that is absent, and one that is no key', async () => {
    const key = keys.generate('ed25519')
    await keys.save(key, path, 'unprotected')
    expect((await keys.load(path)).type).toBe('ed25519')
    chmodSync(path, 0o640)
    await expect(keys.load(path)).rejects.toMatchObject({ code: 'file.exposed', facts: { mode: '0640' } })
    await expect(keys.load(join(directory, 'absent'))).rejects.toMatchObject({ code: 'file.missing' })
    for (const content of [
      '',
      'not a key',
      readFileSync(path, 'utf8').slice(0, 60),
      readFileSync(path, 'utf8').repeat(2),
    ]) {
      writeFileSync(join(directory, 'bad.pem'), content, { mode: 0o600 })
      await expect(keys.load(join(directory, 'bad.pem'))).rejects.toMatchObject({ code: 'file.malformed' })
    }
  })

  it.each([
    [{ type: 'pkcs8', cipher: 'des3', passphrase: 'correct horse' }, 'encrypted with DES-EDE3-CBC', 'encrypted'],
    [{ type: 'sec1' }, 'an EC PRIVATE KEY, not PKCS#8', 'open'],
    [{ type: 'sec1', cipher: 'aes-256-cbc', passphrase: 'x' }, 'an EC PRIVATE KEY, not PKCS#8', 'encrypted'],
  ] as const)('says in which other form a key is, and how to write it anew: %o', async (form, found, protection) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    writeFileSync(path, privateKey.export({ format: 'pem', ...form }), { mode: 0o600 })
    const refused = keys.load(path, passphrase)
    await expect(refused).rejects.toMatchObject({ code: 'key.form', facts: { path, found, protection } })
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('openssl pkcs8 -topk8') })
  })

  it.each(pointForms)(
    'opens a key whose public point is %s, and takes it for the same key (RFC 5480 §2.2, SEC 1 §2.3.3)',
    async (form) => {
      const key = keys.generate('ec-p256')
      await keys.save(key, path, 'unprotected')
      const written = withPoint(readFileSync(path, 'utf8'), form)
      writeFileSync(path, written)
      const own = createPublicKey(createPrivateKey(written)).export({ type: 'spki', format: 'der' })
      expect(Buffer.compare(own, key.spki)).not.toBe(0)
      for (const again of [await keys.load(path), await keys.loadHandedIn(path)]) {
        expect(isSameKey(again.spki, key.spki)).toBe(true)
        expect(isSameKey(again.spki, keys.generate('ec-p256').spki)).toBe(false)
      }
      expect(await proves(await keys.load(path), key)).toBe(true)
    },
  )

  it('opens a key that is handed in through a pipe', async () => {
    const key = keys.generate('ec-p256')
    await keys.save(key, path, 'unprotected')
    const pipe = join(directory, 'pipe')
    execFileSync('mkfifo', [pipe])
    const found = keys.loadHandedIn(pipe)
    await promises.writeFile(pipe, readFileSync(path))
    expect(isSameKey((await found).spki, key.spki)).toBe(true)
  })

  it.each([
    ['rsa', { modulusLength: 2048 }, { type: 'pkcs1' }, 'sha256'],
    ['ec', { namedCurve: 'P-521' }, { type: 'sec1' }, 'sha256'],
    ['ec', { namedCurve: 'P-384' }, { type: 'pkcs8' }, 'sha384'],
    ['rsa', { modulusLength: 2048 }, { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'correct' }, 'sha256'],
  ] as const)('opens a key that is handed in, to sign with it: %s %o as %o', async (kind, size, form, digest) => {
    const { privateKey, publicKey } = generateKeyPairSync(kind as 'rsa', size as { modulusLength: number })
    writeFileSync(path, privateKey.export({ format: 'pem', ...form } as never), { mode: 0o600 })
    const key = await keys.openHandedIn(path, 'passphrase' in form ? { octets: Buffer.from('correct') } : undefined)
    const message = Buffer.from('to be signed')
    expect(verify(digest, message, publicKey, await key.signer.sign([message]))).toBe(true)
    expect(verify(digest, Buffer.from('other'), publicKey, await key.signer.sign([message]))).toBe(false)
    if (!('passphrase' in form)) return
    await expect(keys.openHandedIn(path)).rejects.toMatchObject({ code: 'passphrase.missing', facts: { what: path } })
    await expect(keys.openHandedIn(path, wrong)).rejects.toMatchObject({ code: 'passphrase.wrong', facts: { path } })
    await expect(keys.loadHandedIn(path)).rejects.toMatchObject({ code: 'file.malformed' })
  })

  it.each([
    ['a key that signs nothing', generateKeyPairSync('x25519').privateKey, { type: 'pkcs8' }, 'x25519'],
    [
      'one encrypted in an old form',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
      { type: 'sec1', cipher: 'aes-256-cbc', passphrase: 'x' },
      'openssl pkcs8 -topk8',
    ],
  ] as const)('refuses to sign with %s', async (_, key, form, says) => {
    writeFileSync(path, key.export({ format: 'pem', ...form } as never), { mode: 0o600 })
    await expect(keys.openHandedIn(path, passphrase)).rejects.toMatchObject({
      code: 'file.malformed',
      facts: { path, problem: expect.stringContaining(says) },
    })
  })

  it('refuses a malformed PKCS#8 that Node would take (RFC 5958 §2)', async () => {
    const der = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' })
    const padded = Buffer.concat([der, Buffer.of(0x00)])
    const pem = `-----BEGIN PRIVATE KEY-----\n${padded.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
    expect(createPrivateKey({ key: padded, format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ed25519')
    writeFileSync(path, pem, { mode: 0o600 })
    await expect(keys.load(path)).rejects.toMatchObject({ code: 'file.malformed' })
  })

  it('refuses a kind of key that no profile knows', async () => {
    const { privateKey } = generateKeyPairSync('x25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    await expect(keys.load(path)).rejects.toMatchObject({ code: 'file.malformed' })
  })

  it('shows nothing of the secret half when printed or serialised', () => {
    const key = keys.generate('ec-p256')
    expect(inspect(key, { depth: 9, showHidden: true })).not.toMatch(/PRIVATE|KeyObject/)
    expect(Object.keys(JSON.parse(JSON.stringify(key)))).toEqual(['type', 'spki', 'signer'])
  })
})
