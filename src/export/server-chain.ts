/**
 * Checks that the certificate chain and the key of a server belong together, and that the certificate is for each host. Any CA
 * may have issued it.
 */
import { X509Certificate } from 'node:crypto'
import { type Der, formatInstant, type Instant } from '../core/brand.ts'
import { serverKeyTitles, serverRsaBits } from '../core/key.ts'
import { coversHost, type Hosts, namesIn } from '../policy/server-certificate.ts'
import { type Certificate, findExtension } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import { formatName } from '../x509/name.ts'
import { describePublicKey, isSameKey } from '../x509/public-key.ts'

/** The server's certificate first, and what it is held against. */
export type ServerChain = {
  readonly chain: readonly Certificate[]
  /** The public half of the server's key. */
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly hosts: Hosts
  readonly at: Instant
  /** The authority whose clients get in; it must not certify servers as well. */
  readonly clients: Der<'Certificate'>
}

const sameOctets = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** Names go by their certificate's place in the file, as people count. */
const nameOf = (certificate: Certificate, index: number): string =>
  `certificate ${index + 1} (${formatName(certificate.tbs.subject) || 'without a subject'})`

/**
 * Says what speaks against a chain that was handed in, in a sentence without its subject; undefined where nothing does.
 *
 * Looks at the key, the host, the purpose, every date and every signature. Does not know whether clients trust its root.
 * Pure.
 *
 * @see RFC 5246 §7.4.2 (the sender's certificate comes first, and each next one certifies the one before it)
 */
export function objectionToServerChain(server: ServerChain): string | undefined {
  return (
    objectionToKey(server) ??
    objectionToNames(server) ??
    objectionToPurpose(server.chain[0] as Certificate) ??
    objectionToDates(server) ??
    objectionToOrder(server.chain) ??
    objectionToIssuers(server)
  )
}

function objectionToKey({ chain, spki }: ServerChain): string | undefined {
  const at = chain.findIndex(({ tbs }) => isSameKey(tbs.spki, spki))
  if (at < 0) return 'the key is not of this certificate'
  if (at > 0) return `the key is of certificate ${at + 1}, and the certificate of the server comes first`
  const { title, servers } = describePublicKey(spki)
  if (servers === 'all') return undefined
  const { least, most } = serverRsaBits
  return `its key (${title}) is not ${serverKeyTitles.join(', ')}, or RSA of ${least} to ${most} bits`
}

function objectionToNames({ chain: [certificate], hosts }: ServerChain): string | undefined {
  const host = hosts.find((one) => certificate !== undefined && !coversHost(certificate, one))
  if (certificate === undefined || host === undefined) return undefined
  const names = namesIn(certificate)
  const is =
    names === undefined
      ? 'it has no subjectAltName'
      : `it is for ${names.slice(0, 10).map(formatGeneralName).join(', ')}`
  return `${is}, not for ${host}`
}

/** A certificate that states no purpose is good for everything, clients say (RFC 5280 §4.2.1.12). */
function objectionToPurpose({ tbs }: Certificate): string | undefined {
  const stated = findExtension(tbs, extensionOids.extendedKeyUsage)
  const purposes = stated === undefined ? ['serverAuth'] : parseExtendedKeyUsage(stated)
  if (purposes.some((one) => one === 'serverAuth' || one === 'anyExtendedKeyUsage')) return undefined
  return `it is for ${purposes.join(', ')}, not for servers`
}

function objectionToDates({ chain, at }: ServerChain): string | undefined {
  for (const [index, certificate] of chain.entries()) {
    const { notBefore, notAfter } = certificate.tbs
    if (at < notBefore) return `${nameOf(certificate, index)} is not valid before ${formatInstant(notBefore)}`
    if (at > notAfter) return `${nameOf(certificate, index)} ended at ${formatInstant(notAfter)}`
  }
  return undefined
}

function objectionToOrder(chain: readonly Certificate[]): string | undefined {
  const odd = chain.findIndex((certificate, index) => {
    const issuer = chain[index + 1]
    return issuer !== undefined && !isIssuedBy(certificate, issuer.der)
  })
  if (odd < 0) return undefined
  const [subject, next] = [chain[odd], chain[odd + 1]] as [Certificate, Certificate]
  const order = 'the certificate of the server comes first, then that of its issuer, and so on'
  return `${nameOf(next, odd + 1)} did not issue ${nameOf(subject, odd)}; ${order}`
}

/** A client of an authority that also certifies servers would be one step from posing as the server. */
function objectionToIssuers({ chain, clients }: ServerChain): string | undefined {
  const found = chain.some((certificate) => sameOctets(certificate.der, clients) || isIssuedBy(certificate, clients))
  return found ? 'it was issued by the client authority, which certifies clients only' : undefined
}

/**
 * Whether one certificate issued another, by name and signature, in any algorithm that OpenSSL verifies: authorities elsewhere
 * use more of them than ours do. Pure.
 */
function isIssuedBy(certificate: Certificate, issuer: Der<'Certificate'>): boolean {
  try {
    const [subject, by] = [new X509Certificate(certificate.der), new X509Certificate(issuer)]
    return subject.checkIssued(by) && subject.verify(by.publicKey)
  } catch {
    return false // a key that OpenSSL cannot use
  }
}
