/** Compares the clock with the dates of the last CRL, before countersign signs or records anything. Does not set the clock. */
import { addSeconds, formatInstant, type Instant } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Store } from '../core/port/store.ts'
import type { CrlTerms } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import type { Authority } from './authority.ts'

export type Dating = NonNullable<CrlTerms['dating']>

/** A home may be forgotten for a season; a clock that is further ahead than that is asked about. */
const FORGOTTEN_SECONDS = 90 * 86_400

/** Whether a clock is so far beyond the end of a CRL that it may be ahead. Pure. */
export const isForgotten = (nextUpdate: Instant, now: Instant): boolean =>
  now > addSeconds(nextUpdate, FORGOTTEN_SECONDS)

/**
 * Demands that an authority may sign a CRL now: it is in date, and the clock is not far beyond the end of its last CRL. What
 * would be signed or recorded by a clock that is years ahead could be put right by nobody until then.
 *
 * @throws {CountersignError} `authority.expired`, `crl.clock-ahead`; `authority.not-yet-valid` where somebody answers for a clock
 * by which the authority has not begun
 */
export async function requirePlausibleClock(
  { name, certificate: { tbs } }: Authority,
  { store, clock }: { store: Store; clock: Clock },
  dating: Dating = 'rising',
): Promise<void> {
  const at = clock.now()
  const now = formatInstant(at)
  if (at > tbs.notAfter) {
    // Its time would be the least that any later one may have.
    throw new CountersignError('authority.expired', { authority: name, notAfter: formatInstant(tbs.notAfter), now })
  }
  if (dating === 'by-clock') {
    if (at >= tbs.notBefore) return
    throw new CountersignError('authority.not-yet-valid', {
      authority: name,
      notBefore: formatInstant(tbs.notBefore),
      now,
    })
  }
  const last = (await store.crls.findLast(name))?.nextUpdate
  if (last === undefined || !isForgotten(last, at)) return
  throw new CountersignError('crl.clock-ahead', { authority: name, nextUpdate: formatInstant(last), now })
}
