/** The SQL statements for certificates, and the conversion of rows into certificates. Decides nothing. */

import type { EntryName, Fingerprint, Instant, SerialNumber } from '../../core/brand.ts'
import { present } from '../../core/present.ts'
import type { Adoption, CertificateRecord, Reservation, RevocationReason } from '../../core/record.ts'
import { UNKNOWN_PROFILE } from '../../core/record.ts'
import { keyDigestIn, keyDigestOf } from '../digest.ts'
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
    | ({ readonly state: 'issued'; readonly superseded_by: SerialNumber | null } & Bytes)
    | ({ readonly state: 'revoked' } & Bytes & Revoked)
    | ({ readonly state: 'listed' } & Revoked)
  )

/** Every certificate with its revocation. */
export const selectCertificate = `SELECT c.*, r.revoked_at, r.reason FROM certificate c
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
        ? { ...issued, state: 'issued', ...present({ supersededBy: row.superseded_by ?? undefined }) }
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

/** The reservations that some serial numbers of an authority stand for. */
export const listReserved = (
  sql: Reading,
  authority: EntryName,
  serials: readonly SerialNumber[],
): Promise<readonly Pointed[]> =>
  sql.all<Pointed>(
    `${selectPointed} WHERE authority = ? AND serial IN ${sql.dialect.among('?')} AND ${sql.dialect.unindexed('state')} = 'reserved'`,
    authority,
    JSON.stringify(serials),
  )

/** Who has a name. */
export type Holder = { readonly serial: SerialNumber; readonly state: State; readonly leaseEnds: Instant }

/** Who has each of some names: first what is issued or was. A reservation has it while its lease runs. */
export async function findHolders(
  sql: Reading,
  names: readonly EntryName[],
  { from, to }: Leases,
): Promise<ReadonlyMap<EntryName, Holder>> {
  const rows = await sql.all<Holder & Pick<Pointed, 'name'>>(
    `SELECT name, serial, state, lease_ends AS "leaseEnds" FROM certificate
     WHERE name IN ${sql.dialect.among('?')} AND ${sql.dialect.unindexed('state')} <> 'abandoned' AND NOT (${lapsed}) ORDER BY state = 'reserved', id`,
    JSON.stringify(names),
    from,
    to,
  )
  // Of a name that comes again, the last counts.
  return new Map(rows.toReversed().map((row) => [row.name, row]))
}

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

export const insertReserved = (sql: Writing, reservations: readonly Reservation[], leaseEnds: Instant): Promise<void> =>
  sql.runForAll(
    (rows) =>
      `INSERT INTO certificate (state, authority, serial, name, profile, not_before, not_after, lease_ends, revoke_after, tbs, key_digest, supersedes)
       VALUES ${rows}`,
    reservations.map((r) => [
      'reserved',
      r.authority,
      r.serial,
      r.name,
      r.profile,
      r.notBefore,
      r.notAfter,
      leaseEnds,
      r.revokeAfter ?? null,
      r.tbs,
      keyDigestIn(r) ?? null,
      r.supersedes?.serial ?? null,
    ]),
  )

/** The state of a certificate that is to be renewed, and what renews it: for good, or as a reservation whose lease runs. */
export const findRenewal = (sql: Reading, { authority, serial }: Key, { from, to }: Leases) =>
  sql.one<{ readonly state: State; readonly renewedBy: SerialNumber | null; readonly leaseEnds: Instant | null }>(
    `SELECT c.state, coalesce(c.superseded_by, n.serial) AS "renewedBy", n.lease_ends AS "leaseEnds" FROM certificate c
     LEFT JOIN certificate n ON n.name = c.name AND n.authority = c.authority AND n.supersedes = c.serial
       AND n.state = 'reserved' AND n.lease_ends BETWEEN ? AND ?
     WHERE c.authority = ? AND c.serial = ? LIMIT 1`,
    from,
    to,
    authority,
    serial,
  )

/** Marks a certificate as renewed; `revokeAfter`: the next CRL revokes it. @returns whether it could be renewed */
export const setSuperseded = async (
  sql: Writing,
  { authority, serial }: Key,
  { by, revokeAfter }: { readonly by: SerialNumber; readonly revokeAfter: Instant | undefined },
): Promise<boolean> =>
  (
    await sql.run(
      `UPDATE certificate SET superseded_by = ?, revoke_after = coalesce(?, revoke_after)
       WHERE authority = ? AND serial = ? AND state = 'issued' AND superseded_by IS NULL RETURNING id`,
      by,
      revokeAfter ?? null,
      authority,
      serial,
    )
  ).length > 0

/** Adds a certificate that was issued elsewhere: with its bytes, or listed by its serial number alone. */
/** @returns its id */
export async function insertAdopted(
  sql: Writing,
  { authority, serial }: Key,
  { name, notBefore, notAfter, certificate }: Adoption,
  fingerprint: string | undefined,
) {
  const [row] = await sql.run<Pick<Pointed, 'id'>>(
    `INSERT INTO certificate (authority, serial, name, profile, not_before, not_after, state, lease_ends, certificate, fingerprint, issued_at, key_digest)
     VALUES (?, ?, ?, '${UNKNOWN_PROFILE}', ?, ?, ?, 0, ?, ?, ?, ?) RETURNING id`,
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
  return row!.id
}

/** Puts certificates in the place of their reservations. */
export const setIssued = (
  sql: Writing,
  issued: readonly (Pick<Pointed, 'id'> & Pick<Issued, 'certificate'> & { readonly fingerprint: string })[],
  now: Instant,
): Promise<void> =>
  sql.runForAll(
    (rows) =>
      `WITH signed (id, certificate, fingerprint, at) AS (VALUES ${rows})
       UPDATE certificate SET state = 'issued', certificate = signed.certificate, fingerprint = signed.fingerprint, issued_at = signed.at, tbs = NULL
       FROM signed WHERE certificate.id = signed.id`,
    issued.map(({ id, certificate, fingerprint }) => [id, certificate, fingerprint, now]),
  )

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
  // With all authorities named, the index of serial numbers answers also where none is asked for.
  const among = 'c.authority IN (SELECT name FROM authority WHERE name = coalesce(?, name))'
  return (await select(sql, `WHERE ${among} AND c.serial = ? ORDER BY c.id LIMIT 1`, authority ?? null, serial))[0]
}

export async function findByFingerprint(sql: Reading, fingerprint: Fingerprint) {
  return (await select(sql, 'WHERE c.fingerprint = ? ORDER BY c.id LIMIT 1', fingerprint))[0]
}

export const findByKey = (sql: Reading, digest: string) =>
  select(sql, 'WHERE c.key_digest = ? ORDER BY c.id DESC', digest)

/** Good certificates whose key was stolen, the first to end first. The index that is asked for holds no others. */
export const listStolen = (sql: Reading, now: Instant, limit: number) =>
  select(
    sql,
    `WHERE c.stolen = 1 AND ${sql.dialect.unindexed('c.state')} = 'issued' AND c.not_after >= ? ORDER BY c.not_after, c.id LIMIT ?`,
    now,
    limit,
  )

export const findByName = (sql: Reading, name: EntryName) => select(sql, 'WHERE c.name = ? ORDER BY c.id DESC', name)

export async function listUsedNames(sql: Reading, names: readonly EntryName[]): Promise<ReadonlySet<EntryName>> {
  const statement = `SELECT DISTINCT name FROM certificate WHERE name IN ${sql.dialect.among('?')}`
  return new Set((await sql.all<Pick<Pointed, 'name'>>(statement, JSON.stringify(names))).map(({ name }) => name))
}

/** Names in their order, beginning at a text. */
export async function listNames(sql: Reading, from: string, limit: number): Promise<readonly string[]> {
  const statement = 'SELECT DISTINCT name FROM certificate WHERE name >= ? ORDER BY name LIMIT ?'
  return (await sql.all<{ name: string }>(statement, from, limit)).map(({ name }) => name)
}

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

/** What is kept of certificates in bytes, in the order of their ids, after one of them. */
export const listBytes = (sql: Reading, { after, limit }: { readonly after: number; readonly limit: number }) =>
  sql.all<
    Pick<Pointed, 'id' | 'serial'> & Pick<Issued, 'certificate' | 'fingerprint'> & { readonly keyDigest: string | null }
  >(
    `SELECT id, serial, fingerprint, certificate, key_digest AS "keyDigest" FROM certificate
     WHERE certificate IS NOT NULL AND id > ? ORDER BY id LIMIT ?`,
    after,
    limit,
  )
