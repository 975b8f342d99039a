import { expect, it } from 'vitest'
import { connectionAfterRevocation } from '../../../src/probe/attacks/connection-after-revocation.ts'
import { contractOf } from '../../contract/attack.ts'
import { planOf } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(connectionAfterRevocation)

it('is not tried in a protocol that keeps no connection open without a login', async () => {
  expect(await planOf(connectionAfterRevocation, makePki(), { family: 'amqps' })).toEqual({
    verdict: 'not-tried',
    why: expect.stringContaining('kept open only after a login'),
  })
})
