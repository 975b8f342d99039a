/** Keys, certificates and CRLs of an export, held against what the server is told to trust. Nothing is written here. */
import type { Der, EntryName, Instant, Pin } from '../core/brand.ts'
import { formatInstant } from '../core/brand.ts'
import type { PrivateKey } from '../core/port.ts'
import { CountersignError } from '../core/refusal.ts'
import {
  type Certificate,
  encodeCertificatePem,
  findExtension,
  isSignedBy,
  parseCertificateChainPem,
} from '../x509/certificate.ts'
import { encodeCrlPem } from '../x509/crl.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { parseSubjectAlternativeName } from '../x509/extensions/subject-alternative-name.ts'
import { describePathFailure, type PathFailure } from '../x509/path-failure.ts'
import { objectionToTrust, readTrust } from '../x509/trust.ts'
import { isAddress } from './host.ts'
import type { MaterialPaths } from './manifest.ts'

/** What an export is given to write besides rendered files. */
export type Material = {
  /** The self-signed certificate of the one authority whose clients get in. */
  readonly clientAuthority: Der<'Certificate'>
  /** Its CRL; undefined where it has none yet. */
  readonly clientCrl: Der<'CertificateList'> | undefined
  /** The server's certificate first, then what stands between it and its anchor. */
  readonly serverChain: readonly Der<'Certificate'>[]
  readonly serverKey: PrivateKey
}

/** What material is held against. */
export type Expectation = {
  readonly authority: EntryName
  readonly pin: Pin
  readonly host: string
  readonly at: Instant
}

/** Material as it will be written: path → PEM text. The key is not among it. */
export type MaterialFiles = ReadonlyMap<string, string>

/**
 * Encodes material, and requires that the very text to be written is sound: one anchor, of the pin; one CRL, complete,
 * signed by the anchor's key and in date; a server certificate in date that covers the host, with its key.
 *
 * Pure.
 *
 * @throws {CountersignError} `pin.mismatch`, `authority.expired`, `crl.missing`, `crl.expired`, `server.no-certificate`;
 * `file.malformed` for what no authority of ours would make
 */
export function requireMaterial(material: Material, paths: MaterialPaths, expected: Expectation): MaterialFiles {
  const { authority, host } = expected
  if (material.clientCrl === undefined) throw new CountersignError('crl.missing', { authority })
  if (material.serverChain.length === 0) throw new CountersignError('server.no-certificate', { host })
  const anchorPem = encodeCertificatePem(material.clientAuthority)
  const crlPem = encodeCrlPem(material.clientCrl)
  const chainPem = material.serverChain.map(encodeCertificatePem).join('')

  requireTrust(anchorPem, crlPem, paths, expected)
  requireServer(parseCertificateChainPem(chainPem), material.serverKey, paths.serverChain, expected)
  return new Map([
    [paths.clientAuthority, anchorPem],
    [paths.clientCrl, crlPem],
    [paths.serverChain, chainPem],
  ])
}

const malformed = (path: string, what: string, problem: string) =>
  new CountersignError('file.malformed', { path, what, problem })

const sameOctets = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const isInDate = ({ tbs }: Certificate, at: Instant): boolean => tbs.notBefore <= at && at <= tbs.notAfter

/** One anchor of the pin, its complete CRL, and both in date. */
function requireTrust(anchorPem: string, crlPem: string, paths: MaterialPaths, expected: Expectation): void {
  const { authority, pin, at } = expected
  const trust = readTrust(anchorPem, pin, crlPem)
  const failure = 'kind' in trust ? trust : objectionToTrust(trust, at)
  if (failure === undefined) return
  const path = failure.of === 'crl' ? paths.clientCrl : paths.clientAuthority
  throw refusalOfTrust(failure, { authority, source: 'the export' }, (what, problem) => malformed(path, what, problem))
}

const titles = { certificate: 'certificate', anchor: 'trust anchor', crl: 'CRL' } as const

/**
 * Gives the refusal that a failure of an anchor or its CRL becomes where a server is to trust them.
 *
 * @param otherwise for what has no code of its own
 */
export function refusalOfTrust(
  failure: PathFailure,
  { authority, source }: { readonly authority: string; readonly source: string },
  otherwise: (what: string, problem: string) => CountersignError,
): CountersignError {
  if (failure.kind === 'wrong-pin') {
    const { expected, found } = failure
    return new CountersignError('pin.mismatch', { authority, expected, found, source })
  }
  if (failure.kind === 'expired') {
    const end = formatInstant(failure.notAfter)
    return failure.of === 'crl'
      ? new CountersignError('crl.expired', { authority, nextUpdate: end })
      : new CountersignError('authority.expired', { authority, notAfter: end })
  }
  return otherwise(titles[failure.of], describePathFailure(failure))
}

function requireServer(
  chain: readonly Certificate[],
  key: PrivateKey,
  path: string,
  { host, at }: Pick<Expectation, 'host' | 'at'>,
): void {
  const [server, ...issuers] = chain
  if (!server || !isServerCertificateFor(server, host, at))
    throw new CountersignError('server.no-certificate', { host })
  if (!sameOctets(server.tbs.spki, key.spki)) throw malformed(path, 'server certificate', 'it is of another key')
  for (const [index, issuer] of issuers.entries()) {
    const subject = chain[index] ?? server
    if (isSignedBy(subject, issuer.tbs.spki)) continue
    throw malformed(path, 'certificate chain', `certificate ${index + 1} is not signed by the one after it`)
  }
}

/**
 * Whether a certificate is in date, good for servers, and covers the host.
 *
 * Pure.
 *
 * @see RFC 6125 §6.4.3 (a wildcard is one whole left-most label)
 */
export function isServerCertificateFor(certificate: Certificate, host: string, at: Instant): boolean {
  const purposes = findExtension(certificate.tbs, extensionOids.extendedKeyUsage)
  const names = findExtension(certificate.tbs, extensionOids.subjectAlternativeName)
  if (!isInDate(certificate, at) || !purposes || !names) return false
  if (!parseExtendedKeyUsage(purposes).includes('serverAuth')) return false
  const parent = /\..*/.exec(host)?.[0] ?? ''
  return parseSubjectAlternativeName(names).some(
    (name) =>
      (name.kind === 'ip' && name.value === host) ||
      (name.kind === 'dns' &&
        !isAddress(host) &&
        (name.value === host || (parent !== '' && name.value === `*${parent}`))),
  )
}
