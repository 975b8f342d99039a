/** Revoking: what becomes a revocation, and recording it. Publishing the CRL is the next step, in `publish.ts`. */
import { addSeconds } from '../core/brand.ts'
import type { Store } from '../core/port.ts'
import type { CertificateRecord, Revocation, RevocationReason, UnrecordedCertificate } from '../core/record.ts'
import { BACKDATE_SECONDS, revocationReasons } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { encodeCrlEntry } from '../x509/crl.ts'

/**
 * Parses a reason (RFC 5280 §5.3.1).
 *
 * @throws {CountersignError} `reason.unknown`
 */
export function parseReason(text: string): RevocationReason {
  const found = revocationReasons.find((reason) => reason === text)
  if (found === undefined) throw new CountersignError('reason.unknown', { reason: text, known: revocationReasons })
  return found
}

/**
 * Records the revocation of certificates, all or none; those that the record does not hold are taken into it. Final.
 *
 * @throws {CountersignError} `serial.already-revoked`
 */
export async function revoke(
  records: readonly (CertificateRecord | UnrecordedCertificate)[],
  reason: RevocationReason,
  store: Store,
): Promise<readonly Revocation[]> {
  const revokedAt = await store.now()
  const revocations = records.map(({ authority, serial, ...rest }) => ({
    ...(rest.state === 'unrecorded' ? { adoption: rest } : {}),
    authority,
    serial,
    reason,
    revokedAt,
    entry: encodeCrlEntry({ serial, revokedAt: addSeconds(revokedAt, -BACKDATE_SECONDS), reason }),
  }))
  await store.revoke(revocations)
  return revocations
}
