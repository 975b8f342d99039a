import { expect, it } from 'vitest'
import { revokedSerial } from '../../../src/probe/attacks/revoked-serial.ts'
import { contractOf } from '../../contract/attack.ts'
import { planOf } from '../../support/plan-kit.ts'
import { makePki, probeOf } from '../../support/twins.ts'

contractOf(revokedSerial)

it('is not tried without a revoked certificate, and says what is lacking', async () => {
  const pki = makePki()
  const { revoked: _, ...request } = probeOf(pki, 1)
  const without = { ...request, revoked: { credential: { ...pki.bob, chain: [] }, name: 'bob' } }
  expect(await planOf(revokedSerial, pki, without)).toMatchObject({
    verdict: 'not-tried',
    why: expect.stringContaining('the serial number of a revoked certificate'),
  })
  expect(await planOf(revokedSerial, pki)).toHaveLength(1)
})
