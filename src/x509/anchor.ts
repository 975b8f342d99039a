/** The trust anchor: one self-signed authority whose pin was known in advance. */
import type { Oid, Pin } from '../core/brand.ts'
import { titleOfForeign } from './algorithm.ts'
import { type Certificate, findExtension, isSignedBy, parseCertificate } from './certificate.ts'
import { extensionOids } from './extension.ts'
import { parseBasicConstraints } from './extensions/basic-constraints.ts'
import { type KeyPurpose, parseExtendedKeyUsage } from './extensions/extended-key-usage.ts'
import { decodeExtension } from './extensions/index.ts'
import { parseKeyUsage } from './extensions/key-usage.ts'
import { type NameConstraints, parseNameConstraints } from './extensions/name-constraints.ts'
import { formatGeneralName, type GeneralName } from './general-name.ts'
import { formatName } from './name.ts'
import { attempt, type PathFailure, unprocessed } from './path-failure.ts'
import { pinOf } from './pin.ts'
import { describePublicKey } from './public-key.ts'
import { isWithin } from './subtree.ts'

/** Critical extensions that are processed here or where a path is verified. */
const processed: readonly Oid[] = [
  extensionOids.basicConstraints,
  extensionOids.extendedKeyUsage,
  extensionOids.keyUsage,
  extensionOids.nameConstraints,
]

/**
 * Comparisons of one name with one subtree that a certificate may cost, as in Go's crypto/x509 (MaxConstraintComparisions) and in
 * rustls's webpki (its Budget). Thousands of either are an attack, no PKI.
 */
const COMPARISONS = 250_000

/** An authority that signed itself, of the pin that was expected. Only {@link TrustAnchor.read} makes one. */
export class TrustAnchor {
  readonly certificate: Certificate
  readonly pin: Pin
  /** Whether its key usage allows signing CRLs. */
  readonly signsCrls: boolean
  /** The purposes that its certificates may have; any where it states none. */
  readonly purposes: readonly KeyPurpose[] | undefined
  readonly #constraints: NameConstraints | undefined

  private constructor(certificate: Certificate, pin: Pin) {
    const find = (oid: Oid) => findExtension(certificate.tbs, oid)
    const [usage, purposes] = [find(extensionOids.keyUsage), find(extensionOids.extendedKeyUsage)]
    const constraints = find(extensionOids.nameConstraints)
    this.certificate = certificate
    this.pin = pin
    this.signsCrls = usage === undefined || parseKeyUsage(usage).includes('cRLSign')
    this.purposes = purposes && parseExtendedKeyUsage(purposes)
    this.#constraints = constraints && parseNameConstraints(constraints)
  }

  /**
   * Reads a trust anchor, and holds it against the pin that was kept elsewhere.
   *
   * Guarantees that it is version 3, a CA by its basicConstraints and keyUsage, issued and signed by itself, with a key of a
   * type that authorities have, and without a critical extension that is not processed. Its validity is asked later, at a
   * moment. Pure.
   *
   * @param pin `unpinned` takes whichever authority this is: only where it was decided on in another way
   * @see RFC 5280 §6.1.1 (d), §4.2.1.9, §4.2.1.3
   */
  static read(der: Uint8Array, pin: Pin | 'unpinned'): TrustAnchor | PathFailure {
    return attempt('anchor', () => {
      const certificate = parseCertificate(der)
      const found = pinOf(certificate.tbs.spki)
      if (pin !== 'unpinned' && pin !== found) return { of: 'anchor', kind: 'wrong-pin', found, expected: pin }
      return objectionTo(certificate) ?? new TrustAnchor(certificate, found)
    })
  }

  /** The objection of the anchor's name constraints to a certificate of these names. Pure. @see RFC 5280 §4.2.1.10 */
  objectionTo(names: readonly GeneralName[]): PathFailure | undefined {
    const constraints = this.#constraints
    if (constraints === undefined) return undefined
    const subtrees = constraints.permitted.length + constraints.excluded.length
    if (names.length * subtrees > COMPARISONS) {
      return { of: 'certificate', kind: 'too-many-names', names: names.length, subtrees, most: COMPARISONS }
    }
    const name = names.find((one) => !isWithin(one, constraints))
    return name && { of: 'certificate', kind: 'name-outside', name: formatGeneralName(name) }
  }
}

function objectionTo(certificate: Certificate): PathFailure | undefined {
  const { tbs } = certificate
  tbs.extensions.forEach(decodeExtension)
  const constraints = findExtension(tbs, extensionOids.basicConstraints)
  const usage = findExtension(tbs, extensionOids.keyUsage)
  const key = describePublicKey(tbs.spki)
  if (tbs.version !== 3) return { of: 'anchor', kind: 'no-authority', by: 'version' }
  if (!constraints?.critical || !parseBasicConstraints(constraints).ca) {
    return { of: 'anchor', kind: 'no-authority', by: 'basicConstraints' }
  }
  if (usage && !parseKeyUsage(usage).includes('keyCertSign')) {
    return { of: 'anchor', kind: 'no-authority', by: 'keyUsage' }
  }
  if (key.type === 'other') return { of: 'anchor', kind: 'key-not-accepted', found: key.title }
  // Only a self-signed anchor means "this CA and no other" to every TLS library.
  if (Buffer.compare(tbs.subjectDer, tbs.issuerDer) !== 0) {
    const [found, expected] = [formatName(tbs.issuer), formatName(tbs.subject)]
    return { of: 'anchor', kind: 'wrong-issuer', found, expected }
  }
  if (certificate.algorithm === undefined) {
    return { of: 'anchor', kind: 'algorithm-not-accepted', found: titleOfForeign(tbs.algorithmOid) }
  }
  if (!isSignedBy(certificate, tbs.spki)) return { of: 'anchor', kind: 'wrong-signature' }
  if (tbs.subject.length === 0) return { of: 'anchor', kind: 'malformed', problem: 'its subject is empty' }
  return unprocessed('anchor', tbs.extensions, processed)
}
