/** Records of older formats: whatever is added to a table is filled in for the rows that were there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, it } from 'vitest'
import type { EntryName } from '../../src/core/brand.ts'
import { migrations } from '../../src/store/sqlite/migrations.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
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
