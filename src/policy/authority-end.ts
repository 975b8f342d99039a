/** Computes how long an authority is still valid, and whether that time is too short. Prints no warning itself. */
import { addSeconds, type Instant } from '../core/brand.ts'
import type { TbsCertificate } from '../x509/certificate.ts'

const DAY_SECONDS = 86_400
/** To move every client and server to another authority takes its time. */
const NOTICE_SECONDS = 180 * DAY_SECONDS

export type AuthorityState = 'not-yet-valid' | 'in-force' | 'ending' | 'expired'

/**
 * What an authority is at a moment. It is ending from half a year before its last second on, and in any case once a
 * certificate of the usual length would outlive it.
 *
 * Pure.
 *
 * @param usualSeconds life of a certificate that nobody asked to be shorter
 * @see RFC 5280 §4.1.2.5 (both ends are included), §6.1.3 (a)(2)
 */
export function authorityStateAt(
  { notBefore, notAfter }: Pick<TbsCertificate, 'notBefore' | 'notAfter'>,
  now: Instant,
  usualSeconds: number,
): AuthorityState {
  if (now < notBefore) return 'not-yet-valid'
  if (now > notAfter) return 'expired'
  return addSeconds(now, Math.max(usualSeconds, NOTICE_SECONDS)) > notAfter ? 'ending' : 'in-force'
}

/** The advice for an authority that ends or has ended, as the end of a sentence. */
export const moveOver =
  'make a new home in another directory, issue new certificates from it to everybody, and export each server again from it'
