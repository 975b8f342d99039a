/** An anchor's own complete CRL, ready to be asked. Indirect, partial and delta CRLs are refused, not read. */
import type { Instant, SerialNumber } from '../core/brand.ts'
import type { TrustAnchor } from './anchor.ts'
import { type CertificateList, type CrlEntry, isCrlSignedBy, parseCertificateList } from './crl.ts'
import { formatName } from './name.ts'
import { attempt, outOfDate, type PathFailure, unprocessed } from './path-failure.ts'

let make: (anchor: TrustAnchor, list: CertificateList, nextUpdate: Instant, number: bigint) => RevocationList

/** A complete CRL, signed by its anchor. Only {@link readRevocationList} makes one; whether it is in date is asked each time. */
export class RevocationList {
  readonly anchor: TrustAnchor
  readonly number: bigint
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  readonly #entries: ReadonlyMap<SerialNumber, CrlEntry>

  static {
    make = (anchor, list, nextUpdate, number) => new RevocationList(anchor, list, nextUpdate, number)
  }

  private constructor(anchor: TrustAnchor, list: CertificateList, nextUpdate: Instant, number: bigint) {
    this.anchor = anchor
    this.number = number
    this.thisUpdate = list.thisUpdate
    this.nextUpdate = nextUpdate
    this.#entries = new Map([...list.entries()].map((entry) => [entry.serial, entry]))
  }

  /**
   * What speaks against a certificate of the anchor at a moment: that it is listed, for whatever reason, or that this
   * list is not the one to ask any more. Pure.
   *
   * @see RFC 5280 §6.3.3
   */
  objection(serial: SerialNumber, at: Instant): PathFailure | undefined {
    const stale = outOfDate('crl', this.thisUpdate, this.nextUpdate, at)
    if (stale !== undefined) return stale
    const entry = this.#entries.get(serial)
    return entry && { of: 'certificate', kind: 'revoked', revokedAt: entry.revokedAt, reason: entry.reason }
  }
}

/**
 * Reads an anchor's CRL.
 *
 * Guarantees that it is version 2, numbered, dated at both ends, issued and signed by the anchor, whose key usage allows
 * that, and complete: a critical extension would make it a part of a list, or one that speaks for others. Pure.
 *
 * @see RFC 5280 §5.2, §6.3.3 (f) and (g)
 */
export const readRevocationList = (der: Uint8Array, anchor: TrustAnchor): RevocationList | PathFailure =>
  attempt('crl', () => {
    const list = parseCertificateList(der)
    const { tbs } = anchor.certificate
    if (Buffer.compare(list.issuerDer, tbs.subjectDer) !== 0) {
      return { of: 'crl', kind: 'wrong-issuer', found: formatName(list.issuer), expected: formatName(tbs.subject) }
    }
    if (!anchor.signsCrls) return { of: 'anchor', kind: 'no-authority', by: 'keyUsage' }
    if (!isCrlSignedBy(list, tbs.spki)) return { of: 'crl', kind: 'wrong-signature' }
    const { number, nextUpdate } = list
    if (number === undefined) return { of: 'crl', kind: 'malformed', problem: 'it has no CRL number' }
    if (nextUpdate === undefined)
      return { of: 'crl', kind: 'malformed', problem: 'it does not say until when it holds' }
    for (const { certificateIssuer } of list.entries()) {
      if (certificateIssuer) return { of: 'crl', kind: 'malformed', problem: 'it speaks for other authorities' }
    }
    return unprocessed('crl', list.extensions, []) ?? make(anchor, list, nextUpdate, number)
  })
