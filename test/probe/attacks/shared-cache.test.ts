import { describe, expect, it } from 'vitest'
import { sharedCache } from '../../../src/probe/attacks/shared-cache.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(sharedCache)

describe('a page for shared caches', async () => {
  const pki = makePki()
  const [attempt] = await attemptsOf(sharedCache, pki)
  const judged = (control: string, status = 200) =>
    judgedBy(attempt, { answer: pageOf(status, 'x', { 'cache-control': control }) })

  it.each([
    ['public', 'bypassed'],
    ['Public, max-age=60', 'bypassed'],
    ['s-maxage=60', 'bypassed'],
    ['max-age=60, s-maxage=1', 'bypassed'],
    ['s-maxage=0', 'enforced'],
    ['public, no-cache', 'enforced'],
    ['public, private', 'enforced'],
    ['no-store', 'enforced'],
    ['private="x", max-age=60', 'enforced'],
    ['max-age=0', 'enforced'],
    ['max-age=00', 'enforced'],
    ['', 'enforced'],
    ['max-age=60', 'remark'],
    ['max-age=05', 'remark'],
    ['s-maxage=0, max-age=60', 'remark'],
  ])('says %s: %s', (control, verdict) => expect(judged(control).verdict).toBe(verdict))

  it('is none where there is no page, which a fault does not show', () => {
    expect(judged('public', 404)).toEqual({ verdict: 'enforced', how: 'HTTP 404' })
    for (const status of [429, 500, 503]) {
      expect(judged('public', status)).toEqual({
        verdict: 'inconclusive',
        why: expect.stringMatching(`^answered ${status}, which is no page; `),
      })
    }
    expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
    expect(judged('public', 302).verdict).toBe('bypassed')
  })

  it('is also the page that names its caller, where there is one', async () => {
    const labels = async (wish: object) => (await attemptsOf(sharedCache, pki, wish)).map(({ label }) => label)
    expect(await labels({})).toEqual(['the page /'])
    expect(await labels({ identityPath: { path: '/whoami' } })).toEqual(['the page /', 'the page /whoami'])
  })
})
