import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { EntryName } from '../../src/core/brand.ts'
import { draftCrl } from '../../src/store/crl-draft.ts'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import { read } from '../contract/store/kit.ts'
import { fixedClock, noon } from '../support/clock.ts'

let directory: string | undefined
afterEach(() => directory && rmSync(directory, { recursive: true }))

describe('the draft of a CRL', () => {
  it('is read in the order of the record, piece by piece, without sorting all of it for each', async () => {
    directory = mkdtempSync(join(tmpdir(), 'countersign-draft-'))
    const connection = openConnection(join(directory, 'record.db'), { home: directory, read }, fixedClock(), 'create')
    const asked: string[] = []
    const note = (sql: string): string => {
      asked.push(sql)
      return sql
    }
    const watched: Parameters<typeof draftCrl>[0] = {
      dialect: connection.dialect,
      now: () => connection.now(),
      all: (sql, ...values) => connection.all(note(sql), ...values),
      one: (sql, ...values) => connection.one(note(sql), ...values),
    }
    const crl = { authority: 'clients' as EntryName, number: 1, thisUpdate: noon }
    const draft = await draftCrl(watched, crl, { lifetimeSeconds: 3600, dating: 'rising' })
    expect(await Array.fromAsync(draft.chunks())).toEqual([])
    const explained = await Promise.all(asked.map((sql) => connection.all(`EXPLAIN QUERY PLAN ${sql}`)))
    const plans = explained.flat().map(({ detail }) => detail)
    await connection.close()
    expect(plans).toContain('SEARCH revocation USING INTEGER PRIMARY KEY (rowid>?)')
    expect(plans.filter((detail) => /TEMP B-TREE/.test(String(detail)))).toEqual([])
  })
})
