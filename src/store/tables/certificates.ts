/** The SQL statements for certificates, and the conversion of rows into certificates. Decides nothing. */
import type { EntryName, Instant, SerialNumber } from '../../core/brand.ts'
import { present } from '../../core/present.ts'
import type {
  Adoption,
  CertificateCounts,
  CertificateQuery,
  CertificateRecord,
  Era,
  Reservation,
  RevocationReason,
} from '../../core/record.ts'
import { countedStates, UNKNOWN_PROFILE } from '../../core/record.ts'
import { keyDigestOf } from '../digest.ts'
import type { Reading, Value, Writing } from '../sql.ts'

type State = CertificateRecord['state']
type Key = { readonly authority: EntryName; readonly serial: SerialNumber }
/** A certificate as it is pointed at. */
type Pointed = Key & { readonly id: number; readonly name: EntryName }
/** The times at which leases end that still run. */
export type Leases = { readonly from: Instant; readonly to: Instant }

type Issued = Extract<CertificateRecord, { state: 'issued' }>
type Columns = Pointed & {
  readonly profile: string
  readonly not_before: Instant
  readonly not_after: Instant
  readonly lease_ends: Instant
}
type Bytes = Pick<Issued, 'certificate' | 'fingerprint'> & { readonly issued_at: Instant }
type Revoked = { readonly revoked_at: Instant; readonly reason: RevocationReason }
/** A row of {@link selectCertificate}. */
export type CertificateRow = Columns &
  (
    | { readonly state: 'reserved' | 'abandoned' }
    | ({ readonly state: 'issued' } & Bytes)
    | ({ readonly state: 'revoked' } & Bytes & Revoked)
    | ({ readonly state: 'listed' } & Revoked)
  )

/** Every certificate with its revocation. */
const selectCertificate = `SELECT c.*, r.revoked_at, r.reason FROM certificate c
  LEFT JOIN revocation r ON r.authority = c.authority AND r.serial = c.serial`

/** Reads a row that has all columns of a certificate, and those of its revocation. Pure. */
export function certificateOf(row: CertificateRow): CertificateRecord {
  const { authority, serial, name, profile, not_before: notBefore, not_after: notAfter } = row
  const entry = { authority, serial, name, profile, notBefore, notAfter }
  switch (row.state) {
    case 'reserved':
      return { ...entry, state: 'reserved', leaseEnds: row.lease_ends }
    case 'abandoned':
      return { ...entry, state: 'abandoned' }
    case 'listed':
      return { ...entry, state: 'listed', revokedAt: row.revoked_at, reason: row.reason }
    default: {
      const { certificate, fingerprint, issued_at: issuedAt } = row
      const issued = { ...entry, certificate, fingerprint, issuedAt }
      return row.state === 'issued'
        ? { ...issued, state: 'issued' }
        : { ...issued, state: 'revoked', revokedAt: row.revoked_at, reason: row.reason }
    }
  }
}

async function select(sql: Reading, rest: string, ...values: Value[]): Promise<readonly CertificateRecord[]> {
  return (await sql.all<CertificateRow>(`${selectCertificate} ${rest}`, ...values)).map(certificateOf)
}

/** A reservation that is nobody's any more; binds {@link Leases}. */
const lapsed = `state = 'reserved' AND lease_ends NOT BETWEEN ? AND ?`

const selectPointed = 'SELECT id, authority, serial, name FROM certificate'

export const listLapsed = (sql: Reading, { from, to }: Leases): Promise<readonly Pointed[]> =>
  sql.all<Pointed>(`${selectPointed} WHERE ${lapsed}`, from, to)

export const findReserved = (sql: Reading, { authority, serial }: Key): Promise<Pointed | undefined> =>
  sql.one<Pointed>(`${selectPointed} WHERE state = 'reserved' AND authority = ? AND serial = ?`, authority, serial)

/** Who has a name: first what is issued or was. A reservation has it while its lease runs. */
export const findHolder = (sql: Reading, name: EntryName, { from, to }: Leases) =>
  sql.one<{ readonly serial: SerialNumber; readonly state: State; readonly leaseEnds: Instant }>(
    `SELECT serial, state, lease_ends AS "leaseEnds" FROM certificate
     WHERE name = ? AND state <> 'abandoned' AND NOT (${lapsed}) ORDER BY state = 'reserved', id LIMIT 1`,
    name,
    from,
    to,
  )

