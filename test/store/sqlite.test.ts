/** The SQLite store: the contract, and what is its own: file modes, formats, damage, several processes at once. */
import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { chainStart, linkEvent } from '../../src/core/event-chain.ts'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { read } from '../contract/store/kit.ts'
import { storeContract } from '../contract/store.ts'
import { fixedClock, noon } from '../support/clock.ts'
import { sampled } from '../support/sweep.ts'

const source = resolve(import.meta.dirname, '../../src')
let directory: string
let path: string
const owner = () => ({ home: directory, read })
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-store-'))
  path = join(directory, 'countersign.db')
  return () => rmSync(directory, { recursive: true })
})

/** Where a link points to; nothing for one that is gone. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return ''
  }
}

describe('the SQLite store', () => {
  describe('keeps the contract', () =>
    storeContract(
      async (clock) => openSqliteStore(path, owner(), clock, 'create'),
      (clock) => openConnection(path, owner(), clock, 'refuse'),
      () => `
        import { openSqliteStore } from ${JSON.stringify(join(source, 'store/sqlite.ts'))}
        import { systemClock } from ${JSON.stringify(join(source, 'effects/clock.ts'))}
        const store = openSqliteStore(${JSON.stringify(path)}, { home: '', read: () => ({ terms: [], texts: [] }) }, systemClock, 'refuse')`,
    ))

  it('keeps database, WAL and shared memory to its owner', async () => {
    const store = openSqliteStore(path, owner(), fixedClock(), 'create')
    await store.events.add({ kind: 'config.exported', facts: {} })
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('keeps what it would undo in no file of others, however much it writes in a transaction', async () => {
    await openSqliteStore(path, owner(), fixedClock(), 'create').close()
    const connection = openConnection(path, owner(), fixedClock(), 'refuse')
    // SQLite unlinks such a file as soon as it is made.
    const openFiles = () =>
      readdirSync('/proc/self/fd')
        .map((number) => targetOf(`/proc/self/fd/${number}`))
        .filter((target) => target.includes('etilqs_'))
    const opened = await connection.transaction(async (within) => {
      await within.run(`INSERT INTO authority (name, usage, certificate, pin) VALUES ('a', 'client', x'30', 'p')`)
      for (let n = 0; n < 200; n += 1) {
        await within.run(
          `INSERT INTO certificate (authority, serial, name, profile, not_before, not_after, state, lease_ends, tbs, key_digest)
           VALUES ('a', hex(randomblob(16)), hex(randomblob(16)), 'client', 1, 2, 'reserved', 3, zeroblob(2000), hex(randomblob(32)))`,
        )
      }
      return openFiles()
    })
    expect(opened).toEqual([])
    expect(await connection.all('PRAGMA temp_store')).toEqual([{ temp_store: 1 }])
    await connection.close()
  })

  it('refuses a missing, a damaged and a newer record', async () => {
    const open = () => openSqliteStore(path, owner(), fixedClock(), 'refuse')
    expect(open).toThrow(expect.objectContaining({ code: 'home.incomplete' }))
    writeFileSync(path, 'this is not a database, and long enough to be read as one: '.repeat(50))
    expect(open).toThrow(expect.objectContaining({ code: 'store.damaged' }))
    rmSync(path)
    await openSqliteStore(path, owner(), fixedClock(), 'create').close()
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(open).toThrow(expect.objectContaining({ code: 'home.newer', facts: expect.objectContaining({ found: 99 }) }))
  })

  it('says why a record cannot be looked at', () => {
    symlinkSync(path, path)
    for (const absent of ['create', 'refuse', 'read'] as const) {
      const open = () => openSqliteStore(path, owner(), fixedClock(), absent)
      expect(open).toThrow(expect.objectContaining({ code: 'disk.failed', facts: expect.objectContaining({ path }) }))
    }
  })

  it.each(
    sampled(
      [
        ['changed', 1500, `UPDATE event SET facts = '{"n":-1}' WHERE sequence = 1500`],
        ['written otherwise', 1500, `UPDATE event SET facts = replace(facts, ':', ': ') WHERE sequence = 1500`],
        ['no JSON', 1500, `UPDATE event SET facts = '{' WHERE sequence = 1500`],
        ['missing, the last that is read at once', 1000, 'DELETE FROM event WHERE sequence = 1000'],
        ['missing, the first of the next', 1001, 'DELETE FROM event WHERE sequence = 1001'],
        ['put before the first', 1, `INSERT INTO event SELECT -5, at, kind, facts, hash FROM event WHERE sequence = 1`],
        [
          'added at the end',
          2001,
          `INSERT INTO event SELECT 3000, at, kind, facts, hash FROM event WHERE sequence = 9`,
        ],
      ],
      2,
    ),
  )('finds where the chain breaks: an event is %s', async (_, brokenAt, change) => {
    const store = openSqliteStore(path, owner(), fixedClock(), 'create')
    const database = new DatabaseSync(path)
    const insert = database.prepare('INSERT INTO event (sequence, at, kind, facts, hash) VALUES (?, ?, ?, ?, ?)')
    database.exec('DROP TRIGGER event_kept; DROP TRIGGER event_stays; BEGIN')
    let hash = chainStart
    for (let n = 1; n <= 2000; n += 1) {
      const facts = `{"n":${n}}`
      hash = linkEvent(hash, n, noon, 'config.exported', facts)
      insert.run(n, noon, 'config.exported', facts, hash)
    }
    database.exec('COMMIT')
    expect(await store.events.check()).toEqual({ count: 2000 })
    database.exec(change)
    const { n } = database.prepare('SELECT count(*) AS n FROM event').get() as { n: number }
    database.close()
    expect(await store.events.check()).toEqual({ count: n, brokenAt })
    await store.close()
  })
})
