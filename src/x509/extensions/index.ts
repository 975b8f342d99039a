/**
 * The list of extensions that countersign can read, by file name. Claims are not in it, because each home chooses their
 * identifiers.
 */
import type { Oid } from '../../core/brand.ts'
import { type Extension, extensionOids } from '../extension.ts'
import { parseAuthorityInformationAccess } from './authority-information-access.ts'
import { parseAuthorityKeyIdentifier } from './authority-key-identifier.ts'
import { parseBasicConstraints } from './basic-constraints.ts'
import { parseCertificatePolicies } from './certificate-policies.ts'
import { parseCrlDistributionPoints } from './crl-distribution-points.ts'
import { parseCrlNumber } from './crl-number.ts'
import { parseExtendedKeyUsage } from './extended-key-usage.ts'
import { parseIssuerAlternativeName } from './issuer-alternative-name.ts'
import { parseIssuingDistributionPoint } from './issuing-distribution-point.ts'
import { parseKeyUsage } from './key-usage.ts'
import { parseNameConstraints } from './name-constraints.ts'
import { parseNoRevAvail } from './no-rev-avail.ts'
import { parseSubjectAlternativeName } from './subject-alternative-name.ts'
import { parseSubjectKeyIdentifier } from './subject-key-identifier.ts'

export { encodeClaimExtension, parseClaimExtension } from './claim.ts'

type Row = {
  /** The file in this folder. */
  readonly file: string
  readonly oid: Oid
  readonly parse: (extension: Extension) => unknown
}

/** Sorted by file. */
export const extensions: readonly Row[] = [
  {
    file: 'authority-information-access',
    oid: extensionOids.authorityInformationAccess,
    parse: parseAuthorityInformationAccess,
  },
  { file: 'authority-key-identifier', oid: extensionOids.authorityKeyIdentifier, parse: parseAuthorityKeyIdentifier },
  { file: 'basic-constraints', oid: extensionOids.basicConstraints, parse: parseBasicConstraints },
  {
    file: 'certificate-policies',
    oid: extensionOids.certificatePolicies,
    parse: parseCertificatePolicies,
  },
  { file: 'crl-distribution-points', oid: extensionOids.crlDistributionPoints, parse: parseCrlDistributionPoints },
  { file: 'crl-number', oid: extensionOids.crlNumber, parse: parseCrlNumber },
  { file: 'extended-key-usage', oid: extensionOids.extendedKeyUsage, parse: parseExtendedKeyUsage },
  { file: 'issuer-alternative-name', oid: extensionOids.issuerAlternativeName, parse: parseIssuerAlternativeName },
  {
    file: 'issuing-distribution-point',
    oid: extensionOids.issuingDistributionPoint,
    parse: parseIssuingDistributionPoint,
  },
  { file: 'key-usage', oid: extensionOids.keyUsage, parse: parseKeyUsage },
  { file: 'name-constraints', oid: extensionOids.nameConstraints, parse: parseNameConstraints },
  { file: 'no-rev-avail', oid: extensionOids.noRevAvail, parse: parseNoRevAvail },
  { file: 'subject-alternative-name', oid: extensionOids.subjectAlternativeName, parse: parseSubjectAlternativeName },
  { file: 'subject-key-identifier', oid: extensionOids.subjectKeyIdentifier, parse: parseSubjectKeyIdentifier },
]

/** The extensions that this room understands: a critical one that is not among them must make a verifier refuse (RFC 5280 §4.2). */
export const understoodExtensions: ReadonlySet<Oid> = new Set(extensions.map((row) => row.oid))

const parsers = new Map<Oid, Row['parse']>(extensions.map(({ oid, parse }) => [oid, parse]))

/**
 * Reads an extension that this room understands, to its last octet; gives undefined for any other.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export const decodeExtension = (extension: Extension): unknown => parsers.get(extension.oid)?.(extension)
