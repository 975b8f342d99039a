/** Records of older formats: whatever is added to a table is filled in for the rows that were there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EntryName } from '../../src/core/brand.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { migrations } from '../../src/store/sqlite/migrations.ts'
import { upgrade } from '../../src/store/sqlite/upgrade.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Watch } from '../../src/workflow/ports.ts'
import { readFindable } from '../../src/x509/terms.ts'
import { makeCertificate, makeKey } from '../support/certificate-kit.ts'
import { fixedClock, noon } from '../support/clock.ts'

let directory: string
let path: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-formats-'))
  path = join(directory, 'countersign.db')
  return () => rmSync(directory, { recursive: true })
})

const authority = makeCertificate()
const client = () => makeCertificate({ issuer: authority, key: makeKey() })

/** Makes a record as the second format had it. */
function makeOld(insert: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path)
  for (const step of migrations.slice(0, 2)) database.exec(step)
  database.exec('PRAGMA user_version = 2')
  database
    .prepare("INSERT INTO authority (name, usage, certificate, pin) VALUES ('clients', 'client', ?, 'pin')")
    .run(authority.der)
  insert(database)
  database.close()
}

const COLUMNS =
  'authority, serial, name, profile, not_before, not_after, lease_ends, state, tbs, certificate, fingerprint, issued_at'
const row = (serial: string, name: string) =>
  ['clients', serial, name, 'client', noon - 60, noon + 3600, noon + 60] as const