/** Who has a key: first who had it when it was stolen, then who has a good certificate of it under another name, or is about to. */
export const findKeyHolder = (
  sql: Reading,
  { key, except, now }: { readonly key: string; readonly except: EntryName; readonly now: Instant },
  { from, to }: Leases,
) =>
  sql.one<{ readonly serial: SerialNumber; readonly name: EntryName; readonly reason: RevocationReason | null }>(
    `SELECT c.serial, c.name, r.reason FROM certificate c
     LEFT JOIN revocation r ON r.authority = c.authority AND r.serial = c.serial
     WHERE c.key_digest = ? AND (r.reason = 'keyCompromise' OR (c.name <> ? AND
       ((c.state = 'issued' AND c.not_after >= ?) OR (c.state = 'reserved' AND c.lease_ends BETWEEN ? AND ?))))
     ORDER BY r.reason IS NULL, c.id LIMIT 1`,
    key,
    except,
    now,
    from,
    to,
  )

export const insertReserved = (sql: Writing, r: Reservation, leaseEnds: Instant) =>
  sql.run(
    `INSERT INTO certificate (authority, serial, name, profile, not_before, not_after, state, lease_ends, revoke_after, tbs, key_digest)
     VALUES (?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?, ?)`,
    r.authority,
    r.serial,
    r.name,
    r.profile,
    r.notBefore,
    r.notAfter,
    leaseEnds,
    r.revokeAfter ?? null,
    r.tbs,
    keyDigestOf(r.tbs) ?? null,
  )

/** Adds a certificate that was issued elsewhere: with its bytes, or listed by its serial number alone. */
export const insertAdopted = (
  sql: Writing,
  { authority, serial }: Key,
  { name, notBefore, notAfter, certificate }: Adoption,
  fingerprint: string | undefined,
) =>
  sql.run(
    `INSERT INTO certificate (authority, serial, name, profile, not_before, not_after, state, lease_ends, certificate, fingerprint, issued_at, key_digest)
     VALUES (?, ?, ?, '${UNKNOWN_PROFILE}', ?, ?, ?, 0, ?, ?, ?, ?)`,
    authority,
    serial,
    name,
    notBefore,
    notAfter,
    certificate === undefined ? 'listed' : 'issued',
    certificate ?? null,
    fingerprint ?? null,
    certificate === undefined ? null : notBefore,
    (certificate && keyDigestOf(certificate)) ?? null,
  )

/** Puts a certificate in the place of its reservation, where that stands. @returns its name */
export async function setIssued(
  sql: Writing,
  { authority, serial, certificate, fingerprint }: Key & Pick<Issued, 'certificate'> & { readonly fingerprint: string },
  now: Instant,
): Promise<EntryName | undefined> {
  const [row] = await sql.run<{ name: EntryName }>(
    `UPDATE certificate SET state = 'issued', certificate = ?, fingerprint = ?, issued_at = ?, tbs = NULL
     WHERE authority = ? AND serial = ? AND state = 'reserved' RETURNING name`,
    certificate,
    fingerprint,
    now,
    authority,
    serial,
  )
  return row?.name
}

/** Changes the state of a certificate that is in a certain one. */
export const changeState = (sql: Writing, id: number, { from, to }: { readonly from: State; readonly to: State }) =>
  sql.run('UPDATE certificate SET state = ? WHERE id = ? AND state = ?', to, id, from)

/** The facts about a certificate that a revocation needs. */
export const findRevocable = (sql: Reading, { authority, serial }: Key) =>
  sql.one<{ readonly id: number; readonly notAfter: Instant; readonly revokedAt: Instant | null }>(
    `SELECT c.id, c.not_after AS "notAfter", r.revoked_at AS "revokedAt" FROM certificate c
     LEFT JOIN revocation r ON r.authority = c.authority AND r.serial = c.serial WHERE c.authority = ? AND c.serial = ?`,
    authority,
    serial,
  )

export async function findBySerial(sql: Reading, serial: SerialNumber, authority?: EntryName) {
  const where = 'WHERE c.serial = ? AND c.authority = coalesce(?, c.authority) ORDER BY c.id LIMIT 1'
  return (await select(sql, where, serial, authority ?? null))[0]
}

export const findByName = (sql: Reading, name: EntryName) => select(sql, 'WHERE c.name = ? ORDER BY c.id DESC', name)

/** Names in their order, beginning at a text. */
export async function listNames(sql: Reading, from: string, limit: number): Promise<readonly string[]> {
  const statement = 'SELECT DISTINCT name FROM certificate WHERE name >= ? ORDER BY name LIMIT ?'
  return (await sql.all<{ name: string }>(statement, from, limit)).map(({ name }) => name)
}

