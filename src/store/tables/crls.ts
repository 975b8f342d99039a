/** The SQL statements for CRLs, and the conversion of rows into CRLs. Decides nothing. */
import type { EntryName, Instant } from '../../core/brand.ts'
import type { CrlRecord } from '../../core/record.ts'
import type { Reading, Writing } from '../sql.ts'

type StoredCrl = Omit<CrlRecord, 'sha256'> & { readonly sha256: string | null }

const selectCrl = `SELECT authority, number, this_update AS "thisUpdate", next_update AS "nextUpdate", entries, sha256 FROM crl`

const crlOf = ({ sha256, ...crl }: StoredCrl): CrlRecord => ({ ...crl, ...(sha256 !== null && { sha256 }) })

export async function findCrl(sql: Reading, authority: EntryName, number: number): Promise<CrlRecord | undefined> {
  const row = await sql.one<StoredCrl>(`${selectCrl} WHERE authority = ? AND number = ?`, authority, number)
  return row && crlOf(row)
}

export async function findLastCrl(sql: Reading, authority: EntryName): Promise<CrlRecord | undefined> {
  const row = await sql.one<StoredCrl>(`${selectCrl} WHERE authority = ? ORDER BY number DESC LIMIT 1`, authority)
  return row && crlOf(row)
}

/** Adds one that was drafted from the revocations up to one of them. */
export const insertCrl = (sql: Writing, crl: CrlRecord, upTo: number) =>
  sql.run(
    'INSERT INTO crl (authority, number, this_update, next_update, entries, sha256, revocation) VALUES (?, ?, ?, ?, ?, ?, ?)',
    crl.authority,
    crl.number,
    crl.thisUpdate,
    crl.nextUpdate,
    crl.entries,
    crl.sha256 ?? null,
    upTo,
  )

/** The last revocation that a CRL of this digest was drafted from; 0 where that is not known. */
export async function findDraftedUpTo(sql: Reading, authority: EntryName, sha256: string): Promise<number> {
  const row = await sql.one<{ revocation: number | null }>(
    'SELECT revocation FROM crl WHERE authority = ? AND sha256 = ? ORDER BY number DESC LIMIT 1',
    authority,
    sha256,
  )
  return row?.revocation ?? 0
}

/** The thisUpdate of the last CRL that is dated no later. */
export async function lastUpdateBy(
  sql: Reading,
  authority: EntryName,
  thisUpdate: Instant,
): Promise<Instant | undefined> {
  const row = await sql.one<{ at: Instant | null }>(
    'SELECT max(this_update) AS at FROM crl WHERE authority = ? AND this_update <= ?',
    authority,
    thisUpdate,
  )
  return row?.at ?? undefined
}
