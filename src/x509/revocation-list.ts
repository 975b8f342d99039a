/**
 * The CRL of a trust anchor, checked and ready for look-ups: its complete one, or, where the caller asks for that, a shard of it. Every
 * other CRL that speaks for some certificates or reasons only is refused.
 */
import { parseOid } from '../asn1/oid.ts'
import type { Instant, Oid, SerialNumber } from '../core/brand.ts'
import { titleOfForeign } from './algorithm.ts'
import type { TrustAnchor } from './anchor.ts'
import { type CertificateList, isCrlSignedBy, parseCertificateList } from './crl.ts'
import type { CrlTable } from './crl-table.ts'
import { extensionOids } from './extension.ts'
import { parseIssuingDistributionPoint } from './extensions/issuing-distribution-point.ts'
import { formatName } from './name.ts'
import { attempt, outOfDate, type PathFailure, unprocessed } from './path-failure.ts'

/**
 * Extensions by which a list speaks for some certificates or reasons only, is an addition to another list, or lists in other
 * ways than by its entries. What each of them says is not looked at, nor whether it is critical: an issuer may have
 * forgotten that, and the list is no less partial.
 *
 * @see RFC 5280 §5.2.4, §5.2.5; X.509 §9.5 and §9.6
 */
const partial: readonly Oid[] = [
  parseOid('2.5.29.27'), // deltaCRLIndicator
  parseOid('2.5.29.28'), // issuingDistributionPoint
  parseOid('2.5.29.44'), // cRLScope
  parseOid('2.5.29.45'), // statusReferrals
  parseOid('2.5.29.58'), // toBeRevoked
  parseOid('2.5.29.59'), // revokedGroups
  parseOid('2.5.29.63'), // aAissuingDistributionPoint
]

/** Of an entry about another issuer's certificate (RFC 5280 §5.3.3). */
const certificateIssuer = parseOid('2.5.29.29')

type Dates = Pick<CertificateList, 'thisUpdate'> & { readonly nextUpdate: Instant; readonly number: bigint }
type Facts = Dates & { readonly sha256: string }

/** `shard-too`: a CRL may also be one that speaks for the certificates which point to its address, and for no others. */
export type Extent = 'complete' | 'shard-too'

/** A CRL that is signed by its anchor. Only {@link RevocationList.read} makes one; whether it is in date is asked each time. */
export class RevocationList {
  readonly anchor: TrustAnchor
  readonly number: bigint
  /** Lower-case hex of SHA-256 over the whole list. */
  readonly sha256: string
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  /** Of a shard: its addresses. */
  readonly scope: readonly string[] | undefined
  readonly #entries: CrlTable

  private constructor(
    anchor: TrustAnchor,
    { number, sha256, thisUpdate, nextUpdate }: Facts,
    scope: readonly string[] | undefined,
    entries: CrlTable,
  ) {
    this.anchor = anchor
    this.scope = scope
    this.number = number
    this.sha256 = sha256
    this.thisUpdate = thisUpdate
    this.nextUpdate = nextUpdate
    this.#entries = entries
  }

  /**
   * Reads an anchor's CRL.
   *
   * Guarantees that it is version 2, numbered, dated at both ends, issued and signed by the anchor, whose key usage allows
   * that, and complete, or a shard: no other extension, critical or not, makes it a part of a list, or one that speaks for others. Pure.
   *
   * @see RFC 5280 §5.2, §5.3.3, §6.3.3 (b), (d), (f) and (g)
   */
  static read(der: Uint8Array, anchor: TrustAnchor, extent: Extent = 'complete'): RevocationList | PathFailure {
    return attempt('crl', () => {
      const list = parseCertificateList(der)
      const { tbs } = anchor.certificate
      const other = issuedByAnother(list, tbs)
      if (other !== undefined) return other
      if (!anchor.signsCrls) return { of: 'anchor', kind: 'no-authority', by: 'keyUsage' }
      if (list.algorithm === undefined) {
        return { of: 'crl', kind: 'algorithm-not-accepted', found: titleOfForeign(list.algorithmOid) }
      }
      if (!isCrlSignedBy(list, tbs.spki)) return { of: 'crl', kind: 'wrong-signature' }
      const scope = extent === 'complete' ? undefined : scopeOf(list)
      const part = partOf(list, scope)
      if (part !== undefined) return part
      const dates = datesOf(list)
      if ('kind' in dates) return dates
      const entries = list.table()
      if (entries.isIndirect) return { of: 'crl', kind: 'partial', oid: certificateIssuer }
      entries.onlyFind()
      const processed = scope === undefined ? [] : [extensionOids.issuingDistributionPoint]
      return (
        unprocessed('crl', list.extensions, processed) ??
        new RevocationList(anchor, { ...dates, sha256: list.sha256() }, scope, entries)
      )
    })
  }

