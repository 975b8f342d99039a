import { expect, it } from 'vitest'
import { sessionInClear } from '../../../src/probe/attacks/session-in-clear.ts'
import { postgresql } from '../../../src/probe/protocols/postgresql.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, planOf } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(sessionInClear)

const pki = makePki()

it('is not tried where everybody is greeted in clear, and is where only some are answered', async () => {
  expect(await planOf(sessionInClear, pki, { family: 'smtp' })).toMatchObject({
    verdict: 'not-tried',
    why: expect.stringMatching(/^in SMTP with STARTTLS everybody is answered in clear/),
  })
  expect(await planOf(sessionInClear, pki, { family: 'postgresql' })).toHaveLength(1)
  expect(await planOf(sessionInClear, pki, { family: 'rediss' })).toHaveLength(1)
})

it('is refused by what is no answer of the protocol, and judged by the oracle where there is one, or none at all', async () => {
  const [attempt] = await attemptsOf(sessionInClear, pki, { family: 'postgresql' })
  const control = { says: 'a request for a password', means: 'let-in' } as const
  const judged = (more: Parameters<typeof judgedBy>[1]) =>
    judgedBy(attempt, { transport: 'cleartext', protocol: postgresql, ...more }, control, { asks: 'session of x' })
  expect(judged({ end: 'complete', receivedBytes: 7 })).toEqual({
    verdict: 'enforced',
    how: 'it does not speak PostgreSQL without TLS',
  })
  expect(judged({ answer: control }).verdict).toBe('bypassed')
  expect(judged({ answer: { says: 'error 28000', means: 'refused' } }).verdict).toBe('enforced')
  expect(judged({ answer: { says: 'error 53300', means: 'unable' } }).verdict).toBe('inconclusive')
  expect(judged({ end: 'timeout' }).verdict).toBe('inconclusive')
  expect(judged({ end: 'closed' }).verdict).toBe('silent')
})
