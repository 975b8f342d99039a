/** Chooses the content of the next CRL: its dates, and the revocations that it lists. Signs nothing. */
import { addSeconds, type Instant } from '../core/brand.ts'
import type { CrlDraft } from '../core/port/store.ts'
import type { CrlRecord, CrlTerms } from '../core/record.ts'
import type { Reading } from './sql.ts'
import { lastUpdateBy } from './tables/crls.ts'
import { findNewest, readEntries } from './tables/revocations.ts'

/**
 * Drafts the next CRL of an authority, under a number and time that are taken. It names each revocation until its certificate has ended a
 * CRL lifetime ago, and where that was minted for an attack, until a CRL has named it that is of after its end (RFC 5280 §3.3).
 */
export async function draftCrl(
  sql: Reading,
  { authority, number, thisUpdate }: Pick<CrlRecord, 'authority' | 'number' | 'thisUpdate'>,
  { lifetimeSeconds, endsBy }: CrlTerms,
): Promise<CrlDraft & { readonly upTo: number }> {
  const nextUpdate = Math.min(addSeconds(thisUpdate, lifetimeSeconds), endsBy ?? Number.POSITIVE_INFINITY) as Instant
  const which = {
    authority,
    since: (thisUpdate - lifetimeSeconds) as Instant,
    mintedSince: (await lastUpdateBy(sql, authority, thisUpdate)) ?? (0 as Instant),
    now: await sql.now(),
  }
  return { number, thisUpdate, nextUpdate, upTo: await findNewest(sql), chunks: () => readEntries(sql, which) }
}
