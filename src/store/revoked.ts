/** Compares a CRL with the recorded revocations. Does not say what follows from a difference. */
import type { SQLInputValue } from 'node:sqlite'
import type { EntryName, Instant, SerialNumber } from '../core/brand.ts'
import type { Store } from '../core/port/store.ts'
import type { Connection } from './connection.ts'
import { certificateOf } from './row.ts'

/** Serial numbers that are asked for at once. */
const ASKED = 10_000

/**
 * All revocations of an authority, as what follows FROM. They are walked by their ids: the index of serial numbers is a detour where most
 * are wanted, and would have them sorted.
 */
export const allRevoked = 'revocation NOT INDEXED WHERE authority = ?1'

/** Gives a column of serial numbers. Joined inside SQLite: a row at a time in JavaScript costs several times as much. */
export function serialsOf(
  { one }: Pick<Connection, 'one'>,
  from: string,
  ...values: SQLInputValue[]
): readonly SerialNumber[] {
  const row = one(`SELECT group_concat(serial) AS serials FROM (SELECT serial FROM ${from})`, ...values)
  return ((row?.['serials'] as string | null)?.split(',') ?? []) as SerialNumber[]
}

/** Gives what {@link Store.compareRevoked} promises. */
export function compareRevoked(
  { all, one }: Pick<Connection, 'all' | 'one'>,
  authority: EntryName,
  serials: readonly SerialNumber[],
  now: Instant,
): Awaited<ReturnType<Store['compareRevoked']>> {
  const known = new Set(serialsOf({ one }, allRevoked, authority))
  const past = new Set(serialsOf({ one }, `${allRevoked} AND not_after < ?`, authority, now))
  const named = serials.filter((serial) => past.has(serial))
  const ended: { record: ReturnType<typeof certificateOf>; notAfter: Instant }[] = []
  for (let at = 0; at < named.length; at += ASKED) {
    const rows = all(
      `SELECT c.*, r.revoked_at, r.reason, r.not_after AS listed_until FROM revocation r
       JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial
       WHERE r.authority = ? AND r.serial IN (SELECT value FROM json_each(?))`,
      authority,
      JSON.stringify(named.slice(at, at + ASKED)),
    )
    ended.push(...rows.map((row) => ({ record: certificateOf(row), notAfter: row['listed_until'] as Instant })))
  }
  return { lacking: serials.filter((serial) => !known.has(serial)), ended }
}
