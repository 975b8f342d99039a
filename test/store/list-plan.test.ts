/** How the database finds the certificates of a page, where very many fit. What is found, the contract of stores tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CertificateQuery } from '../../src/core/record.ts'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import { list } from '../../src/store/tables/certificate-list.ts'
import { listStolen } from '../../src/store/tables/certificates.ts'
import { read } from '../contract/store/kit.ts'
import { fixedClock, noon } from '../support/clock.ts'

const EXPIRED = 6000
const ALL = 12_100

let directory: string
let connection: ReturnType<typeof openConnection>
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-plan-'))
  const path = join(directory, 'record.db')
  connection = openConnection(path, { home: directory, read }, fixedClock(), 'create')
  const database = new DatabaseSync(path)
  database.exec(`INSERT INTO authority (name, usage, certificate, pin) VALUES ('clients', 'client', x'00', 'pin');
    WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${ALL})
    INSERT INTO certificate (authority, serial, name, profile, not_before, not_after, lease_ends, state, certificate, fingerprint, issued_at)
    SELECT 'clients', format('%08x', n), 'c' || n, 'client', ${noon} - 1000, ${noon} + iif(n <= ${EXPIRED}, -1, 1000), 0, 'issued', x'3000', 'f', 0 FROM n`)
  database.close()
  return async () => {
    await connection.close()
    rmSync(directory, { recursive: true })
  }
})

/** A page, and how the last statement found it. */
async function plan(query: Omit<CertificateQuery, 'limit'>) {
  const asked: { sql: string; values: Parameters<typeof connection.all>[1][] }[] = []
  const watched: Parameters<typeof list>[0] = {
    dialect: connection.dialect,
    now: () => connection.now(),
    all: (sql, ...values) => {
      asked.push({ sql, values })
      return connection.all(sql, ...values)
    },
    one: (sql, ...values) => connection.one(sql, ...values),
  }
  const { rows } = await list(watched, { ...query, limit: 5 }, noon, read)
  const { sql, values } = asked.at(-1)!
  const explained = await connection.all(`EXPLAIN QUERY PLAN ${sql}`, ...values)
  return { names: rows.map(({ name }) => name), plan: explained.map(({ detail }) => String(detail)).join('; ') }
}

it('finds certificates of stolen keys by the index that holds no others', async () => {
  const statements: string[] = []
  const watched = {
    ...{ dialect: connection.dialect, now: () => connection.now() },
    all: (sql: string, ...values: Parameters<typeof connection.all>[1][]) => {
      statements.push(sql)
      return connection.all(sql, ...values)
    },
    one: connection.one,
  } as Parameters<typeof list>[0]
  expect(await listStolen(watched, noon, 5)).toEqual([])
  const explained = await connection.all(`EXPLAIN QUERY PLAN ${statements[0]}`, noon, 5)
  expect(explained.map(({ detail }) => String(detail)).join('; ')).toContain('certificate_stolen')
})

describe('a page of certificates', () => {
  it('of many that have ended is found among their ids, not by going back through all that came later', async () => {
    const ended = await plan({ states: ['expired'] })
    expect(ended.names).toEqual([0, 1, 2, 3, 4].map((n) => `c${EXPIRED - n}`))
    expect(ended.plan).toContain('certificate_ended')
    expect(ended.plan).not.toContain('TEMP B-TREE')
  })

  it('of many that are good is found from the newest on', async () => {
    const good = await plan({ states: ['issued', 'expired'] })
    expect(good.names).toEqual([0, 1, 2, 3, 4].map((n) => `c${ALL - n}`))
    expect(good.plan).not.toContain('certificate_ended')
  })

  it('of many that have ended, the first to end first, is not put in order anew', async () => {
    const ended = await plan({ states: ['expired'], order: 'expires' })
    expect(ended.names).toEqual([1, 2, 3, 4, 5].map((n) => `c${n}`))
    expect(ended.plan).not.toContain('certificate_ended')
  })
})
