/** Which revocations the next CRL names, and their entries, joined. Signs nothing. */
import { addSeconds, type Instant, type SerialNumber } from '../core/brand.ts'
import type { CrlDraft } from '../core/port/store.ts'
import type { CrlRecord, CrlTerms } from '../core/record.ts'
import type { Connection } from './connection.ts'
import { allRevoked } from './revoked.ts'

/**
 * The revocations that the next CRL names, as what follows FROM: each until its certificate has ended a CRL lifetime ago, and where
 * that was minted for an attack, until a CRL has named it that is of after its end (RFC 5280 §3.3). Binds an authority, the moment a
 * lifetime ago, and the thisUpdate of the CRL before.
 */
const kept = `${allRevoked} AND not_after >= ?2 AND (max(not_after, revoked_at) >= ?3 OR NOT EXISTS (
  SELECT 1 FROM certificate c WHERE c.authority = ?1 AND c.serial = revocation.serial AND c.revoke_after IS NOT NULL))`
/** Rows joined into one chunk of a CRL. */
const CHUNK_ROWS = 2048

/** Drafts the next CRL of an authority, under a number and time that are taken. */
export function draftCrl(
  { all, one }: Pick<Connection, 'all' | 'one'>,
  { authority, number, thisUpdate }: Pick<CrlRecord, 'authority' | 'number' | 'thisUpdate'>,
  terms: CrlTerms,
  now: Instant,
): CrlDraft {
  const { lifetimeSeconds, endsBy = Number.POSITIVE_INFINITY } = terms
  const nextUpdate = Math.min(addSeconds(thisUpdate, lifetimeSeconds), endsBy) as Instant
  const previous = one(
    'SELECT max(this_update) AS at FROM crl WHERE authority = ? AND this_update <= ?',
    authority,
    thisUpdate,
  )
  const values = [authority, thisUpdate - lifetimeSeconds, (previous?.['at'] as number | null) ?? 0]
  const counted = one(`SELECT count(*) AS entries FROM ${kept} AND revoked_at <= ?`, ...values, now)
  const ahead = all(
    `SELECT serial, reason FROM ${kept} AND revoked_at > ? ORDER BY id`,
    ...values,
    now,
  ) as unknown as CrlDraft['ahead']
  // Joined inside SQLite: a row at a time in JavaScript costs ten times as much at a million entries.
  const chunk = `
    SELECT max(id) AS last, group_concat(hex(entry), '') AS entries, group_concat(serial) AS serials FROM (
      SELECT id, entry, serial FROM ${kept} AND revoked_at <= ? AND id > ? ORDER BY id LIMIT ${CHUNK_ROWS})`
  return {
    number,
    thisUpdate,
    nextUpdate,
    entries: (counted?.['entries'] as number) + ahead.length,
    ahead,
    async *chunks() {
      for (let after = 0; ; ) {
        const row = one(chunk, ...values, now, after)
        if (row === undefined || row['last'] === null) return
        const serials = (row['serials'] as string).split(',') as SerialNumber[]
        yield { entries: Buffer.from(row['entries'] as string, 'hex'), serials }
        after = row['last'] as number
      }
    },
  }
}
