/**
 * What a command asks of the system, in its order: each name is on the disk before the record relies on it, and a disk that
 * refuses the record itself is said as that. Seen where Node.js hands it over; what becomes of it is the system's.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { initHome } from '../../src/workflow/init.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { deliverTls, exportTarget, permitNames, refreshCrls } from '../support/workflows.ts'

let home: TestHome
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.remove())

const at = (name: string): string => join(home.path, '..', name)
const common = () => ({ home: home.path, passphrase: knowPassphrase, watch: () => undefined })
const init = (path: string) =>
  initHome(
    {
      home: path,
      organisation: 'Acme',
      trustDomain: 'acme.internal',
      serverDomains: [],
      protection: 'unprotected',
      watch: () => undefined,
    },
    home.ports,
  )

type Changed = Pick<typeof fs, 'openSync' | 'fsyncSync' | 'mkdirSync' | 'renameSync'>

/** Runs something while functions of the system are others, and puts them back. */
async function withSystem<T>(change: (real: Changed) => Partial<Changed>, act: () => Promise<T>): Promise<T> {
  const { openSync, fsyncSync, mkdirSync, renameSync } = fs
  const real = { openSync, fsyncSync, mkdirSync, renameSync }
  Object.assign(fs, change(real))
  syncBuiltinESMExports()
  try {
    return await act()
  } finally {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  }
}

/** The names that an act made, and those of them that a transaction was ended over before they were durable. */
async function namesMade(act: () => Promise<unknown>): Promise<{ made: string[]; early: string[] }> {
  const made: string[] = []
  const early: string[] = []
  let unsynced: string[] = []
  const opened = new Map<number, string>()
  const name = (path: string) => {
    made.push(path)
    unsynced.push(path)
  }
  const { exec } = DatabaseSync.prototype
  DatabaseSync.prototype.exec = function (sql) {
    if (sql === 'COMMIT') early.push(...unsynced)
    return exec.call(this, sql)
  }
  try {
    await withSystem(
      (real) => ({
        openSync: (path, ...rest) => {
          const file = real.openSync(path, ...rest)
          opened.set(file, String(path))
          return file
        },
        fsyncSync: (file) => {
          unsynced = unsynced.filter((path) => dirname(path) !== opened.get(file))
          real.fsyncSync(file)
        },
        mkdirSync: ((path: string, options: fs.MakeDirectoryOptions) => {
          const given = real.mkdirSync(path, options)
          name(path)
          return given
        }) as Changed['mkdirSync'],
        renameSync: (from, to) => {
          real.renameSync(from, to)
          name(String(to))
        },
      }),
      act,
    )
  } finally {
    DatabaseSync.prototype.exec = exec
  }
  return { made, early: [...early, ...unsynced] }
}

const exportNode = () =>
  exportTarget(
    {
      home: home.path,
      target: 'node',
      host: 'api.acme.internal',
      listen: '127.0.0.1:8443',
      out: at('out'),
      origins: [],
      mode: 'export',
    },
    home.ports,
  )

describe('a name is durable before the record relies on it, and before the command ends', () => {
  const commands: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['init', () => init(at('other'))],
    ['issue', () => home.issue('client', 'alice')],
    ['issue --again', () => home.issue('client', 'bob', { naming: 'again' })],
    ['revoke', () => home.revoke('bob')],
    ['crl', () => refreshCrls(common(), home.ports)],
    ['export', exportNode],
    ['export --only tls', async () => deliverTls({ home: home.path, to: 'all', mode: 'export' }, home.ports)],
    ['permit', () => permitNames({ ...common(), names: ['example.com'], mode: 'permit' }, home.ports)],
  ]
  it.each(commands)('%s', async (name, command) => {
    await home.issue('client', 'bob')
    await home.issue('server', 'api.acme.internal')
    if (name === 'export --only tls') await exportNode()
    const { made, early } = await namesMade(command)
    expect(made).not.toEqual([])
    expect(early).toEqual([])
  })
})

describe('a disk that refuses the record as it is made', () => {
  it.each([
    ['ENOSPC', 'disk.full'],
    ['EIO', 'disk.failed'],
    ['EMFILE', 'disk.failed'],
  ])('is said to: %s', async (code, refusal) => {
    const path = at('other')
    const failing = withSystem(
      (real) => ({
        openSync: (file, flags, ...rest) => {
          if (flags === 'wx' && String(file).endsWith('countersign.db'))
            throw Object.assign(new Error(code), { code, syscall: 'open' })
          return real.openSync(file, flags, ...rest)
        },
      }),
      () => init(path),
    )
    await expect(failing).rejects.toMatchObject({ code: refusal })
    expect(fs.readdirSync(dirname(path))).toEqual(['pki'])
    await init(path)
    expect(fs.readdirSync(dirname(path))).toEqual(['other', 'pki'])
  })
})
