/** Decides how a certificate is revoked, and records the revocation. The next step, in `publish.ts`, publishes the CRL. */
import { addSeconds } from '../core/brand.ts'
import { nearest } from '../core/near.ts'
import type { Store } from '../core/port/store.ts'
import type { CertificateRecord, Revocation, RevocationReason, UnrecordedCertificate } from '../core/record.ts'
import { BACKDATE_SECONDS, revocationReasons } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { encodeCrlEntry } from '../x509/crl.ts'

/** The reasons in the words that people have for them: guessed from, never taken, for a reason is published for good. */
const everyday: { readonly [R in RevocationReason]: readonly string[] } = {
  keyCompromise: ['compromised', 'exposed', 'hacked', 'leaked', 'lost', 'stolen', 'theft'],
  affiliationChanged: ['fired', 'left', 'moved', 'offboarded', 'quit', 'resigned', 'transferred'],
  superseded: ['reissued', 'rekeyed', 'renewed', 'replaced', 'rotated'],
  cessationOfOperation: ['decommissioned', 'gone', 'obsolete', 'retired', 'scrapped', 'unneeded', 'unused'],
  privilegeWithdrawn: ['banned', 'demoted', 'forbidden', 'suspended', 'withdrawn'],
  unspecified: ['none', 'other', 'secret'],
}

/** The reasons that somebody may have meant by a word, or by one of RFC 5280's in another spelling. */
function reasonsNear(text: string): readonly RevocationReason[] {
  const word = text.toLowerCase().replace(/[ _-]/g, '')
  const called = revocationReasons.filter((reason) => everyday[reason].includes(word))
  return called.length > 0
    ? called
    : revocationReasons.filter((reason) => nearest(word, revocationReasons).includes(reason))
}

/**
 * Parses a reason (RFC 5280 §5.3.1).
 *
 * @throws {CountersignError} `reason.unknown`
 */
export function parseReason(text: string): RevocationReason {
  const found = revocationReasons.find((reason) => reason === text)
  if (found === undefined) {
    throw new CountersignError('reason.unknown', { reason: text, near: reasonsNear(text), known: revocationReasons })
  }
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
  await store.revocations.add(revocations)
  return revocations
}