  /**
   * The objection to a certificate of the anchor at a moment: that it is listed, for whatever reason, or that this
   * list is not the one to ask any more, or is a shard to which the certificate does not point. Pure.
   *
   * @param pointers the addresses in its cRLDistributionPoints
   * @see RFC 5280 §6.3.3, (b) for the scope
   */
  objection(serial: SerialNumber, at: Instant, pointers: readonly string[] = []): PathFailure | undefined {
    const { scope } = this
    if (scope !== undefined && !scope.some((url) => pointers.includes(url))) {
      return { of: 'crl', kind: 'wrong-scope', found: scope, expected: pointers }
    }
    const stale = outOfDate('crl', this.thisUpdate, this.nextUpdate, at)
    if (stale !== undefined) return stale
    return this.revoked(serial)
  }

  /** How many certificates it names. */
  get size(): number {
    return this.#entries.size
  }

  /** Gives its memory back; nobody may ask it afterwards. */
  release(): void {
    this.#entries.release()
  }

  /** Whether a certificate of the anchor is listed, whatever the moment. Pure. */
  revoked(serial: SerialNumber): PathFailure | undefined {
    const entry = this.#entries.find(serial)
    return entry && { of: 'certificate', kind: 'revoked', revokedAt: entry.revokedAt, reason: entry.reason }
  }
}

/**
 * The addresses of a shard: those of a critical issuingDistributionPoint that says nothing else; undefined of any other CRL. Verifiers that
 * do not know it would take one that is not critical for the complete CRL. Pure.
 */
export function scopeOf({ extensions }: Pick<CertificateList, 'extensions'>): readonly string[] | undefined {
  const extension = extensions.find(({ oid }) => oid === extensionOids.issuingDistributionPoint)
  if (!extension?.critical) return undefined
  const { fullName, further } = parseIssuingDistributionPoint(extension)
  const urls = (fullName ?? []).flatMap((name) => (name.kind === 'uri' ? [name.value] : []))
  return further || urls.length === 0 ? undefined : urls
}

const partOf = ({ extensions }: CertificateList, scope?: readonly string[]): PathFailure | undefined => {
  const isPart = (oid: Oid) => partial.includes(oid) && !(scope && oid === extensionOids.issuingDistributionPoint)
  const part = extensions.find(({ oid }) => isPart(oid))
  return part && { of: 'crl', kind: 'partial', oid: part.oid }
}

type Issuer = Pick<TrustAnchor['certificate']['tbs'], 'subject' | 'subjectDer'>

const issuedByAnother = (list: CertificateList, { subject, subjectDer }: Issuer): PathFailure | undefined =>
  Buffer.compare(list.issuerDer, subjectDer) === 0
    ? undefined
    : { of: 'crl', kind: 'wrong-issuer', found: formatName(list.issuer), expected: formatName(subject) }

/** The fields that only version 2 has, and not in each list. */
function datesOf({ number, thisUpdate, nextUpdate }: CertificateList): Dates | PathFailure {
  if (number === undefined) return { of: 'crl', kind: 'malformed', problem: 'it has no CRL number' }
  if (nextUpdate === undefined) return { of: 'crl', kind: 'malformed', problem: 'it does not say until when it holds' }
  return { number, thisUpdate, nextUpdate }
}

/**
 * What keeps verifiers from taking a CRL for the complete one of an issuer, its signature apart, and whether it is in date: that it has
 * another's name, no number or no end, is a part, speaks for others, or has a critical extension that is not processed. Pure.
 *
 * @param entries `known` where they were all read before, and are none that speak for others
 * @throws {CountersignError} `input.malformed` of an entry
 */
export function objectionToList(
  list: CertificateList,
  issuer: Issuer,
  entries: 'read' | 'known' = 'read',
): PathFailure | undefined {
  const dates = datesOf(list)
  const objection = issuedByAnother(list, issuer) ?? ('kind' in dates ? dates : undefined)
  if (objection !== undefined) return objection
  if (entries === 'read' && list.table().isIndirect) return { of: 'crl', kind: 'partial', oid: certificateIssuer }
  return partOf(list) ?? unprocessed('crl', list.extensions, [])
}
