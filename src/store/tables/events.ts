/** The SQL statements for events, and the conversion of rows into events. Decides nothing. */
import type { StoredEvent } from '../../core/event-chain.ts'
import type { Act, EventRecord } from '../../core/record.ts'
import type { Reading, Writing } from '../sql.ts'

/** The last one, where there is any. */
export const findHead = (sql: Reading): Promise<Pick<EventRecord, 'sequence' | 'hash'> | undefined> =>
  sql.one('SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1')

export const insertEvents = (sql: Writing, added: readonly StoredEvent[]): Promise<void> =>
  sql.runForAll(
    (rows) => `INSERT INTO event (sequence, at, kind, facts, hash) VALUES ${rows}`,
    added.map(({ sequence, at, kind, facts, hash }) => [sequence, at, kind, facts, hash]),
  )

const selectEvent = 'SELECT sequence, at, kind, facts, hash FROM event'

export async function listEvents(sql: Reading, kind?: Act['kind']): Promise<readonly EventRecord[]> {
  const rows = await (kind === undefined
    ? sql.all<StoredEvent>(`${selectEvent} ORDER BY sequence`)
    : sql.all<StoredEvent>(`${selectEvent} WHERE kind = ? ORDER BY sequence`, kind))
  return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as EventRecord['facts'] }))
}

/** Events after one of them, or from the first on, whatever number somebody has given that. */
export const listStored = (sql: Reading, after: number | undefined, limit: number): Promise<readonly StoredEvent[]> =>
  sql.all<StoredEvent>(
    `${selectEvent} WHERE sequence > ? ORDER BY sequence LIMIT ?`,
    after ?? Number.MIN_SAFE_INTEGER,
    limit,
  )

/** Whether an event has this hash. */
export const isThere = async (
  sql: Reading,
  { sequence, hash }: Pick<EventRecord, 'sequence' | 'hash'>,
): Promise<boolean> =>
  (await sql.one('SELECT sequence FROM event WHERE sequence = ? AND hash = ?', sequence, hash)) !== undefined

/** How many there are after one of them, or in all. */
export const countEvents = async (sql: Reading, after?: number): Promise<number> =>
  (await sql.one<{ n: number }>('SELECT count(*) AS n FROM event WHERE sequence > ?', after ?? Number.MIN_SAFE_INTEGER))
    ?.n ?? 0

/** Where exports put the CRLs that they were given, each path once. */
export async function listExportedCrls(sql: Reading): Promise<readonly string[]> {
  const { fact } = sql.dialect
  const rows = await sql.all<{ path: string }>(
    `SELECT DISTINCT ${fact('directory')} || '/' || ${fact('crlFile')} AS path
     FROM event WHERE kind = 'config.exported' AND facts LIKE '%"crlFile":%'`,
  )
  return rows.map(({ path }) => path)
}
