/**
 * Paths of length one: an end-entity certificate that a pinned anchor signed itself, held against the anchor's own CRL.
 *
 * That is what countersign issues, and nothing else is built: no intermediate CAs, so nothing is searched for; no
 * certificate policies, so a critical extension of theirs is refused; no OCSP; no matching of host names. Does not say who the subject
 * is, or what it may do.
 */
import type { Instant, Oid } from '../core/brand.ts'
import { quote } from '../core/quote.ts'
import { titleOfForeign } from './algorithm.ts'
import type { TrustAnchor } from './anchor.ts'
import { type Certificate, findExtension, isSignedBy, parseCertificate, type TbsCertificate } from './certificate.ts'
import { extensionOids } from './extension.ts'
import { parseBasicConstraints } from './extensions/basic-constraints.ts'
import { parseCrlDistributionPoints } from './extensions/crl-distribution-points.ts'
import { type KeyPurpose, parseExtendedKeyUsage } from './extensions/extended-key-usage.ts'
import { decodeExtension } from './extensions/index.ts'
import { type KeyUsage, parseKeyUsage } from './extensions/key-usage.ts'
import { parseSubjectAlternativeName } from './extensions/subject-alternative-name.ts'
import { formatGeneralName, type GeneralName } from './general-name.ts'
import { formatName } from './name.ts'
import { isWellFormed } from './name-form.ts'
import { attempt, outOfDate, type PathFailure, unprocessed } from './path-failure.ts'
import { describePublicKey } from './public-key.ts'
import type { RevocationList } from './revocation-list.ts'

/** Critical extensions that are processed here. */
const processed: readonly Oid[] = [
  extensionOids.basicConstraints,
  extensionOids.extendedKeyUsage,
  extensionOids.keyUsage,
  extensionOids.subjectAlternativeName,
]

const authorityUsages: readonly KeyUsage[] = ['keyCertSign', 'cRLSign']

/** The source of revocation. `unchecked` is for callers that ask elsewhere; nothing at all is a failure. */
export type Revocation = RevocationList | 'unchecked' | undefined

export type PathRequest = {
  readonly anchor: TrustAnchor
  readonly crl: Revocation
  /** The purpose that the certificate must state. */
  readonly purpose: KeyPurpose
  readonly at: Instant
}

/**
 * A certificate whose path held when it was verified. Moments pass and CRLs follow each other: who keeps one asks for its
 * objection again, which costs no signature. Only {@link VerifiedPath.verify} makes one.
 */
export class VerifiedPath {
  readonly #certificate: Certificate
  readonly #anchor: TrustAnchor

  private constructor(certificate: Certificate, anchor: TrustAnchor) {
    this.#certificate = certificate
    this.#anchor = anchor
  }

  /**
   * Verifies that an anchor vouches for an end-entity certificate, for a purpose, at a moment.
   *
   * Holds only if the certificate is version 3, issued in the anchor's name and signed by its key, in date with both ends
   * included, as is the anchor; not a CA in any of its extensions; of a key that may sign, and of a type that is issued for;
   * for this very purpose, and the anchor too where it states any; of names that may be certified, within the anchor's name
   * constraints; free of critical extensions that are not processed; and not on the anchor's CRL, which is in date. Whatever is unknown is a failure;
   * certificates are never thrown for. Pure.
   *
   * @see RFC 5280 §6.1.3, §6.1.5, §6.3.3, §4.2.1.12
   */
  static verify(der: Uint8Array, request: PathRequest): VerifiedPath | PathFailure {
    return attempt('certificate', () => {
      const certificate = parseCertificate(der)
      const failure = objectionTo(certificate, request)
      if (failure !== undefined) return failure
      const path = new VerifiedPath(certificate, request.anchor)
      return path.objection(request.at, request.crl) ?? path
    })
  }

  get certificate(): Certificate {
    return this.#certificate
  }

