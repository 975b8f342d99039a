import { expect, it } from 'vitest'
import { earlyData } from '../../../src/probe/attacks/early-data.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(earlyData)

it('goes by the ticket that allows most, and by none where there was no ServerHello', async () => {
  const [attempt] = await attemptsOf(earlyData, makePki())
  const judged = (...bytes: readonly number[]) =>
    judgedBy(attempt, { flight: { hello: {}, tickets: bytes.map((earlyDataBytes) => ({ earlyDataBytes })) } as never })
  expect(judged()).toEqual({ verdict: 'enforced', how: 'no ticket allows early data' })
  expect(judged(0, 0).verdict).toBe('enforced')
  expect(judged(0, 9, 16384, 8)).toEqual({ verdict: 'bypassed', evidence: 'a ticket allows 16384 bytes of early data' })
  expect(judgedBy(attempt, { end: 'timeout' })).toEqual({
    verdict: 'inconclusive',
    why: expect.stringMatching(/^no answer came in time; /),
  })
})