/** Newest first. */
export const findHolding = (
  sql: Reading,
  { authority, octets, at, limit }: { authority: EntryName; octets: Uint8Array; at: Instant; limit: number },
) =>
  select(
    sql,
    `WHERE c.state = 'issued' AND c.authority = ? AND c.not_after >= ? AND ${sql.dialect.holds('c.certificate', '?')}
     ORDER BY c.id DESC LIMIT ?`,
    authority,
    at,
    octets,
    limit,
  )

/**
 * Abandoned, or to be revoked by now, and not revoked yet; binds an authority, and now. Each half is looked up by the index that
 * holds few: an authority may have a million certificates.
 */
const overdue = ({ dialect: { unindexed } }: Reading): string =>
  `r.serial IS NULL AND ${unindexed('c.authority')} = ?1 AND c.not_after >= ?2
   AND (c.state = 'abandoned' OR (c.authority = ?1 AND ${unindexed('c.state')} = 'issued' AND c.revoke_after <= ?2))`

export const listOverdue = (sql: Reading, authority: EntryName, now: Instant) =>
  select(sql, `WHERE ${overdue(sql)} ORDER BY c.id`, authority, now)

/** Serial numbers of an authority's lapsed reservations whose certificates have not ended. */
export async function listLapsedSerials(sql: Reading, authority: EntryName, now: Instant, { from, to }: Leases) {
  const statement = `SELECT serial FROM certificate WHERE authority = ? AND not_after >= ? AND ${lapsed} ORDER BY id`
  return (await sql.all<{ serial: SerialNumber }>(statement, authority, now, from, to)).map(({ serial }) => serial)
}

/** ?1 is now. */
const eras: Readonly<Record<Era, string>> = {
  before: 'c.not_before > ?1',
  within: 'c.not_before <= ?1 AND c.not_after >= ?1',
  after: 'c.not_before <= ?1 AND c.not_after < ?1',
}

/** What holds in a counted state; ?1 is now. */
function holdsIn(state: keyof CertificateCounts): string {
  const { recorded, era } = countedStates[state]
  const term = `c.state IN (${recorded.map((one) => `'${one}'`).join(', ')})`
  return era === undefined ? term : `${term} AND ${eras[era]}`
}

export async function list(
  sql: Reading,
  query: CertificateQuery,
  now: Instant,
): Promise<{ rows: readonly CertificateRecord[]; next?: string }> {
  const { holds, matches } = sql.dialect
  const asked: readonly (readonly [string, Value | undefined])[] = [
    ['c.name = ?', query.name],
    [matches('c.name', '?'), query.pattern],
    ...(query.holding ?? []).map((octets) => [holds('c.certificate', '?'), octets] as const),
    ['c.name <> ?', query.except],
    ['c.authority IN (SELECT name FROM authority WHERE usage = ?)', query.usage],
    ['c.state = ?', query.state],
    ['c.not_after < ?', query.expiringBefore],
    ['c.id < ?', query.before === undefined ? undefined : Number(query.before)],
  ]
  const used = asked.filter((one): one is [string, Value] => one[1] !== undefined)
  const states = (query.states ?? []).map((state) => `(${holdsIn(state)})`)
  // First, so that ?1 is what is bound first, and what follows is numbered on from it; not every state needs it.
  const anyState = states.length === 0 ? [] : [`(CAST(?1 AS BIGINT) IS NOT NULL AND (${states.join(' OR ')}))`]
  const terms = [...anyState, ...used.map(([term]) => term)]
  const rows = await sql.all<CertificateRow>(
    `${selectCertificate} ${terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`} ORDER BY c.id DESC LIMIT ?`,
    ...(states.length === 0 ? [] : [now]),
    ...used.map(([, value]) => value),
    query.limit + 1,
  )
  const page = rows.slice(0, query.limit)
  const next = rows.length > query.limit ? String(page.at(-1)?.id) : undefined
  return { rows: page.map(certificateOf), ...present({ next }) }
}

/** What is kept of certificates in bytes, in the order of their ids, after one of them. */
export const listBytes = (sql: Reading, { after, limit }: { readonly after: number; readonly limit: number }) =>
  sql.all<Pick<Pointed, 'id' | 'serial'> & Pick<Issued, 'certificate' | 'fingerprint'>>(
    `SELECT id, serial, fingerprint, certificate FROM certificate
     WHERE certificate IS NOT NULL AND id > ? ORDER BY id LIMIT ?`,
    after,
    limit,
  )
