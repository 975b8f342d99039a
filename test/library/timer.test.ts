/** Timers that a program has written: of what the home needs, by the passphrase file of the program. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { initHome, openHome } from '../../src/index.ts'
import { encryptKeys } from '../support/home.ts'

const parent = mkdtempSync(join(tmpdir(), 'countersign-timer-'))
const [path, passphraseFile] = [join(parent, 'pki'), join(parent, 'passphrase')]
const home = openHome(path)
beforeAll(() => initHome(path, { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: 'insecure-none' }))
afterAll(async () => {
  await home.close()
  rmSync(parent, { recursive: true })
})

const out = join(parent, 'timer')

it('writes services and timers of the home, a table of cron where it is asked for, and nothing in a dry run', async () => {
  expect(await home.exportTimer('acme', { out, mode: 'dry-run' })).toMatchObject({
    mode: 'dry-run',
    scheduler: 'systemd',
  })
  expect(existsSync(out)).toBe(false)
  const { files, install, every, expiring } = await home.exportTimer('acme', { out, command: '/etc/acme/reload' })
  expect([every, expiring, files.length, install.at(-1)]).toEqual([
    'daily',
    '30d',
    4,
    'systemctl enable --now acme-renew.timer acme-crl.timer',
  ])
  const service = readFileSync(join(out, 'acme-renew.service'), 'utf8')
  expect(service).toContain(`--home "${path}"`)
  expect(service).toContain('/etc/acme/reload')
  const cron = await home.exportTimer('acme', { out: join(parent, 'table'), scheduler: 'cron', every: 'hourly' })
  expect(readFileSync(join(parent, 'table/acme'), 'utf8')).toContain(path)
  expect(cron.install).toEqual(['install -m 0644 acme /etc/cron.d/acme'])
  expect(await home.exportTimer('servers', { out, authority: 'servers' })).toMatchObject({ authority: 'servers' })
  await expect(home.exportTimer('other', { out, authority: 'others' })).rejects.toMatchObject({
    code: 'authority.unknown',
  })
})

it('refuses a rhythm that comes too late, and a file of somebody else, and writes nothing then', async () => {
  await expect(home.exportTimer('late', { out, every: 'weekly', expiring: '7d' })).rejects.toMatchObject({
    code: 'usage.wrong',
  })
  await expect(home.exportTimer('Acme', { out })).rejects.toMatchObject({ code: 'input.malformed' })
  writeFileSync(join(out, 'mine-crl.timer'), 'mine')
  await expect(home.exportTimer('mine', { out })).rejects.toMatchObject({ code: 'usage.wrong' })
  expect(existsSync(join(out, 'mine-crl.service'))).toBe(false)
})

it('wants the passphrase in a file, which the runs read, and opens the keys by it', async () => {
  const secret = 'correct horse battery staple'
  const keys = ['clients', 'servers'].map((name) => join(path, 'authorities', name, 'key.pem'))
  const plain = keys.map((key) => readFileSync(key))
  encryptKeys(path, '', secret)
  writeFileSync(passphraseFile, secret, { mode: 0o600 })
  await using asked = openHome(path, { passphrase: () => secret })
  await expect(asked.exportTimer('acme', { out })).rejects.toMatchObject({ code: 'usage.missing' })
  await using locked = openHome(path, { passphraseFile })
  expect((await locked.exportTimer('acme', { out })).passphraseFile).toBe(passphraseFile)
  writeFileSync(passphraseFile, 'wrong', { mode: 0o600 })
  await expect(locked.exportTimer('acme', { out })).rejects.toMatchObject({ code: 'passphrase.wrong' })
  for (const [n, key] of keys.entries()) writeFileSync(key, plain[n]!)
})
