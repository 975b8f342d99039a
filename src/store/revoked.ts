/** Holding a CRL against the recorded revocations. What follows from a difference is for whoever asked. */
import type { EntryName, Instant, SerialNumber } from '../core/brand.ts'
import type { Store } from '../core/port.ts'
import type { Connection } from './connection.ts'
import { certificateOf } from './row.ts'

/** Serial numbers that are asked for at once. */
const ASKED = 10_000

/** Gives what {@link Store.compareRevoked} promises. */
export function compareRevoked(
  { all }: Pick<Connection, 'all'>,
  authority: EntryName,
  serials: readonly SerialNumber[],
  now: Instant,
): Awaited<ReturnType<Store['compareRevoked']>> {
  const lacking: SerialNumber[] = []
  const ended: { record: ReturnType<typeof certificateOf>; notAfter: Instant }[] = []
  for (let at = 0; at < serials.length; at += ASKED) {
    const some = JSON.stringify(serials.slice(at, at + ASKED))
    const unknown = all(
      `SELECT value FROM json_each(?)
       WHERE NOT EXISTS (SELECT 1 FROM revocation WHERE authority = ? AND serial = value)`,
      some,
      authority,
    )
    lacking.push(...unknown.map((row) => row['value'] as SerialNumber))
    const past = all(
      `SELECT c.*, r.revoked_at, r.reason, r.not_after AS listed_until FROM revocation r
       JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial
       WHERE r.authority = ? AND r.not_after < ? AND r.serial IN (SELECT value FROM json_each(?))`,
      authority,
      now,
      some,
    )
    ended.push(...past.map((row) => ({ record: certificateOf(row), notAfter: row['listed_until'] as Instant })))
  }
  return { lacking, ended }
}
