/** Counts certificates by state: most of them by the tally that the database keeps. Decides nothing. */
import type { Instant } from '../../core/brand.ts'
import type { CertificateCounts, CertificateQuery, CertificateRecord } from '../../core/record.ts'
import type { Dialect, Reading } from '../sql.ts'

const DAY_SECONDS = 86_400

/** What is counted: a recorded state, apart what was renewed, and of both what has ended or not begun. */
type Counted = CertificateRecord['state'] | 'superseded' | 'ended' | 'early' | 'superseded ended' | 'superseded early'
type Tally = { readonly counted: Counted; readonly n: number | null }

const renewed = 'superseded_by IS NOT NULL'
/** What is issued, and beside it what of that was renewed, as other names say. */
const both = (sql: (word: string, renewed: boolean) => string): readonly string[] => [
  sql('', false),
  sql('superseded ', true),
]
const isIt = (wanted: boolean): string => (wanted ? renewed : 'superseded_by IS NULL')

/** Each gives rows of {@link Tally}; ?1 is now, ?2 the day, ?3 its beginning. */
function ofAll({ byIndex }: Dialect): readonly string[] {
  const ending = `FROM ${byIndex('certificate', 'certificate_ended')} WHERE state = 'issued'`
  const beginning = `FROM ${byIndex('certificate', 'certificate_begun')} WHERE state = 'issued' AND not_before > ?1`
  return [
    'SELECT state AS counted, sum(n) AS n FROM tally GROUP BY state',
    `SELECT state, count(*) FROM certificate WHERE state = 'reserved' GROUP BY state`,
    `SELECT state, count(*) FROM certificate WHERE state = 'abandoned' GROUP BY state`,
    ...both(
      (word, is) =>
        `SELECT '${word}ended', sum(n) FROM tally WHERE state = '${is ? 'superseded' : 'issued'}' AND day < ?2`,
    ),
    ...both(
      (word, is) => `SELECT '${word}ended', count(*) ${ending} AND not_after >= ?3 AND not_after < ?1 AND ${isIt(is)}`,
    ),
    ...both((word, is) => `SELECT '${word}early', count(*) ${beginning} AND ${isIt(is)}`),
    // What has both ended and not begun, which no authority signs, counts for the latter.
    ...both((word, is) => `SELECT '${word}ended', -count(*) ${beginning} AND not_after < ?1 AND ${isIt(is)}`),
  ]
}

function ofName({ unindexed }: Dialect, name: string, n: string): readonly string[] {
  const issued = `FROM certificate WHERE name = ${name} AND ${unindexed('state')} = 'issued'`
  return [
    `SELECT state, ${n} FROM certificate WHERE name = ${name} AND NOT (state = 'issued' AND ${renewed}) GROUP BY state`,
    `SELECT 'superseded', ${n} ${issued} AND ${renewed}`,
    ...both(
      (word, is) => `SELECT '${word}ended', ${n} ${issued} AND not_before <= ?1 AND not_after < ?1 AND ${isIt(is)}`,
    ),
    ...both((word, is) => `SELECT '${word}early', ${n} ${issued} AND not_before > ?1 AND ${isIt(is)}`),
  ]
}

/** Counts the certificates of a name, or all, except those of a name. */
export async function count(
  sql: Reading,
  { name, except }: Pick<CertificateQuery, 'name' | 'except'>,
  now: Instant,
): Promise<CertificateCounts> {
  const day = Math.floor(now / DAY_SECONDS)
  const counted = [
    ...(name === undefined ? ofAll(sql.dialect) : ofName(sql.dialect, '?4', 'count(*)')),
    ...(except === undefined || (name !== undefined && name !== except) ? [] : ofName(sql.dialect, '?5', '-count(*)')),
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
  const inDate = (of: 'issued' | 'superseded', word: '' | 'superseded ') =>
    sum(of) - sum(`${word}ended`) - sum(`${word}early`)
  return {
    reserved: sum('reserved'),
    abandoned: sum('abandoned'),
    issued: inDate('issued', ''),
    superseded: inDate('superseded', 'superseded '),
    revoked: sum('revoked', 'listed'),
    'not-yet-valid': sum('early', 'superseded early'),
    expired: sum('ended', 'superseded ended'),
  }
}
