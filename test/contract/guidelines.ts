/**
 * What a server shows that follows a guideline: it agrees to what the guideline has and to nothing beyond, and the same attacks get through
 * where its settings were loosened. Every claim of what a guideline says is in `test/policy/guideline.test.ts`.
 */
import { expect } from 'vitest'
import { type GuidelineWord, guidelineOf } from '../../src/policy/guideline.ts'
import { beyondGuideline } from '../../src/probe/attacks/beyond-guideline.ts'
import { guidelineHeaders } from '../../src/probe/attacks/guideline-headers.ts'
import { guidelineSignatures } from '../../src/probe/attacks/guideline-signatures.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { AttackResult } from '../../src/probe/report/report.ts'
import { hurriedPorts, usableKey } from '../support/twins.ts'
import { base, type Ground, type Proof, proof } from './proof.ts'
import type { Standing } from './stand.ts'

/** Attacks a server by a guideline, as alice. */
async function attacked({ pki }: Ground, { port }: Pick<Standing, 'port'>, word: GuidelineWord) {
  const alice = pki.client('alice', 'admin', { key: usableKey() })
  const report = await runProbe(
    {
      address: { host: '127.0.0.1', port },
      serverName: 'localhost',
      path: '/',
      credential: { chain: [alice.der], key: alice.key },
      serverTrust: [pki.servers.der],
      clientAnchor: pki.authority.der,
      guideline: guidelineOf(word),
      timeoutMs: 20_000,
    },
    hurriedPorts,
    [beyondGuideline, guidelineSignatures, guidelineHeaders],
  )
  expect(report.cause).toBeUndefined()
  const [offers, signatures, headers] = report.results as [AttackResult, AttackResult, AttackResult]
  return { offers, signatures, headers, got: labelsOf(offers, 'bypassed') }
}

const labelsOf = ({ attempts }: AttackResult, wanted: string): readonly string[] =>
  attempts.flatMap(({ verdict, label }) => (verdict === wanted ? [label] : []))

/** What an old TLS library lacks, or a target says that it does not offer: nothing else may be missing. */
const maybeMissing = 'the group X25519MLKEM768, over TLS 1.3'

async function follows(ground: Ground, word: GuidelineWord): Promise<void> {
  const server = word === 'intermediate' ? ground.server : await ground.start({ guideline: word })
  const { offers, signatures, headers } = await attacked(ground, server, word)
  expect(labelsOf(offers, 'bypassed'), 'beyond the guideline').toEqual([])
  expect(labelsOf(offers, 'inconclusive'), 'without a verdict').toEqual([])
  expect(
    labelsOf(offers, 'remark').filter((label) => label !== maybeMissing),
    'missing',
  ).toEqual([])
  expect(labelsOf(offers, 'enforced')).toContain('the group P-256, over TLS 1.3')
  if (ground.stand.claims.framing) expect(headers.verdict, JSON.stringify(headers)).toBe('enforced')
  expect(['enforced', 'remark'], JSON.stringify(signatures)).toContain(signatures.verdict)
}

/** What each of the other guidelines forbids of the usual one. */
const beyond: Readonly<Record<'modern' | 'fips', readonly string[]>> = {
  modern: ['TLS 1.2'],
  fips: [
    'TLS_CHACHA20_POLY1305_SHA256, over TLS 1.3',
    'the group X25519, over TLS 1.3',
    'suites with ChaCha20-Poly1305, over TLS 1.2',
    'the group X25519, over TLS 1.2',
  ],
}

export const guidelines: readonly Proof[] = [
  proof('follows the guideline intermediate where none is named', base, (ground) => follows(ground, 'intermediate')),
  proof(
    'follows each other guideline of its manifest, and is found beyond it where it follows another',
    base,
    async (ground) => {
      const { stand, server } = ground
      for (const word of stand.target.guidelines ?? []) {
        await follows(ground, word)
        // The nearest settings that are not those of the guideline are those of the usual one.
        const loose = await attacked(ground, server, word)
        expect(loose.got, word).toEqual(expect.arrayContaining([...beyond[word]]))
      }
    },
  ),
]
