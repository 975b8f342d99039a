import { expect, it } from 'vitest'
import { ambiguousRequest } from '../../../src/probe/attacks/ambiguous-request.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(ambiguousRequest)

it('is refused by the words of the protocol or by a status, and gets through by any page', async () => {
  const detail = 'the stream was reset with PROTOCOL_ERROR'
  for (const attempt of await attemptsOf(ambiguousRequest, makePki())) {
    expect(judgedBy(attempt, { end: 'local', declined: true, detail })).toEqual({ verdict: 'enforced', how: detail })
    expect(judgedBy(attempt, { answer: pageOf(400) })).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
    expect(judgedBy(attempt, { end: 'closed' }).verdict).toBe('silent')
    expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { answer: pageOf(200, 'another page') }).verdict).toBe('bypassed')
    expect(judgedBy(attempt, { answer: pageOf(302) }).verdict).toBe('bypassed')
  }
})
