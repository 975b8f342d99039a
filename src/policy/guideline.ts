/** The protocol settings that every target is written with. Does not say how a server spells them; its template does. */
import { newestGuideline } from '../schema/generated/lists.ts'

/**
 * One set of settings under one name, which each export carries: the newest of `templates/guideline/`. A change of any of them is a
 * new file there. Suites are of ephemeral key exchange and authenticated encryption only, those of TLS 1.3 first; security headers are for
 * every answer, errors included.
 *
 * @see RFC 9325 (recommendations for TLS), RFC 6797 (HSTS), Fetch §3.7 (Cross-Origin-Resource-Policy)
 */
export const guideline = newestGuideline