  /** The objection to the path at a moment, under a CRL; a CRL of another anchor counts as missing. Pure. */
  objection(at: Instant, crl: Revocation): PathFailure | undefined {
    const [anchor, { tbs }] = [this.#anchor.certificate.tbs, this.#certificate]
    const stale =
      outOfDate('anchor', anchor.notBefore, anchor.notAfter, at) ??
      outOfDate('certificate', tbs.notBefore, tbs.notAfter, at)
    if (stale !== undefined || crl === 'unchecked') return stale
    const foreign = crl === undefined || Buffer.compare(crl.anchor.certificate.der, this.#anchor.certificate.der) !== 0
    if (foreign) return { of: 'crl', kind: 'missing' }
    return crl.objection(tbs.serial, at, crl.scope && pointersOf(tbs))
  }
}

/** The addresses of CRLs that speak for a certificate and for every reason, and that its own issuer signs. */
function pointersOf(tbs: TbsCertificate): readonly string[] {
  const extension = findExtension(tbs, extensionOids.crlDistributionPoints)
  const points = extension ? parseCrlDistributionPoints(extension) : []
  return points
    .filter(({ reasons, crlIssuer }) => reasons === 'all' && crlIssuer === undefined)
    .flatMap(({ fullName = [] }) => fullName.flatMap((name) => (name.kind === 'uri' ? [name.value] : [])))
}

const of = 'certificate'

/** Objections that neither time nor a CRL can change. The signature comes first: without it, anybody may have written the rest. */
function objectionTo(certificate: Certificate, { anchor, purpose }: PathRequest): PathFailure | undefined {
  const { tbs } = certificate
  const issuer = anchor.certificate.tbs
  if (Buffer.compare(tbs.issuerDer, issuer.subjectDer) !== 0) {
    return { of, kind: 'wrong-issuer', found: formatName(tbs.issuer), expected: formatName(issuer.subject) }
  }
  if (certificate.algorithm === undefined) {
    return { of, kind: 'algorithm-not-accepted', found: titleOfForeign(tbs.algorithmOid) }
  }
  if (!isSignedBy(certificate, issuer.spki)) return { of, kind: 'wrong-signature' }
  if (tbs.version !== 3) return { of, kind: 'malformed', problem: `it is of version ${tbs.version}` }
  tbs.extensions.forEach(decodeExtension)
  const key = describePublicKey(tbs.spki)
  if (key.type === 'other') return { of, kind: 'key-not-accepted', found: key.title }
  return (
    unprocessed(of, tbs.extensions, processed) ??
    signOfAuthority(tbs) ??
    misuse(tbs, anchor, purpose) ??
    illFormed(tbs, purpose) ??
    outside(tbs, anchor)
  )
}

/** A verified name is compared, printed and put into headers as it stands, so one that no CA may certify is refused (§4.2.1.6). */
function illFormed(tbs: TbsCertificate, purpose: KeyPurpose): PathFailure | undefined {
  const holder = purpose === 'serverAuth' ? 'server' : 'client'
  const name = namesOf(tbs).find((one) => !isWellFormed(one, holder))
  const problem = `the name ${name && quote(formatGeneralName(name))} is not one that may be certified`
  return name && { of, kind: 'malformed', problem }
}

function namesOf(tbs: TbsCertificate): readonly GeneralName[] {
  const alternative = findExtension(tbs, extensionOids.subjectAlternativeName)
  return alternative ? parseSubjectAlternativeName(alternative) : []
}

function signOfAuthority(tbs: TbsCertificate): PathFailure | undefined {
  const constraints = findExtension(tbs, extensionOids.basicConstraints)
  const usage = findExtension(tbs, extensionOids.keyUsage)
  if (constraints && parseBasicConstraints(constraints).ca) return { of, kind: 'is-authority', by: 'basicConstraints' }
  if (usage && parseKeyUsage(usage).some((one) => authorityUsages.includes(one))) {
    return { of, kind: 'is-authority', by: 'keyUsage' }
  }
  const names = findExtension(tbs, extensionOids.nameConstraints)
  return names && { of, kind: 'is-authority', by: 'nameConstraints' }
}

/** TLS signs with the certified key. A certificate without any purpose is good for everything in RFC 5280, and not here. */
function misuse(tbs: TbsCertificate, anchor: TrustAnchor, expected: KeyPurpose): PathFailure | undefined {
  const usage = findExtension(tbs, extensionOids.keyUsage)
  if (usage && !parseKeyUsage(usage).includes('digitalSignature')) {
    return { of, kind: 'wrong-key-usage', expected: 'digitalSignature' }
  }
  const purposes = findExtension(tbs, extensionOids.extendedKeyUsage)
  const found = purposes ? parseExtendedKeyUsage(purposes) : []
  if (!found.includes(expected)) return { of, kind: 'wrong-purpose', found, expected }
  const { purposes: ofAnchor } = anchor
  if (ofAnchor === undefined || ofAnchor.includes(expected)) return undefined
  return { of: 'anchor', kind: 'wrong-purpose', found: ofAnchor, expected }
}

/** Every name counts: those of the subjectAltName, the subject itself, and mailboxes in it (RFC 5280 §4.2.1.10). */
function outside(tbs: TbsCertificate, anchor: TrustAnchor): PathFailure | undefined {
  const names: readonly GeneralName[] = [
    ...namesOf(tbs),
    ...(tbs.subject.length === 0 ? [] : [{ kind: 'directory', value: tbs.subject } as const]),
    ...tbs.subject.flatMap(({ type, value }) => (type === 'emailAddress' ? [{ kind: 'email', value } as const] : [])),
  ]
  return anchor.objectionTo(names)
}
