/** What an answer to another spelling of a path means, beside what others are answered. */
import { describe, expect, it } from 'vitest'
import { disguises, judgeDisguised } from '../../src/probe/disguise.ts'
import type { HttpObservation } from '../../src/probe/observation.ts'
import type { HttpResponse } from '../../src/probe/protocol/http.ts'
import { pageOf, seenOn, treasure } from '../support/plan-kit.ts'

type Answers = readonly (HttpResponse | undefined)[]

const secret = pageOf(200, 'what only the auditors may read')
function judged(answer: HttpResponse | undefined, inDoubt?: Answers, control = treasure) {
  const seen = { ...seenOn({ end: 'closed', ...(answer && { answer }) }), ...(inDoubt && { inDoubt }) }
  return judgeDisguised(seen as HttpObservation, control, '/no')
}

describe('the answer to another spelling', () => {
  it.each([
    ['without anything beside it', [], 200],
    ['beside refusals', [pageOf(404), pageOf(403)], 200],
    ['beside redirects, which are no pages', [pageOf(300, 'elsewhere'), pageOf(300, 'elsewhere')], 200],
    ['that is not like the one for any other path', [treasure, undefined], 200],
    ['with another good status', [undefined, undefined], 299],
  ])('gets through by a page %s', (_, inDoubt, status) => {
    const evidence = `answered ${status} with a page, where /no may not be seen`
    expect(judged({ ...secret, status }, inDoubt)).toEqual({ verdict: 'bypassed', evidence })
  })

  it('gets through by the page that others may see, and by no other then', () => {
    const evidence = 'answered 200 with the page of /no that others may see'
    expect(judged(secret, [undefined, secret])).toEqual({ verdict: 'bypassed', evidence })
    expect(judged(secret, [treasure, secret])).toEqual({ verdict: 'bypassed', evidence })
    expect(judged(secret, [undefined, treasure])).toEqual({ verdict: 'enforced', how: 'another page' })
    const same = { verdict: 'enforced', how: 'the same page as for any other path' }
    expect(judged(secret, [secret, secret])).toEqual(same)
  })

  it.each([300, 302, 399])('is a refusal where it is %i', (status) => {
    expect(judged(pageOf(status))).toEqual({ verdict: 'enforced', how: `HTTP ${status}` })
  })

  it('is judged as any other where it is no page', () => {
    expect(judged(pageOf(403), [])).toEqual({ verdict: 'enforced', how: 'HTTP 403' })
    expect(judged(pageOf(400), [], pageOf(400)).verdict).toBe('inconclusive')
    expect(judged(pageOf(500)).verdict).toBe('inconclusive')
    expect(judged(pageOf(199)).verdict).not.toBe('bypassed')
    expect(judged(undefined).verdict).toBe('silent')
  })
})

describe('the spellings of a path', () => {
  it('are all different, and none is the path itself', () => {
    const paths = disguises('/admin/users').map(([, path]) => path)
    expect(new Set(['/admin/users', ...paths]).size).toBe(paths.length + 1)
  })
})
