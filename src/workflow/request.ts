/** Reads the request (PKCS#10) that a certificate is issued for, and the key in it. The issue itself is in `issue.ts`. */
import { problemOf } from '../authority/home.ts'
import type { Der } from '../core/brand.ts'
import type { KeyType } from '../core/key.ts'
import { settledKeyTypes } from '../core/key.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { quote } from '../core/quote.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { objectionsToKey } from '../policy/lint/key-sound.ts'
import { type Differences, compareRequest as differences, takeNames as namesOfRequest } from '../policy/request.ts'
import { titleOfForeign } from '../x509/algorithm.ts'
import { parseCertificate, type TbsCertificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import { describePublicKey, isSameKey, uncompressed } from '../x509/public-key.ts'
import { type CertificationRequest, LARGEST_REQUEST, proofOf, requestIn } from '../x509/request.ts'
import { readHandedOver } from './handed-over.ts'
import type { Sharing } from './sharing.ts'

/** A request as it was handed in: PEM or DER, and what sentences call it, such as its path. */
export type HandedInRequest = { readonly content: Uint8Array; readonly source: string }

/** A request whose maker has proven that it has the private key, and that key, as a certificate writes it. */
export type ProvenRequest = {
  readonly source: string
  readonly content: CertificationRequest
  readonly keyType: KeyType
  readonly spki: Der<'SubjectPublicKeyInfo'>
}

/** The request that a certificate was issued for, and how they differ. */
export type RequestFacts = Differences & {
  /** What the request calls its subject. */
  readonly subject: string
  readonly key: string
}

/**
 * Reads a file with a request, a pipe too; `-` is stdin.
 *
 * @throws {CountersignError} `file.missing`, `file.malformed`, `input.too-large`, `disk.*`
 */
export async function loadRequest(path: string, files: Files): Promise<HandedInRequest> {
  const source = path === '-' ? 'stdin' : path
  return { content: await readHandedOver(path === '-' ? path : files.resolve(path), source, 'request', files), source }
}

/** Gives what reads a request, with the sentence that names its source. */
function within<T>(source: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!isRefusal(cause) || cause.code !== 'input.malformed') throw cause
    throw new CountersignError('request.malformed', { source, problem: problemOf(cause) }, { cause })
  }
}

/**
 * Reads a request, and verifies that its maker has the private key. A point in compressed form is written uncompressed.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.too-large`, `request.malformed`, `request.unproven`; `key.unfit` for a key of a type that nothing is
 * issued for, or that cannot be used
 */
export function proveRequest({ content: bytes, source }: HandedInRequest): ProvenRequest {
  if (bytes.length > LARGEST_REQUEST) {
    throw new CountersignError('input.too-large', { what: source, size: bytes.length, limit: LARGEST_REQUEST })
  }
  const content = within(source, () => requestIn(bytes))
  const unfit = (problem: string) => new CountersignError('key.unfit', { source, problem })
  const { type, title } = describePublicKey(content.spki)
  if (type === 'other') throw unfit(`it is a key of the type ${title}; possible are ${settledKeyTypes.join(', ')}`)
  const spki = uncompressed(content.spki)
  if (spki === undefined) throw unfit(`it is no key that can be used: its point does not lie on the curve, for example`)
  const [weakness] = objectionsToKey(spki)
  if (weakness !== undefined) throw unfit(weakness)
  const proof = proofOf(content)
  if (proof === 'wrong') {
    const problem = 'its signature is not by the private key of the public key in it'
    throw new CountersignError('request.unproven', { source, problem })
  }
  if (proof === 'unknown-algorithm') {
    const problem = `it is signed with the algorithm ${titleOfForeign(content.algorithm.oid)}, which proves nothing here; sign it with SHA-256, SHA-384 or SHA-512, or with Ed25519`
    throw new CountersignError('request.unproven', { source, problem })
  }
  return { source, content, keyType: type, spki }
}

/** As `takeNames` of `policy/request.ts`; what cannot be read is said of the request. */
export const takeNames = (
  { source, content }: ProvenRequest,
  terms: Omit<Parameters<typeof namesOfRequest>[1], 'source'>,
) => within(source, () => namesOfRequest(content, { ...terms, source }))

/**
 * Requires that the key of a request is no authority's of this home: with such a certificate an authority's key would be used in TLS.
 *
 * @throws {CountersignError} `key.unfit`
 */
export async function requireNoAuthority({ source, spki }: ProvenRequest, store: Store): Promise<void> {
  for (const { name, certificate } of await store.authorities.list()) {
    if (!isSameKey(parseCertificate(certificate).tbs.spki, spki)) continue
    throw new CountersignError('key.unfit', { source, problem: `it is the key of the authority ${name} of this home` })
  }
}

/**
 * Requires that no name that is taken from a request is a name of somebody else: who makes a request writes into it what he likes.
 *
 * @param names as {@link formatGeneralName} writes them
 * @throws {CountersignError} `request.asks`
 */
export function requireOwnNames(
  { source }: ProvenRequest,
  names: readonly string[],
  sharing: readonly Sharing[],
): void {
  for (const { name: holder, serial, subjectAltNames } of sharing) {
    const name = subjectAltNames.find((one) => names.includes(one))
    if (name === undefined) continue
    throw new CountersignError('request.asks', {
      source,
      problem: `${name} is a name of ${quote(holder)}, whose certificate ${serial} is good`,
      next: 'if both may have this name, give it yourself, with the option or column for names of its kind; otherwise ask the sender of the request',
    })
  }
}

/** Describes a request, and how the certificate that is issued for it differs. @throws {CountersignError} `request.malformed` */
export const compareRequest = (
  { source, content }: ProvenRequest,
  tbs: TbsCertificate,
  about: Parameters<typeof differences>[2],
): RequestFacts => ({
  subject: formatName(content.subject),
  key: describePublicKey(content.spki).title,
  ...within(source, () => differences(content, tbs, about)),
})