it.each(['refuse', 'read'] as const)(
  'knows the keys of the certificates in a record of the second format (%s)',
  async (absent) => {
    const [issued, reserved, stolen] = [client(), client(), client()]
    makeOld((database) => {
      const add = database.prepare(`INSERT INTO certificate (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      add.run(...row('0a', 'issued'), 'issued', null, issued.der, 'f', noon)
      add.run(...row('0b', 'reserved'), 'reserved', reserved.certificate.tbs.der, null, null, null)
      add.run(...row('0c', 'stolen'), 'revoked', null, stolen.der, 'f', noon)
      add.run(...row('0d', 'listed'), 'listed', null, null, null, null)
      add.run(...row('0e', 'broken'), 'issued', null, Uint8Array.of(0x30, 0x03, 1), 'f', noon)
      const revoke = database.prepare(
        `INSERT INTO revocation (authority, serial, reason, revoked_at, not_after, entry) VALUES ('clients', ?, ?, ?, ?, ?)`,
      )
      for (const serial of ['0c', '0d']) revoke.run(serial, 'keyCompromise', noon, noon + 3600, Uint8Array.of(0))
    })
    const store = openSqliteStore(path, { home: directory, read: readFindable }, fixedClock(), absent)
    const free = ({ certificate }: ReturnType<typeof client>, name = 'new') =>
      store.certificates.requireFreeKey(name as EntryName, certificate.tbs.spki)
    await expect(free(issued)).rejects.toMatchObject({ code: 'key.taken', facts: { name: 'issued', serial: '0a' } })
    await expect(free(reserved)).rejects.toMatchObject({ code: 'key.taken', facts: { name: 'reserved' } })
    await expect(free(stolen)).rejects.toMatchObject({ code: 'key.compromised', facts: { serial: '0c' } })
    await free(client())
    await free(issued, 'issued')
    await store.close()
  },
)

it('knows which good certificates of an older format have a key that was stolen', async () => {
  const [one, other] = [client(), client()]
  makeOld((database) => {
    const add = database.prepare(`INSERT INTO certificate (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    add.run(...row('0a', 'alice'), 'revoked', null, one.der, 'f', noon)
    add.run(...row('0b', 'alice'), 'issued', null, one.der, 'f', noon)
    add.run(...row('0c', 'bob'), 'revoked', null, other.der, 'f', noon)
    add.run(...row('0d', 'bob'), 'issued', null, other.der, 'f', noon)
    const revoke = database.prepare(
      `INSERT INTO revocation (authority, serial, reason, revoked_at, not_after, entry) VALUES ('clients', ?, ?, ?, ?, ?)`,
    )
    revoke.run('0a', 'keyCompromise', noon, noon + 3600, Uint8Array.of(0))
    revoke.run('0c', 'superseded', noon, noon + 3600, Uint8Array.of(0))
  })
  const store = openSqliteStore(path, { home: directory, read: readFindable }, fixedClock(), 'refuse')
  expect((await store.certificates.listStolen(9)).map(({ serial }) => serial)).toEqual(['0b'])
  await store.close()
})

it('counts what is in a record of the second format, and checks it whole', async () => {
  makeOld((database) => {
    const add = database.prepare(`INSERT INTO certificate (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    add.run(...row('0a', 'issued'), 'issued', null, client().der, 'f', noon)
    add.run(...row('0b', 'reserved'), 'reserved', null, null, null, null)
    add.run(...row('0c', 'stolen'), 'revoked', null, client().der, 'f', noon)
    add.run(...row('0d', 'listed'), 'listed', null, null, null, null)
  })
  const clock = fixedClock()
  const store = openSqliteStore(path, { home: directory, read: readFindable }, clock, 'refuse')
  const counts = { reserved: 1, abandoned: 0, issued: 1, superseded: 0, revoked: 2, 'not-yet-valid': 0, expired: 0 }
  expect(await store.certificates.count()).toEqual(counts)
  clock.advance(3601)
  expect(await store.certificates.count()).toEqual({ ...counts, issued: 0, expired: 1 })
  const { contradictions } = await store.check('new')
  expect(contradictions).toContainEqual({ about: '0a', problem: 'no event says that it was issued' })
  await store.close()
})

describe('a record of the second format that is brought to today’s in steps', () => {
  const formatIn = (): unknown => {
    const database = new DatabaseSync(path, { readOnly: true })
    const { user_version: format } = database.prepare('PRAGMA user_version').get() as { user_version: number }
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all('certificate')
    database.close()
    return { format, hasKeys: columns.some(({ name }) => name === 'key_digest') }
  }
  const old = { format: 2, hasKeys: false }
  const open = (watch: Watch, absent: 'refuse' | 'read' = 'read') =>
    openSqliteStore(path, { home: directory, read: readFindable }, fixedClock(), absent, watch)

  beforeEach(() =>
    makeOld((database) => {
      const add = database.prepare(`INSERT INTO certificate (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      const { der } = client()
      database.exec('BEGIN')
      for (let n = 1; n <= 1001; n++) add.run(...row(n.toString(16), `c${n}`), 'issued', null, der, 'f', noon)
      database.exec('COMMIT')
    }),
  )

  it('says before each how far it has come, and lets the process do other things between them', async () => {
    const told: Parameters<Watch>[] = []
    let meanwhile = 0
    const store = open((...step) => {
      told.push(step)
      if (told.length === 1) setImmediate(() => (meanwhile = told.length))
    })
    expect(await store.certificates.count()).toMatchObject({ issued: 1001 })
    expect((await store.certificates.list({ name: 'c1001' as EntryName, limit: 1 })).rows).toMatchObject([
      { serial: '3e9' },
    ])
    await store.close()
    expect(meanwhile).toBe(1)
    expect(formatIn()).toEqual({ format: migrations.length, hasKeys: true })
    expect(told[0]).toEqual([expect.stringMatching(/^upgrading the record, part 1 of \d+$/), undefined, undefined])
    const counted = told.filter(([, done]) => done !== undefined)
    expect(counted.map(([, done, total]) => [done, total])).toEqual([0, 1000, 0, 1000].map((done) => [done, 1001]))
    const parts = new Set(told.map(([label]) => label))
    expect([...parts].at(-1)).toMatch(new RegExp(`part ${parts.size} of ${parts.size}$`))
  })

  it.each([1, 4, 12])(
    'is left as it was where somebody ends that at step %i, and whoever asks is told so',
    async (at) => {
      let steps = 0
      const store = open(() => {
        steps += 1
        if (steps === at) throw new CountersignError('command.interrupted', {})
      })
      const interrupted = { code: 'command.interrupted' }
      await expect(store.certificates.count()).rejects.toMatchObject(interrupted)
      await expect(store.alone(async () => 1)).rejects.toMatchObject(interrupted)
      expect(await store.isCurrent()).toBe(false)
      await store.close()
      expect(steps).toBe(at)
      expect(formatIn()).toEqual(old)
      const again = open(() => undefined)
      expect(await again.certificates.count()).toMatchObject({ issued: 1001 })
      await again.close()
    },
  )

  it('is not touched by a process that ends meanwhile', () => {
    const steps = upgrade(new DatabaseSync(path), { home: directory, read: readFindable })
    for (let n = 0; n < 6; n++) steps.next()
    expect(formatIn()).toEqual(old)
    steps.return()
  })

  it('has no steps where it is of today', async () => {
    await open(() => undefined).close()
    await open(() => expect.unreachable()).close()
  })

  it('is closed only after them', async () => {
    await open(() => undefined).close()
    expect(formatIn()).toMatchObject({ format: migrations.length })
  })
})
