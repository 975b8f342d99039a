import { describe, expect, it } from 'vitest'
import { disguisedRequest } from '../../../src/probe/attacks/disguised-request.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(disguisedRequest)

describe('a denied page by another spelling', async () => {
  const pki = makePki()
  const withoutRules = { access: undefined } as object
  const [attempt] = await attemptsOf(disguisedRequest, pki)
  const secret = pageOf(200, 'what only the auditors may read')
  const [nothing, denied] = [pageOf(404), pageOf(403)]
  const judged = (answer: ReturnType<typeof pageOf>, ...inDoubt: readonly (ReturnType<typeof pageOf> | undefined)[]) =>
    judgedBy(attempt, { answer, inDoubt } as object)

  it('gets through by a page that is neither ours nor the one for all paths', () => {
    const evidence = 'answered 200 with a page, where /denied may not be seen'
    expect(judged(secret, nothing, denied)).toEqual({ verdict: 'bypassed', evidence })
    expect(judged(secret, undefined, denied).verdict).toBe('bypassed')
  })

  it('does not by a page that this client may see anyhow, nor by a refusal', () => {
    expect(judged(treasure, nothing, denied)).toEqual({ verdict: 'enforced', how: 'the page that this client may see' })
    expect(judged(secret, secret, denied)).toEqual({
      verdict: 'enforced',
      how: 'the same page as for any other path',
    })
    expect(judged(pageOf(302, '', { location: '/denied' }), nothing, denied)).toEqual({
      verdict: 'enforced',
      how: 'HTTP 302',
    })
    expect(judged(pageOf(403), nothing, denied)).toEqual({ verdict: 'enforced', how: 'HTTP 403' })
  })

  it('shows nothing where the page is not denied by its own name, or no answer comes', () => {
    for (const [own, what] of [
      [undefined, 'not answered'],
      [secret, 'answered 200'],
    ] as const) {
      expect(judged(secret, nothing, own)).toMatchObject({
        verdict: 'inconclusive',
        why: expect.stringContaining(`denied to this client is ${what} by its own name`),
      })
    }
    expect(judged(pageOf(500), nothing, denied).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
  })

  it('is spelt in all ways where no rules are known; for the root there is none, nor one that changes nothing', async () => {
    const paths = async (deniedPath: string, more: object = withoutRules) =>
      (await attemptsOf(disguisedRequest, pki, { ...more, deniedPath })).map(({ http }) => http?.request.path)
    const usual = await paths('/denied')
    expect(usual).toHaveLength(17)
    expect(usual.slice(2)).not.toContain('/denied')
    expect(await paths('/DENIED')).toHaveLength(16)
    expect(await paths('/')).toEqual(['/', '/'])
    // What the rules have, forbidden-request spells.
    expect(await paths('/denied', {})).toEqual(['/denied', '/denied'])
  })
})
