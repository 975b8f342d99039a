/** What gets through at each server that is broken in one way: exactly that, and nothing else is claimed. */
import { describe, expect, it } from 'vitest'
import { runProbe } from '../../src/probe/probe.ts'
import { brokenTwins, makePki, probeOf, probePorts } from '../support/twins.ts'

const pki = makePki()

/** Attacks by which somebody without any certificate, or with whatever one, gets in where nobody looks at it. */
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
  'self-signed',
  'server-certificate',
  'sibling-authority',
  'split-client-hello',
  'upper-case-sni',
  'wrong-eku',
]
const withNone = ['certificate-without-key', 'no-certificate', 'spoofed-identity']

/** Each broken twin and all that gets through at it: what it is named after, and what that entails. */
const throughAt: { readonly [T in keyof typeof brokenTwins]: readonly string[] } = {
  'advertised-authorities': ['advertised-authorities'],
  'certificate-without-key': [...withAnyCertificate, ...withNone].sort(),
  'chain-confusion': ['chain-confusion', 'leaf-as-authority'],
  'decoy-authority': [
    'decoy-authority',
    'decoy-with-chain',
    'expired',
    'issued-twice',
    'not-yet-valid',
    'revoked',
    'wrong-eku',
  ],
  // OpenSSL sends along the issuer of the server's certificate, which our client trusts.
  'decoy-with-chain': ['decoy-with-chain', 'server-certificate'],
  downgrade: ['downgrade'],
  expired: ['expired'],
  'forbidden-request': ['forbidden-request'],
  'foreign-origin': ['foreign-origin'],
  framing: ['framing'],
  'host-differs-from-sni': ['host-differs-from-sni'],
  'issued-twice': ['issued-twice'],
  'leaf-as-authority': ['leaf-as-authority'],
  'no-certificate': [...withAnyCertificate, ...withNone].sort(),
  'no-sni': ['no-sni'],
  'not-yet-valid': ['not-yet-valid'],
  'old-tls': ['old-tls'],
  'other-sni': ['other-sni'],
  'plaintext-http': ['plaintext-http'],
  'resumption-after-revocation': ['resumption-after-revocation'],
  revoked: ['issued-twice', 'revoked'],
  'self-signed': withAnyCertificate,
  'server-certificate': ['expired', 'issued-twice', 'not-yet-valid', 'revoked', 'server-certificate', 'wrong-eku'],
  // Its path of three may as well end at the true CA, below which a client has signed.
  'sibling-authority': ['leaf-as-authority', 'sibling-authority'],
  'split-client-hello': ['split-client-hello'],
  'spoofed-identity': ['spoofed-identity'],
  'upper-case-sni': ['upper-case-sni'],
  'weak-suites': ['weak-suites'],
  'wrong-eku': ['wrong-eku'],
}

describe('a server broken in one way', () => {
  it.each(Object.entries(throughAt))(
    '%s: is caught by exactly the attacks that it is open to',
    async (name, through) => {
      const twin = await brokenTwins[name as keyof typeof brokenTwins](pki)
      try {
        const report = await runProbe(probeOf(pki, twin.port), probePorts)
        const byVerdict = Object.groupBy(report.results, ({ verdict }) => verdict)
        expect(byVerdict.bypassed?.map(({ id }) => id)).toEqual(through)
        expect(byVerdict.inconclusive ?? []).toEqual([])
        expect(report.verdict).toBe('bypassed')
      } finally {
        await twin.close()
      }
    },
  )
})
