/** The reasons why a certificate path is not valid, each with facts and a sentence. */
import { formatInstant, type Instant, type Oid, type Pin } from '../core/brand.ts'
import { quote } from '../core/quote.ts'
import { isRefusal } from '../core/refusal.ts'
import type { CrlReason } from './crl.ts'
import type { Extension } from './extension.ts'
import type { KeyPurpose } from './extensions/extended-key-usage.ts'
import type { KeyUsage } from './extensions/key-usage.ts'

/** `of` says of which part it is true. Moments are whole seconds since 1970, UTC. */
export type PathFailure = { readonly of: 'certificate' | 'anchor' | 'crl' } & (
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed'; readonly problem: string }
  | { readonly kind: 'wrong-pin'; readonly found: Pin; readonly expected: Pin }
  | { readonly kind: 'wrong-issuer'; readonly found: string; readonly expected: string }
  | { readonly kind: 'wrong-signature' }
  /** Nothing is said about whether the signature is good. */
  | { readonly kind: 'algorithm-not-accepted'; readonly found: string }
  | { readonly kind: 'key-not-accepted'; readonly found: string }
  | { readonly kind: 'not-yet-valid'; readonly at: Instant; readonly notBefore: Instant }
  | { readonly kind: 'expired'; readonly at: Instant; readonly notAfter: Instant }
  /** One that is not processed here, so the whole must be refused (RFC 5280 §4.2, §5.2). */
  | { readonly kind: 'critical-extension'; readonly oid: Oid }
  /** A CRL that does not speak for all certificates of its issuer and all reasons, by what this extension is for. */
  | { readonly kind: 'partial'; readonly oid: Oid }
  /** A shard that speaks for the certificates which point to one of the addresses `found`; this one points to those of `expected`. */
  | { readonly kind: 'wrong-scope'; readonly found: readonly string[]; readonly expected: readonly string[] }
  /** An end entity that could sign others, by what this extension says. */
  | { readonly kind: 'is-authority'; readonly by: 'basicConstraints' | 'keyUsage' | 'nameConstraints' }
  /** An anchor that may not sign this, by what this extension says or leaves out. */
  | { readonly kind: 'no-authority'; readonly by: 'version' | 'basicConstraints' | 'keyUsage' }
  | { readonly kind: 'wrong-key-usage'; readonly expected: KeyUsage }
  | { readonly kind: 'wrong-purpose'; readonly found: readonly KeyPurpose[]; readonly expected: KeyPurpose }
  | { readonly kind: 'name-outside'; readonly name: string }
  /** None of the names was compared: it would take more than `most` comparisons with the anchor's name constraints. */
  | { readonly kind: 'too-many-names'; readonly names: number; readonly subtrees: number; readonly most: number }
  | { readonly kind: 'revoked'; readonly revokedAt: Instant; readonly reason: CrlReason }
)

/** A part that failed. */
export type PathPart = PathFailure['of']

/** Reads a part; that it is malformed is an answer here, and no refusal. */
export function attempt<T>(of: PathPart, read: () => T | PathFailure): T | PathFailure {
  try {
    return read()
  } catch (error) {
    if (isRefusal(error)) return { of, kind: 'malformed', problem: `${error.message}; ${error.hint}` }
    throw error
  }
}

/** Whether a part is out of its validity, of which both ends are part (RFC 5280 §4.1.2.5). */
export function outOfDate(of: PathPart, notBefore: Instant, notAfter: Instant, at: Instant): PathFailure | undefined {
  if (at < notBefore) return { of, kind: 'not-yet-valid', at, notBefore }
  return at > notAfter ? { of, kind: 'expired', at, notAfter } : undefined
}

/** The first critical extension that is not among those which are processed. */
export function unprocessed(
  of: PathPart,
  extensions: readonly Extension[],
  processed: readonly Oid[],
): PathFailure | undefined {
  const found = extensions.find(({ critical, oid }) => critical && !processed.includes(oid))
  return found && { of, kind: 'critical-extension', oid: found.oid }
}

const titles: Readonly<Record<PathPart, string>> = {
  certificate: 'the certificate',
  anchor: 'the certificate of the authority',
  crl: 'the CRL',
}

/** Writes a failure as one sentence: lower case, no full stop, nothing secret. Pure. */
export function describePathFailure(failure: PathFailure): string {
  return `${titles[failure.of]} ${objectionIn(failure)}`
}

function objectionIn(failure: PathFailure): string {
  switch (failure.kind) {
    case 'missing':
      return 'is missing'
    case 'malformed':
      return `is malformed: ${failure.problem}`
    case 'wrong-pin':
      return `has the pin ${failure.found}, not ${failure.expected}`
    case 'wrong-issuer':
      if (failure.found === failure.expected) {
        return `was issued by ${quote(failure.found)} in another encoding than its authority has for that name; names are compared by their octets`
      }
      return `was issued by ${quote(failure.found)}, not by ${quote(failure.expected)}${failure.of === 'anchor' ? ': it is not self-signed' : ''}`
    case 'wrong-signature':
      return failure.of === 'anchor' ? 'is not self-signed' : 'is not signed by the authority'
    case 'algorithm-not-accepted':
      return `is signed with ${failure.found}, which is not accepted`
    case 'key-not-accepted':
      return `has a key that is not accepted, ${failure.found}`
    case 'not-yet-valid':
      return `is not valid before ${formatInstant(failure.notBefore)}, and it is ${formatInstant(failure.at)}`
    case 'expired':
      return `ended at ${formatInstant(failure.notAfter)}, and it is ${formatInstant(failure.at)}`
    case 'critical-extension':
      return `has a critical extension that is not processed, ${failure.oid}`
    case 'partial':
      return `does not speak for every certificate and every reason, by its extension ${failure.oid}`
    case 'wrong-scope':
      return `is the shard ${failure.found.map(quote).join(', ')}, which does not speak for a certificate that points to ${failure.expected.map(quote).join(', ') || 'no shard'}`
    case 'is-authority':
      return `is itself a CA (${failure.by})`
    case 'no-authority':
      return `is not a CA that may sign this (${failure.by})`
    case 'wrong-key-usage':
      return `has a key that may not be used for ${failure.expected}`
    case 'wrong-purpose':
      return `is for ${failure.found.join(', ') || 'no stated purpose'}, not for ${failure.expected}`
    case 'name-outside':
      return `names ${quote(failure.name)}, which its authority may not certify`
    case 'too-many-names':
      return `has ${failure.names} names, too many to be held against the ${failure.subtrees} name constraints of its authority: at most ${failure.most} comparisons are made`
    case 'revoked':
      return `was revoked at ${formatInstant(failure.revokedAt)} (${failure.reason})`
  }
}
