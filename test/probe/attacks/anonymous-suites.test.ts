import { expect, it } from 'vitest'
import { anonymousSuites } from '../../../src/probe/attacks/anonymous-suites.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, treasure } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(anonymousSuites)

const pki = makePki()

it.each([
  ['that insists on certificates even so', 'ECDHE+AESGCM:AECDH-AES256-SHA:@SECLEVEL=0', {}, 'remark'],
  ['that speaks no TLS 1.2', 'TLS_AES_128_GCM_SHA256', { minVersion: 'TLSv1.3' }, 'enforced'],
] as const)('judges a server %s', async (_, ciphers, more, verdict) => {
  const twin = await startSound(pki, { ciphers, ...more })
  const { results } = await runProbe(probeOf(pki, twin.port), hurriedPorts, [anonymousSuites])
  await twin.close()
  expect(results[0]).toMatchObject({ verdict })
})

it('is a remark only where the server asked for a certificate and our library ended the handshake for it', async () => {
  const [attempt] = await attemptsOf(anonymousSuites, pki)
  const asking = { flight: { authorities: [], tickets: [] }, handshake: 'failed' } as const
  expect(judgedBy(attempt, { ...asking, end: 'local' }).verdict).toBe('remark')
  expect(judgedBy(attempt, { ...asking, end: 'timeout' }).verdict).toBe('inconclusive')
  expect(judgedBy(attempt, { end: 'local', handshake: 'failed' }).verdict).toBe('inconclusive')
  expect(judgedBy(attempt, { ...asking, end: 'complete', answer: treasure }).verdict).toBe('bypassed')
})
