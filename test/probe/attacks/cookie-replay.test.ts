import { describe, expect, it } from 'vitest'
import { cookieReplay } from '../../../src/probe/attacks/cookie-replay.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(cookieReplay)

describe('the attributes of a cookie', async () => {
  const attempt = (await attemptsOf(cookieReplay, makePki())).at(-1)
  const judged = (cookie: string) => judgedBy(attempt, { answer: pageOf(200, '', { 'set-cookie': cookie }) })

  it.each([
    ['Secure; HttpOnly', 'SameSite'],
    ['Secure; HttpOnly; SameSite=None', 'SameSite'],
    ['Secure; SameSite=Lax', 'HttpOnly'],
    ['HttpOnly; SameSite=Strict', 'Secure'],
    ['SameSite=None', 'Secure, no HttpOnly, no SameSite'],
  ])('are worth a remark where they are only %s', (attributes, lacking) => {
    const note = `the cookie id has no ${lacking}`
    expect(judged(`id=4f1c; ${attributes}`)).toEqual({ verdict: 'remark', note })
  })

  it('are complete, or there is no cookie', () => {
    const complete = { verdict: 'enforced', how: 'no cookie lacks an attribute' }
    expect(judged('id=4f1c; Secure; HttpOnly; SameSite=Strict')).toEqual(complete)
    expect(judgedBy(attempt, { answer: pageOf(200) })).toEqual(complete)
  })

  it('are unknown where no answer comes', () => {
    expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { end: 'closed' }).verdict).toBe('silent')
  })
})
