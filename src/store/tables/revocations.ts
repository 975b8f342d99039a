/** The SQL statements for revocations, and the conversion of rows into revocations. Decides nothing. */
import type { EntryName, Instant, SerialNumber } from '../../core/brand.ts'
import type { CrlChunk } from '../../core/port/store.ts'
import type { CertificateRecord, Revocation } from '../../core/record.ts'
import type { Dialect, Reading, Value, Writing } from '../sql.ts'
import { type CertificateRow, certificateOf } from './certificates.ts'

/** Rows joined into one chunk of a CRL: some 64 KiB. */
const CHUNK_ROWS = 2048
/** Fewer than these are looked up one by one. */
const FEW = 1000
/** Serial numbers that are asked for at once. */
const ASKED = 10_000

export const insertRevocation = (
  sql: Writing,
  { authority, serial, reason, revokedAt, entry }: Revocation,
  notAfter: Instant,
) =>
  sql.run(
    'INSERT INTO revocation (authority, serial, reason, revoked_at, not_after, entry) VALUES (?, ?, ?, ?, ?, ?)',
    authority,
    serial,
    reason,
    revokedAt,
    notAfter,
    entry,
  )

/** All revocations of an authority, as what follows FROM. */
const all = ({ inOrder }: Dialect): string => `${inOrder('revocation')} WHERE authority = ?1`

const split = (joined: string | null): readonly SerialNumber[] => (joined?.split(',') ?? []) as SerialNumber[]

/** Gives serial numbers, joined inside the database: a row at a time costs several times as much. */
async function serialsOf(sql: Reading, from: string, ...values: Value[]): Promise<readonly SerialNumber[]> {
  const row = await sql.one<{ serials: string | null }>(
    `SELECT ${sql.dialect.joined('serial')} AS serials FROM (SELECT serial FROM ${from}) AS these`,
    ...values,
  )
  return split(row?.serials ?? null)
}

/** The newest of all. */
export const findNewest = async (sql: Reading): Promise<number> =>
  (await sql.one<{ newest: number | null }>('SELECT max(id) AS newest FROM revocation'))?.newest ?? 0

/** Those of an authority whose certificates have not ended. */
const STANDING = 'revocation WHERE authority = ?1 AND not_after >= ?2'

