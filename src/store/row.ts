/** Reads rows of the record into certificates, CRLs and events. Does not ask the database; the store does. */
import type { Der, EntryName, Fingerprint, Instant, SerialNumber } from '../core/brand.ts'
import type { CertificateCounts, CertificateRecord, CrlRecord, EventRecord, RevocationReason } from '../core/record.ts'
import type { Row } from './connection.ts'

/** Every certificate with its revocation. */
export const selectCertificate = `
  SELECT c.*, r.revoked_at, r.reason FROM certificate c
  LEFT JOIN revocation r ON r.authority = c.authority AND r.serial = c.serial`

/** The states that are counted, by what is recorded and by the time: ?1 is now. */
export const countedStates: Readonly<Record<keyof CertificateCounts, string>> = {
  reserved: `c.state = 'reserved'`,
  abandoned: `c.state = 'abandoned'`,
  issued: `c.state = 'issued' AND c.not_before <= ?1 AND c.not_after >= ?1`,
  revoked: `c.state IN ('revoked', 'listed')`,
  'not-yet-valid': `c.state = 'issued' AND c.not_before > ?1`,
  expired: `c.state = 'issued' AND c.not_before <= ?1 AND c.not_after < ?1`,
}

/** Reads a row of {@link selectCertificate}. Pure. */
export function certificateOf(row: Row): CertificateRecord {
  const entry = {
    authority: row['authority'] as EntryName,
    serial: row['serial'] as SerialNumber,
    name: row['name'] as EntryName,
    profile: row['profile'] as string,
    notBefore: row['not_before'] as Instant,
    notAfter: row['not_after'] as Instant,
  }
  const issued = {
    certificate: row['certificate'] as Der<'Certificate'>,
    fingerprint: row['fingerprint'] as Fingerprint,
    issuedAt: row['issued_at'] as Instant,
  }
  switch (row['state']) {
    case 'reserved':
      return { ...entry, state: 'reserved', leaseEnds: row['lease_ends'] as Instant }
    case 'issued':
      return { ...entry, ...issued, state: 'issued' }
    case 'revoked':
      return {
        ...entry,
        ...issued,
        state: 'revoked',
        revokedAt: row['revoked_at'] as Instant,
        reason: row['reason'] as RevocationReason,
      }
    case 'listed':
      return {
        ...entry,
        state: 'listed',
        revokedAt: row['revoked_at'] as Instant,
        reason: row['reason'] as RevocationReason,
      }
    default:
      return { ...entry, state: 'abandoned' }
  }
}

export function crlOf(row: Row): CrlRecord {
  return {
    authority: row['authority'] as EntryName,
    number: row['number'] as number,
    thisUpdate: row['this_update'] as Instant,
    nextUpdate: row['next_update'] as Instant,
    entries: row['entries'] as number,
    ...(row['sha256'] === null ? {} : { sha256: row['sha256'] as string }),
  }
}

export const eventOf = (row: Row): EventRecord => ({
  sequence: row['sequence'] as number,
  at: row['at'] as Instant,
  kind: row['kind'] as EventRecord['kind'],
  facts: JSON.parse(row['facts'] as string) as EventRecord['facts'],
  hash: row['hash'] as string,
})
