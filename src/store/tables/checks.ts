/** The SQL statements for how far the record was found to be sound. Decides nothing. */
import type { Reading, Writing } from '../sql.ts'

/** The last event, and the last rows, that had come by some moment. */
export type Marks = { readonly sequence: number; readonly certificate: number; readonly revocation: number }

/** Those before anything had. */
export const theBeginning: Marks = { sequence: 0, certificate: 0, revocation: 0 }

/** Marks, with the hash of the event: it follows from all events before it. */
export type CheckedUpTo = Marks & { readonly hash: string }

/** Where the record stands; undefined where it has no event. */
export const findMarks = (sql: Reading): Promise<CheckedUpTo | undefined> =>
  sql.one(
    `SELECT sequence, hash, coalesce((SELECT max(id) FROM certificate), 0) AS certificate,
     coalesce((SELECT max(id) FROM revocation), 0) AS revocation FROM event ORDER BY sequence DESC LIMIT 1`,
  )

export const findChecked = (sql: Reading): Promise<CheckedUpTo | undefined> =>
  sql.one('SELECT sequence, hash, certificate, revocation FROM checked ORDER BY sequence DESC LIMIT 1')

export async function setChecked(
  sql: Writing,
  { sequence, hash, certificate, revocation }: CheckedUpTo,
): Promise<void> {
  await sql.run('DELETE FROM checked')
  await sql.run(
    'INSERT INTO checked (sequence, hash, certificate, revocation) VALUES (?, ?, ?, ?)',
    sequence,
    hash,
    certificate,
    revocation,
  )
}
