/** Counts certificates by state: most of them by the tally that the database keeps. Decides nothing. */
import type { Instant } from '../../core/brand.ts'
import type { CertificateCounts, CertificateQuery, CertificateRecord } from '../../core/record.ts'
import type { Reading } from '../sql.ts'

const DAY_SECONDS = 86_400

/** What is counted: a recorded state, and of those that are issued, what of them has ended or not begun. */
type Counted = CertificateRecord['state'] | 'ended' | 'early'
type Tally = { readonly counted: Counted; readonly n: number | null }

/** Each gives rows of {@link Tally}; ?1 is now, ?2 the day, ?3 its beginning. */
const ofAll = [
  'SELECT state AS counted, sum(n) AS n FROM tally GROUP BY state',
  `SELECT state, count(*) FROM certificate WHERE state = 'reserved' GROUP BY state`,
  `SELECT state, count(*) FROM certificate WHERE state = 'abandoned' GROUP BY state`,
  `SELECT 'ended', sum(n) FROM tally WHERE state = 'issued' AND day < ?2`,
  `SELECT 'ended', count(*) FROM certificate WHERE state = 'issued' AND not_after >= ?3 AND not_after < ?1`,
  `SELECT 'early', count(*) FROM certificate WHERE state = 'issued' AND not_before > ?1`,
  // What has both ended and not begun, which no authority signs, counts for the latter.
  `SELECT 'ended', -count(*) FROM certificate WHERE state = 'issued' AND not_before > ?1 AND not_after < ?1`,
]

const ofName = (name: string, n: string): readonly string[] => [
  `SELECT state, ${n} FROM certificate WHERE name = ${name} GROUP BY state`,
  `SELECT 'ended', ${n} FROM certificate WHERE name = ${name} AND state = 'issued' AND not_before <= ?1 AND not_after < ?1`,
  `SELECT 'early', ${n} FROM certificate WHERE name = ${name} AND state = 'issued' AND not_before > ?1`,
]

/** Counts the certificates of a name, or all, except those of a name. */
export async function count(
  sql: Reading,
  { name, except }: Pick<CertificateQuery, 'name' | 'except'>,
  now: Instant,
): Promise<CertificateCounts> {
  const day = Math.floor(now / DAY_SECONDS)
  const counted = [
    ...(name === undefined ? ofAll : ofName('?4', 'count(*)')),
    ...(except === undefined || (name !== undefined && name !== except) ? [] : ofName('?5', '-count(*)')),
  ]
  // All in one, so that nobody writes in between; the first binds all values.
  const rows = await sql.all<Tally>(
    `SELECT 'listed' AS counted, 0 * CAST(?1 + ?2 + ?3 AS BIGINT) AS n
     WHERE ?4 IS DISTINCT FROM ?5 OR ?4 IS NULL UNION ALL ${counted.join(' UNION ALL ')}`,
    now,
    day,
    day * DAY_SECONDS,
    name ?? null,
    except ?? null,
  )
  const sum = (...of: readonly Counted[]): number =>
    rows.reduce((total, { counted: one, n }) => total + (of.includes(one) ? (n ?? 0) : 0), 0)
  const [ended, early] = [sum('ended'), sum('early')]
  return {
    reserved: sum('reserved'),
    abandoned: sum('abandoned'),
    issued: sum('issued') - ended - early,
    revoked: sum('revoked', 'listed'),
    'not-yet-valid': early,
    expired: ended,
  }
}
