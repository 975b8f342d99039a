/**
 * Finds the successful attack that makes other attacks succeed, so that a report shows one weakness once, with its consequences
 * below it. The functions are pure.
 */
import { formatRoute } from '../engine/oracle.ts'
import type { AttackResult } from './report.ts'

/** Attacks whose certificate is bad by itself: a server that looks at the certificates that it gets takes none of them. */
const withBadCertificate = [
  'certificate-without-key',
  'chain-confusion',
  'decoy-authority',
  'decoy-with-chain',
  'expired',
  'issued-twice',
  'leaf-as-authority',
  'not-yet-valid',
  'public-certificate',
  'revoked',
  'revoked-serial',
  'revocation-lag',
  'resumption-after-revocation',
  'server-certificate',
  'sibling-authority',
  'sub-authority',
  'unknown-critical-extension',
  'wrong-eku',
]

/** Attacks that present a certificate which only a server that looks at none, or believes any, would take. */
const withAnyCertificate = [
  'address-in-sni',
  'chain-confusion',
  'decoy-authority',
  'decoy-with-chain',
  'expired',
  'host-differs-from-sni',
  'issued-twice',
  'leaf-as-authority',
  'no-sni',
  'not-yet-valid',
  'other-sni',
  'revocation-lag',
  'other-virtual-host',
  'public-certificate',
  'revoked',
  'revoked-serial',
  'second-request',
  'server-certificate',
  'sibling-authority',
  'split-client-hello',
  'sub-authority',
  'unknown-critical-extension',
  'upper-case-sni',
  'wrong-eku',
]

/** A hole and what follows from it, the widest first. Only what cannot but follow: a hole of its own must not be hidden. */
const follows: readonly (readonly [hole: string, followers: readonly string[]])[] = [
  [
    'no-certificate',
    [
      ...withAnyCertificate,
      'anonymous-suites',
      'certificate-without-key',
      'no-certificate-message',
      'resumption-across-names',
      'cookie-replay',
      'other-alpn',
      'protocol-upgrade',
      'resumption-after-revocation',
      'self-signed',
      'spoofed-identity',
      'unusual-method',
    ],
  ],
  // Where nobody verifies a signature, it may be any.
  [
    'certificate-without-key',
    ['certificate-verify-by-another-key', 'certificate-verify-replayed', 'signature-scheme-mismatch', 'zero-signature'],
  ],
  ['self-signed', withAnyCertificate],
  ['decoy-authority', ['decoy-with-chain']],
  ['other-sni', ['address-in-sni', 'second-request']],
  [
    'revoked',
    ['issued-twice', 'revoked-serial', 'revocation-lag', 'connection-after-revocation', 'resumption-after-revocation'],
  ],
  ['revocation-lag', ['connection-after-revocation', 'resumption-after-revocation']],
]

/** Attempts, by their labels, that alone follow from a hole; whatever else of the attack succeeds is a hole of its own. */
const followingAttempts: readonly (readonly [hole: string, follower: string, labels: RegExp])[] = [
  ['no-certificate', 'spoofed-identity', /^no certificate,/],
  ['other-sni', 'second-request', /, named in the handshake,/],
]

const succeeded = ({ attempts }: AttackResult) => attempts.filter(({ verdict }) => verdict === 'bypassed')

/** Over what an attack got through. */
const waysThrough = (result: AttackResult): ReadonlySet<string> =>
  new Set(succeeded(result).map(({ transport, protocol }) => formatRoute(transport, protocol)))

/**
 * The ways over which a server was seen to take a certificate that nobody vouches for; undefined where that is not known. Over every other
 * way it looks at certificates, although it demands none: it takes a bad one for another reason, which is there still when it demands one.
 */
function waysUnlooked(results: readonly AttackResult[]): ReadonlySet<string> | undefined {
  const one = results.find(({ id }) => id === 'self-signed')
  return one?.verdict === 'bypassed' || one?.verdict === 'enforced' ? waysThrough(one) : undefined
}

/**
 * Marks each success that follows from another: of none over a version of TLS or a protocol over which the other was refused, for that is
 * a hole of its own.
 */
export function explainResults(results: readonly AttackResult[]): readonly AttackResult[] {
  const through = new Map(
    results.flatMap((result) => (result.verdict === 'bypassed' ? [[result.id, waysThrough(result)] as const] : [])),
  )
  const unlooked = waysUnlooked(results)
  return results.map((result) => {
    const ways = through.get(result.id)
    if (ways === undefined) return result
    const isWhole = (id: string): boolean => {
      const labels = followingAttempts.find(([hole, follower]) => hole === id && follower === result.id)?.[2]
      return labels === undefined || succeeded(result).every(({ label }) => labels.test(label))
    }
    const hole = follows.find(([id, followers]) => {
      const isLookedAt = unlooked !== undefined && [...ways].some((way) => !unlooked.has(way))
      if (id === 'no-certificate' && isLookedAt && withBadCertificate.includes(result.id)) return false
      const wider = through.get(id)
      return (
        wider !== undefined && followers.includes(result.id) && isWhole(id) && [...ways].every((way) => wider.has(way))
      )
    })?.[0]
    return hole === undefined ? result : { ...result, explainedBy: hole }
  })
}
