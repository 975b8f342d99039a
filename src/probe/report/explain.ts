/** Which success makes others succeed, so that one hole is told once and what follows from it stands under it. Pure. */
import type { AttackResult } from './report.ts'

/** Attacks that present a certificate which only a server that looks at none, or believes any, would take. */
const withAnyCertificate = [
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
  'revoked',
  'server-certificate',
  'sibling-authority',
  'split-client-hello',
  'upper-case-sni',
  'wrong-eku',
]

/** A hole and what follows from it, the widest first. Only what cannot but follow: a hole of its own must not be hidden. */
const follows: readonly (readonly [hole: string, followers: readonly string[]])[] = [
  [
    'no-certificate',
    [
      ...withAnyCertificate,
      'certificate-without-key',
      'resumption-after-revocation',
      'self-signed',
      'spoofed-identity',
    ],
  ],
  ['self-signed', withAnyCertificate],
  ['decoy-authority', ['decoy-with-chain']],
  ['revoked', ['issued-twice']],
]

/** Marks each success that follows from another. */
export function explainResults(results: readonly AttackResult[]): readonly AttackResult[] {
  const through = new Set(results.flatMap(({ id, verdict }) => (verdict === 'bypassed' ? [id] : [])))
  return results.map((result) => {
    const hole = follows.find(([id, followers]) => through.has(id) && followers.includes(result.id))?.[0]
    return hole === undefined || result.verdict !== 'bypassed' ? result : { ...result, explainedBy: hole }
  })
}
