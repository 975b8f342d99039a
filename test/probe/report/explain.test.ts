import { expect, it } from 'vitest'
import { explainResults } from '../../../src/probe/report/explain.ts'
import type { AttackResult } from '../../../src/probe/report/report.ts'
import { makeReport } from '../../support/report-kit.ts'

const { results } = makeReport()

/** An attack that succeeded by these attempts. */
function through(id: string, ...labels: readonly string[]): AttackResult {
  const { remedy: _, ...facts } = results.find((one) => one.id === id) as AttackResult & { verdict: 'bypassed' }
  const success = { verdict: 'bypassed', evidence: 'answered 200' } as const
  const attempts = labels.map((label) => ({ label, transport: '1.3', protocol: 'http/1.1', ...success }) as const)
  return { ...facts, attempts, ...success }
}

it.each([
  [['no certificate, text'], 'no-certificate'],
  [['no certificate, text', 'no certificate, certificates'], 'no-certificate'],
  [['no certificate, text', 'the honest certificate, text'], undefined],
  [['the honest certificate, text'], undefined],
] as const)('a header that is believed of %j is explained by %s', (labels, hole) => {
  const [, spoofed] = explainResults([
    through('no-certificate', 'no certificate'),
    through('spoofed-identity', ...labels),
  ])
  expect(spoofed?.explainedBy).toBe(hole)
})

it('a revoked client follows from no certificate only where the server looks at none', () => {
  const refused = (id: string): AttackResult => {
    const { remedy: _, attempts: __, ...facts } = results.find((one) => one.id === id) as AttackResult
    return { ...facts, attempts: [], verdict: 'enforced', how: 'alert 48' } as AttackResult
  }
  const explained = (selfSigned: AttackResult) =>
    explainResults([
      through('no-certificate', 'no certificate'),
      through('revoked', 'revoked'),
      through('issued-twice', 'older'),
      through('unusual-method', 'HEAD'),
      selfSigned,
    ]).map(({ explainedBy }) => explainedBy)
  const open = ['no-certificate', 'no-certificate', 'no-certificate']
  expect(explained(through('self-signed', 'self-signed'))).toEqual([undefined, ...open, 'no-certificate'])
  // nginx with ssl_verify_client optional, and no ssl_crl: demanding a certificate mends only one of two holes.
  const looking = [undefined, undefined, 'revoked', 'no-certificate', undefined]
  expect(explained(refused('self-signed'))).toEqual(looking)
  // Over another way it looks at none: that says nothing of this one.
  const elsewhere = through('self-signed', 'self-signed')
  const attempts = elsewhere.attempts.map((one) => ({ ...one, transport: '1.2' as const }))
  expect(explained({ ...elsewhere, attempts })).toEqual(looking)
})
