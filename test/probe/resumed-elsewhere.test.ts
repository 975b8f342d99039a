/** A session that was made at one place and is resumed at another: what shows that it carries nobody past a certificate, and what shows nothing. */
import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/probe/observation.ts'
import type { HttpResponse } from '../../src/probe/protocol/http.ts'
import { judgeNoSession, judgeResumedAt, judgeResumedElsewhere } from '../../src/probe/resumed-elsewhere.ts'
import { pageOf, seenOn, treasure } from '../support/plan-kit.ts'

const session = {} as NonNullable<Observation['session']>
const made = seenOn({ session, answer: treasure })
type Seen = Partial<Observation> & { readonly beside?: readonly (HttpResponse | undefined)[] }

describe('no session to resume', () => {
  it.each([
    ['an answer', { answer: pageOf(400) }, 'enforced'],
    ['an alert', { end: 'closed', alert: 116 }, 'enforced'],
    ['nobody who listens', { end: 'unreachable', code: 'ECONNREFUSED' }, 'enforced'],
    ['a network that leads nowhere', { end: 'unreachable', code: 'EHOSTUNREACH' }, 'silent'],
    ['a close without a word', { end: 'closed' }, 'silent'],
    ['a reset', { end: 'reset' }, 'silent'],
    ['no answer in time', { end: 'timeout' }, 'inconclusive'],
    ['an end of our own', { end: 'local' }, 'inconclusive'],
    // A code that says something of another end is not looked at.
    ['an end of our own with the code of a refusal', { end: 'local', code: 'ECONNREFUSED' }, 'inconclusive'],
  ] as const)('beside %s', (_, before, verdict) => {
    expect(judgeNoSession(seenOn(before), 'no session').verdict).toBe(verdict)
  })

  it('is not known where nothing was asked', () => {
    expect(judgeNoSession(undefined, 'no session')).toEqual({
      verdict: 'inconclusive',
      why: 'nothing was asked; probe again',
    })
  })
})

describe('a session of another server', () => {
  const judged = (more: Seen) => judgeResumedElsewhere('b')(seenOn(more) as never, treasure)

  it('gets in where it is resumed and gets the page', () => {
    const evidence = 'a session of b is resumed: answered 200 with the page that the honest client gets'
    expect(judged({ before: made, resumed: true, answer: treasure })).toEqual({ verdict: 'bypassed', evidence })
  })

  it('does not where it is not resumed, is refused, or was never made', () => {
    expect(judged({ before: made, answer: treasure })).toEqual({
      verdict: 'enforced',
      how: 'the session of b is not resumed',
    })
    expect(judged({ before: made, resumed: true, answer: pageOf(403) }).verdict).toBe('enforced')
    expect(judged({ before: seenOn({ answer: pageOf(403) }) })).toEqual({
      verdict: 'enforced',
      how: 'b gives such a client no session to resume',
    })
  })

  it('shows nothing where it is not known whether there is one, or what it leads to', () => {
    const why = expect.stringMatching(/^it is not known whether b gives a session: no answer came in time; /)
    expect(judged({ before: seenOn({ end: 'timeout' }) })).toEqual({ verdict: 'inconclusive', why })
    expect(judged({ before: seenOn({ end: 'closed' }) }).verdict).toBe('silent')
    expect(judged({}).verdict).toBe('inconclusive')
    expect(judged({ before: made, resumed: true, answer: pageOf(500) }).verdict).toBe('inconclusive')
    expect(judged({ before: made, resumed: true, end: 'closed' }).verdict).toBe('silent')
  })
})

describe('the session of the honest client at another server', () => {
  const judged = (more: Seen) => judgeResumedAt('b')(seenOn(more) as never, treasure)
  const refused = [pageOf(403), undefined]
  const theirs = pageOf(200, 'the page of b')

  it('gets in where the server refuses its certificate and answers its session', () => {
    const evidence = "answered 200 at b, which refuses this client's certificate in a handshake of its own"
    for (const beside of [refused, [undefined, pageOf(400)], [pageOf(400), pageOf(400)]]) {
      expect(judged({ before: made, resumed: true, answer: theirs, beside })).toEqual({ verdict: 'bypassed', evidence })
    }
    expect(judged({ before: made, resumed: true, answer: pageOf(399), beside: refused }).verdict).toBe('bypassed')
  })

  it('carries nobody past anything where the server serves this client anyhow', () => {
    for (const beside of [
      [theirs, undefined],
      [undefined, theirs],
      [pageOf(399), undefined],
    ]) {
      expect(judged({ before: made, resumed: true, answer: theirs, beside })).toEqual({
        verdict: 'enforced',
        how: 'b serves this client without a session, too',
      })
    }
  })

  it('does not where it is refused; a busy or a broken server has not refused it', () => {
    const judgedBy = (answer: HttpResponse) => judged({ before: made, resumed: true, answer, beside: refused }).verdict
    expect(judgedBy(pageOf(403))).toBe('enforced')
    expect(judgedBy(pageOf(421))).toBe('enforced')
    for (const status of [429, 500, 502, 503]) expect(judgedBy(pageOf(status))).toBe('inconclusive')
    expect(judged({ before: made, resumed: true, end: 'closed', beside: refused }).verdict).toBe('silent')
    expect(judged({ before: made, resumed: true, end: 'timeout', beside: refused }).verdict).toBe('inconclusive')
    expect(judged({ before: made, answer: theirs, beside: refused })).toEqual({
      verdict: 'enforced',
      how: 'the session of the server is not resumed',
    })
  })
})
