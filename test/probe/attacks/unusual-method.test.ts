import { describe, expect, it } from 'vitest'
import { unusualMethod } from '../../../src/probe/attacks/unusual-method.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(unusualMethod)

describe('an unusual method', async () => {
  const pki = makePki()
  const [head, options, ofServer, trace, unknown] = await attemptsOf(unusualMethod, pki, {})
  const [nothing, refused, other] = [pageOf(200), pageOf(403), pageOf(200, 'log in, please')]
  const refusedThere = 'HEAD is answered 200, where GET is refused'

  it.each([
    ['GET is refused', nothing, [refused], treasure, refusedThere],
    ['GET is refused by 400', nothing, [pageOf(400)], treasure, refusedThere],
    ['GET is not answered', nothing, [], treasure, refusedThere],
    ['the page is empty', nothing, [refused], pageOf(200), refusedThere],
    ['GET gets the page', nothing, [treasure], treasure, 'HEAD is answered 200, and so is GET, with the page'],
    ['it gets the page', treasure, [refused], treasure, 'answered 200 with the page that the honest client gets'],
  ])('gets through where %s', (_, answer, beside, control, evidence) => {
    expect(judgedBy(head, { answer, beside }, control)).toEqual({ verdict: 'bypassed', evidence })
  })

  it.each([
    ['GET gets another page', { answer: nothing, beside: [other] }],
    ['GET is sent elsewhere', { answer: nothing, beside: [pageOf(302)] }],
    ['it gets another page', { answer: other, beside: [refused] }],
    ['it is sent elsewhere', { answer: pageOf(302, '', { location: '/login' }), beside: [refused] }],
    ['the server has a fault', { answer: pageOf(500), beside: [refused] }],
    ['no answer comes', { end: 'timeout', beside: [refused] }],
  ] as const)('shows nothing where %s', (_, seen) => {
    expect(judgedBy(unknown, seen).verdict).toBe('inconclusive')
  })

  it('is refused, or not known', () => {
    for (const status of [403, 501, 505]) {
      expect(judgedBy(unknown, { answer: pageOf(status) })).toEqual({ verdict: 'enforced', how: `HTTP ${status}` })
    }
  })

  it('may ask about the server, and not about its page', () => {
    const how = 'HTTP 200 without a word, about no page'
    expect(judgedBy(ofServer, { answer: nothing, beside: [refused] })).toEqual({ verdict: 'enforced', how })
    expect(judgedBy(ofServer, { answer: nothing }, pageOf(200))).toEqual({ verdict: 'enforced', how })
    for (const [attempt, answer] of [
      [ofServer, other],
      [options, nothing],
      [options, other],
      [trace, nothing],
    ] as const) {
      expect(judgedBy(attempt, { answer, beside: [refused] })).toEqual({
        verdict: 'remark',
        note: expect.stringContaining("though not with the honest client's page"),
      })
    }
    expect(judgedBy(options, { answer: treasure }).verdict).toBe('bypassed')
  })

  it('is PUT as well where a path may be written to', async () => {
    const methods = async (wish: object) =>
      (await attemptsOf(unusualMethod, pki, wish)).map(({ http }) => http?.request.method)
    const usual = ['HEAD', 'OPTIONS', 'OPTIONS', 'TRACE', 'COUNTERSIGN-PROBE']
    expect(await methods({ unsafePath: undefined })).toEqual(usual)
    expect(await methods({ unsafePath: '/act' })).toEqual([...usual, 'PUT'])
  })
})
