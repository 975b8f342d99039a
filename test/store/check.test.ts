/** What the SQLite store keeps so that nobody counts or checks a million: its tally, and how far it was found to be sound. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EntryName, Instant } from '../../src/core/brand.ts'
import { countedStateOf, countedStates } from '../../src/core/record.ts'
import { KEPT_AFTER } from '../../src/store/check.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import {
  beginWith,
  clients,
  clock,
  der,
  issue,
  read,
  reservation,
  revocation,
  revoke,
  serialOf,
  store,
} from '../contract/store/kit.ts'
import { noon } from '../support/clock.ts'

const DAY = 86_400
let path: string
beforeEach(() => {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-check-'))
  path = join(directory, 'countersign.db')
  return () => rmSync(directory, { recursive: true })
})

/** Changes the record behind its back. */
function tamper(...statements: readonly string[]): void {
  const database = new DatabaseSync(path)
  for (const statement of ['DROP TRIGGER IF EXISTS event_kept', 'DROP TRIGGER IF EXISTS event_stays', ...statements])
    database.exec(statement)
  database.close()
}

/** Certificates by the hundred, whose bytes hold what their rows say. */
async function fill(from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i)
  await store.certificates.reserve(numbers.map((n) => reservation(n)))
  const utc = (at: number) =>
    Buffer.from(
      new Date(at * 1000)
        .toISOString()
        .replace(/\.\d+|[-T:]/g, '')
        .slice(2),
    )
  await store.certificates.recordIssued(
    numbers.map((n) => ({
      authority: clients,
      serial: serialOf(n),
      certificate: der<'Certificate'>(...Buffer.from(serialOf(n), 'hex'), ...utc(noon), ...utc(noon + DAY)),
    })),
  )
}

describe('the SQLite store', () => {
  beginWith(async (given) => openSqliteStore(path, { home: '', read }, given, 'create'))

  it('checks again only what has come since it was found to be sound, and all of it where it is asked to', async () => {
    await fill(0, KEPT_AFTER)
    const count = KEPT_AFTER + 1
    const sound = { count, contradictions: [] }
    expect(await store.check('new')).toEqual(sound)
    tamper(`UPDATE event SET at = at + 1 WHERE sequence = 5`, `UPDATE certificate SET name = 'other' WHERE id = 7`)
    expect(await store.check('new')).toEqual(sound)
    expect(await store.check('whole')).toMatchObject({ count, brokenAt: 5, contradictions: [{ about: serialOf(6) }] })
    expect(await store.events.check()).toEqual({ count, brokenAt: 5 })
    expect(await store.findContradictions()).toMatchObject([{ about: serialOf(6) }])
    // What comes after is held against what was there.
    await fill(KEPT_AFTER, KEPT_AFTER + 3)
    expect(await store.check('new')).toEqual({ count: count + 3, contradictions: [] })
  })

  it.each([
    ['an event is changed', 'UPDATE event SET at = at + 1 WHERE sequence = 1003', { brokenAt: 1003 }],
    ['an event is taken out', 'DELETE FROM event WHERE sequence = 1003', { brokenAt: 1003, count: 1003 }],
    ['another event was the last', "UPDATE event SET hash = 'x' WHERE sequence = 1001", { brokenAt: 1001 }],
    [
      'a name is changed',
      "UPDATE certificate SET name = 'other' WHERE id = 1002",
      { contradictions: [{ about: serialOf(1001) }] },
    ],
    [
      'a certificate is taken out',
      'DELETE FROM certificate WHERE id = 1002',
      { contradictions: [{ about: serialOf(1001) }] },
    ],
    [
      'a certificate is exchanged',
      "UPDATE certificate SET certificate = CAST(certificate || x'00' AS BLOB) WHERE id = 1002",
      { contradictions: [{ about: serialOf(1001) }] },
    ],
    [
      'an old one is revoked by its state alone',
      "INSERT INTO revocation SELECT 9, authority, serial, 'superseded', 0, not_after, unhex(serial) FROM certificate WHERE id = 3",
      { contradictions: [{ about: serialOf(2) }, { about: serialOf(2) }] },
    ],
  ] as const)('finds in what has come since that %s', async (_, change, found) => {
    await fill(0, KEPT_AFTER)
    expect(await store.check('new')).toEqual({ count: KEPT_AFTER + 1, contradictions: [] })
    await fill(KEPT_AFTER, KEPT_AFTER + 3)
    tamper(change)
    expect(await store.check('new')).toMatchObject(found)
  })

  it('checks a small record whole each time', async () => {
    await fill(0, KEPT_AFTER - 2)
    for (const _ of [1, 2]) expect(await store.check('new')).toEqual({ count: KEPT_AFTER - 1, contradictions: [] })
    tamper(`UPDATE event SET at = at + 1 WHERE sequence = 5`)
    expect(await store.check('new')).toMatchObject({ brokenAt: 5 })
  })

  it('counts as its rows are, at every moment about their ends, whatever was written', async () => {
    const validities = [-2, -1, 0, 1, 2].flatMap((days) =>
      [-1, 0, 1].map((seconds) => [days - 1, days * DAY + seconds - (noon % DAY)] as const),
    )
    for (const [n, [began, ends]] of validities.entries()) {
      await issue(n, { notBefore: (noon + began * DAY) as Instant, notAfter: (noon + ends) as Instant })
      if (n % 4 === 1) await revoke(n)
    }
    const validity = { notBefore: noon, notAfter: (noon + DAY) as Instant }
    await store.revocations.add([{ ...revocation(90), adoption: { name: 'name-90' as EntryName, ...validity } }])
    await store.certificates.reserve([reservation(91, validity), reservation(92, validity)])
    await store.certificates.abandon([{ authority: clients, serial: serialOf(92) }])
    const count = async () => {
      const now = clock.now()
      const { rows } = await store.certificates.list({ limit: 1000 })
      const states = Object.keys(countedStates).map((state) => [
        state,
        rows.filter((row) => countedStateOf(row, now) === state).length,
      ])
      const counted = await store.certificates.count()
      expect(counted).toEqual(Object.fromEntries(states))
      const [some, others] = [
        await store.certificates.count({ name: 'name-3' as EntryName }),
        await store.certificates.count({ except: 'name-3' as EntryName }),
      ]
      for (const [state, n] of states) expect(some[state as 'issued'] + others[state as 'issued']).toBe(n)
    }
    await count()
    for (let days = 0; days < 3; days += 1) {
      clock.advance(DAY - (clock.now() % DAY) - 1)
      for (let second = 0; second < 4; second += 1) {
        await count()
        clock.advance(1)
      }
    }
    tamper(
      'DELETE FROM certificate WHERE id = 3',
      `UPDATE certificate SET not_after = not_after - ${2 * DAY} WHERE id = 6`,
    )
    await count()
  })
})
