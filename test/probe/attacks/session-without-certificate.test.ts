import { describe, expect, it } from 'vitest'
import { sessionWithoutCertificate } from '../../../src/probe/attacks/session-without-certificate.ts'
import type { Observation } from '../../../src/probe/observation.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, seenOn, treasure } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(sessionWithoutCertificate)

describe('a session without a certificate', async () => {
  const [attempt] = await attemptsOf(sessionWithoutCertificate, makePki())
  const session = {} as NonNullable<Observation['session']>
  const refused = seenOn({ session, answer: pageOf(400) })
  const judged = (more: Partial<Observation>) => judgedBy(attempt, more)

  it('gets in where it is resumed and gets the page', () => {
    const evidence =
      'answered 200 with the page that the honest client gets, in a session of a client without a good certificate'
    expect(judged({ before: refused, resumed: true, answer: treasure })).toEqual({ verdict: 'bypassed', evidence })
  })

  it.each([
    ['it is resumed and refused', { before: refused, resumed: true, answer: pageOf(400) }, /^HTTP 400$/],
    ['it is not resumed', { before: refused, answer: pageOf(400) }, /^no session is resumed; HTTP 400$/],
    ['it is not resumed and gets in so', { before: refused, answer: treasure }, /^no session is resumed$/],
    ['it got in before', { before: { ...refused, answer: treasure }, resumed: true }, /makes no difference/],
    ['there is none', { before: seenOn({ answer: pageOf(400) }) }, /^such a client gets no session$/],
    ['an alert came', { before: seenOn({ end: 'closed', alert: 116 }) }, /^such a client gets no session$/],
  ])('does not where %s', (_, more, how) => {
    expect(judged(more as Partial<Observation>)).toEqual({ verdict: 'enforced', how: expect.stringMatching(how) })
  })

  it.each([
    ['nothing was asked', {}, 'inconclusive'],
    ['the first did not come in time', { before: seenOn({ end: 'timeout' }) }, 'inconclusive'],
    ['our side ended the first', { before: seenOn({ end: 'local' }) }, 'inconclusive'],
    ['the first ended without a word', { before: seenOn({ end: 'reset' }) }, 'silent'],
    ['the second did, resumed', { before: refused, resumed: true, end: 'closed' }, 'silent'],
    ['the second did', { before: refused, end: 'closed' }, 'silent'],
    ['the second is broken, resumed', { before: refused, resumed: true, answer: pageOf(500) }, 'inconclusive'],
    ['the second is broken', { before: refused, answer: pageOf(500) }, 'inconclusive'],
  ])('shows nothing yet where %s', (_, more, verdict) => {
    expect(judged(more as Partial<Observation>).verdict).toBe(verdict)
  })
})
