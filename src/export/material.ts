/** Checks the keys, certificates and CRL of an export against the pinned authority and the host. Writes nothing. */
import { writeForm } from '../asn1/form.ts'
import type { Der, EntryName, Instant, Pin } from '../core/brand.ts'
import { formatInstant } from '../core/brand.ts'
import type { KeyLayout, ServerKey } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'
import { type Hosts, isServerCertificateFor, withoutServer } from '../policy/server-certificate.ts'
import { type Certificate, encodeCertificatePem, parseCertificateChainPem } from '../x509/certificate.ts'
import { encodeCrlPem } from '../x509/crl.ts'
import { describePathFailure, type PathFailure } from '../x509/path-failure.ts'
import { objectionToTrust, readTrust } from '../x509/trust.ts'
import type { TargetManifest } from './manifest.ts'
import { fileOf, type MaterialPart, pathOf } from './material-files.ts'
import { objectionToServerChain } from './server-chain.ts'

/** The keys, certificates and CRL that an export writes besides rendered files. */
export type Material = {
  /** The self-signed certificate of the one authority whose clients get in. */
  readonly clientAuthority: Der<'Certificate'>
  /** The CRL of that authority; undefined if it has no CRL yet. */
  readonly clientCrl: Der<'CertificateList'> | undefined
  /** The server's certificate first, then what stands between it and its anchor. */
  readonly serverChain: readonly Der<'Certificate'>[]
  readonly serverKey: ServerKey
  /** The file that the chain was handed in with; absent where it is of the home. */
  readonly serverSource?: string
}

/** The files in which a target wants its material. */
type Places = Pick<TargetManifest, 'material'>

/** The pin, the hosts and the time that material must fit. */
export type Expectation = {
  readonly authority: EntryName
  readonly pin: Pin
  readonly hosts: Hosts
  readonly at: Instant
}

/** Material as it will be written, in whichever files and forms the target wants. */
export type MaterialFiles = {
  /** Path → text, for files that every user may read. The key is not among them. */
  readonly open: ReadonlyMap<string, string>
  readonly key: { readonly path: string; readonly layout: KeyLayout }
}

/**
 * Encodes material, and requires that the very text to be written is sound: one anchor, of the pin; one CRL, complete,
 * signed by the anchor's key and in date; a server certificate in date that covers each host, with its key.
 *
 * Pure.
 *
 * @throws {CountersignError} `pin.mismatch`, `authority.expired`, `crl.missing`, `crl.expired`, `server.no-certificate`,
 * `server.unfit`; `file.malformed` for what no authority of ours would make
 */
export function requireMaterial(material: Material, target: Places, expected: Expectation): MaterialFiles {
  const { authority, hosts } = expected
  if (material.clientCrl === undefined) throw new CountersignError('crl.missing', { authority })
  if (material.serverChain.length === 0) throw withoutServer([], hosts, expected.at)
  const anchorPem = encodeCertificatePem(material.clientAuthority)
  const crlPem = encodeCrlPem(material.clientCrl)
  const chainPem = material.serverChain.map(encodeCertificatePem).join('')

  requireTrust(anchorPem, crlPem, target, expected)
  requireServer(parseCertificateChainPem(chainPem), material, pathOf(target, 'serverChain'), expected)
  return filesOf({ clientAuthority: anchorPem, clientCrl: crlPem, serverChain: chainPem }, target)
}

/** Puts parts into files; beside the key may stand what comes before and after it. */
function filesOf(pems: Readonly<Record<Exclude<MaterialPart, 'serverKey'>, string>>, target: Places): MaterialFiles {
  const join = (holds: readonly MaterialPart[]): string =>
    holds.map((part) => (part === 'serverKey' ? '' : pems[part])).join('')
  const { path, holds, form } = fileOf(target, 'serverKey')
  const at = holds.indexOf('serverKey')
  const open = target.material.filter((file) => file.path !== path)
  return {
    open: new Map(open.map((file) => [file.path, writeForm(file.form, join(file.holds))])),
    key: { path, layout: { before: join(holds.slice(0, at)), after: join(holds.slice(at)), form } },
  }
}

const malformed = (path: string, what: string, problem: string) =>
  new CountersignError('file.malformed', { path, what, problem })

/** Demands one anchor with the pin, and its complete CRL, both in date. */
function requireTrust(anchorPem: string, crlPem: string, target: Places, expected: Expectation): void {
  const { authority, pin, at } = expected
  const trust = readTrust(anchorPem, pin, crlPem)
  const failure = 'kind' in trust ? trust : objectionToTrust(trust, at)
  if (failure === undefined) return
  const path = pathOf(target, failure.of === 'crl' ? 'clientCrl' : 'clientAuthority')
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
      : new CountersignError('authority.expired', { authority, notAfter: end, now: formatInstant(failure.at) })
  }
  if (failure.kind === 'not-yet-valid') {
    const [begin, now] = [formatInstant(failure.notBefore), formatInstant(failure.at)]
    return failure.of === 'crl'
      ? new CountersignError('crl.not-yet-valid', { authority, thisUpdate: begin, now })
      : new CountersignError('authority.not-yet-valid', { authority, notBefore: begin, now })
  }
  return otherwise(titles[failure.of], describePathFailure(failure))
}

/** A server certificate of this home must cover each host; whatever else speaks against it, ours would not do. */
function requireServer(
  chain: readonly Certificate[],
  { serverKey, serverSource, clientAuthority }: Material,
  path: string,
  { hosts, at }: Pick<Expectation, 'hosts' | 'at'>,
): void {
  const [server] = chain
  if (serverSource === undefined && (!server || !isServerCertificateFor(server, hosts, at))) {
    throw withoutServer(server === undefined ? [] : [server], hosts, at)
  }
  const problem = objectionToServerChain({ chain, spki: serverKey.spki, hosts, at, clients: clientAuthority })
  if (problem === undefined) return
  if (serverSource === undefined) throw malformed(path, 'server certificate', problem)
  throw new CountersignError('server.unfit', { host: hosts.join(', '), path: serverSource, problem })
}