/** Serial numbers whose certificates have not ended, of those that were revoked after one of them, in the order of their revocation. */
export async function listStanding(
  sql: Reading,
  authority: EntryName,
  { now, after }: { readonly now: Instant; readonly after: number },
) {
  // Of an authority that has revoked few, among very many of others.
  const few = await sql.one<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${STANDING} LIMIT ${FEW}) AS some`,
    authority,
    now,
  )
  const { inOrder, unindexed } = sql.dialect
  const from =
    (few?.n ?? 0) < FEW
      ? `${STANDING} AND ${unindexed('id')} > ?3`
      : `${inOrder('revocation')} WHERE authority = ?1 AND not_after >= ?2 AND id > ?3`
  return serialsOf(sql, `${from} ORDER BY id`, authority, now, after)
}

/** Whether there is any of those. */
export const hasStanding = async (sql: Reading, authority: EntryName, now: Instant): Promise<boolean> =>
  (await sql.one(`SELECT id FROM ${STANDING} LIMIT 1`, authority, now)) !== undefined

/** Those of some serial numbers that an authority has revoked. */
export async function listKnown(sql: Reading, authority: EntryName, serials: readonly SerialNumber[]) {
  const found: SerialNumber[] = []
  for (let at = 0; at < serials.length; at += ASKED) {
    const from = `revocation WHERE authority = ? AND serial IN ${sql.dialect.among('?')}`
    for (const one of await serialsOf(sql, from, authority, JSON.stringify(serials.slice(at, at + ASKED))))
      found.push(one)
  }
  return found
}

/** Certificates of some serial numbers that have ended, each with the end that its revocation says. */
export async function findEnded(
  sql: Reading,
  authority: EntryName,
  { serials, now }: { readonly serials: readonly SerialNumber[]; readonly now: Instant },
) {
  const found: { record: CertificateRecord; notAfter: Instant }[] = []
  for (let at = 0; at < serials.length; at += ASKED) {
    const rows = await sql.all<CertificateRow & { readonly listed_until: Instant }>(
      `SELECT c.*, r.revoked_at, r.reason, r.not_after AS listed_until FROM revocation r
       JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial
       WHERE r.authority = ? AND r.not_after < ? AND r.serial IN ${sql.dialect.among('?')}`,
      authority,
      now,
      JSON.stringify(serials.slice(at, at + ASKED)),
    )
    found.push(...rows.map((row) => ({ record: certificateOf(row), notAfter: row.listed_until })))
  }
  return found
}

/** Certificates that end later than their revocation says, of those that have ended by what it says. */
export async function findEndedEarly(sql: Reading, authority: EntryName, now: Instant) {
  const rows = await sql.all<CertificateRow & { readonly listed_until: Instant }>(
    `SELECT c.*, r.revoked_at, r.reason, r.not_after AS listed_until FROM revocation r
     JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial
     WHERE r.authority = ? AND r.not_after < ? AND c.not_after > r.not_after`,
    authority,
    now,
  )
  return rows.map((row) => ({ record: certificateOf(row), notAfter: row.listed_until }))
}

/** Which revocations a CRL names. */
export type Kept = {
  readonly authority: EntryName
  /** Those whose certificates had not ended by then. */
  readonly since: Instant
  /** Of what was minted for an attack, those that had not ended by then, or were revoked later. */
  readonly mintedSince: Instant
  /** Those revoked later stand apart. */
  readonly now: Instant
}

const kept = (dialect: Dialect): string =>
  `${all(dialect)} AND not_after >= ?2 AND (${dialect.greater('not_after', 'revoked_at')} >= ?3 OR NOT EXISTS (
  SELECT 1 FROM certificate c WHERE c.authority = ?1 AND c.serial = revocation.serial AND c.revoke_after IS NOT NULL))`

const valuesOf = ({ authority, since, mintedSince, now }: Kept) => [authority, since, mintedSince, now] as const

type ChunkRow = {
  readonly last: number | null
  readonly entries: Uint8Array | null
  readonly serials: Uint8Array | null
  readonly ahead: string | null
  readonly reasons: string | null
}

/** Gives the memory of octets back where it is theirs alone: hundreds of them would wait in it for the next collection. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/**
 * Reads them once, for each look at a million rows takes as long again. They are joined inside the database: a row at a time costs five
 * times as much, and a text a third more than its octets.
 */
export async function* readEntries(sql: Reading, which: Kept): AsyncIterable<CrlChunk> {
  const { joined, joinedOctets } = sql.dialect
  const past = (column: string) => `CASE WHEN revoked_at <= ?4 THEN ${column} END`
  const ahead = (column: string) => `CASE WHEN revoked_at > ?4 THEN ${column} END`
  const statement = `
    SELECT max(id) AS last, ${joinedOctets(past('entry'), '')} AS entries, ${joinedOctets(past('serial'), ',')} AS serials,
      ${joined(ahead('serial'))} AS ahead, ${joined(ahead('reason'))} AS reasons FROM (
      SELECT id, entry, serial, reason, revoked_at FROM ${kept(sql.dialect)} AND id > ?5 ORDER BY id LIMIT ${CHUNK_ROWS}) AS these`
  for (let after = 0; ; ) {
    const row = await sql.one<ChunkRow>(statement, ...valuesOf(which), after)
    if (row === undefined || row.last === null) return
    const reasons = (row.reasons?.split(',') ?? []) as Revocation['reason'][]
    yield {
      entries: row.entries ?? new Uint8Array(),
      serials: row.serials ?? new Uint8Array(),
      ahead: split(row.ahead).map((serial, n) => ({ serial, reason: reasons[n]! })),
    }
    after = row.last
    for (const octets of [row.entries, row.serials]) if (octets !== null) giveBack(octets)
  }
}
