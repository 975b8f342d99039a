import { describe, expect, it } from 'vitest'
import { renegotiationAsAnother } from '../../../src/probe/attacks/renegotiation-as-another.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { allowRenegotiation } from '../../support/renegotiating.ts'
import { createSound, hurriedPorts, listen, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(renegotiationAsAnother)

it('is refused by a server that renegotiates, and ends the connection of who proves nothing then', async () => {
  const pki = makePki()
  const twin = await listen(allowRenegotiation(createSound(pki, { secureOptions: 0 }), 3))
  try {
    const { results } = await runProbe(probeOf(pki, twin.port), hurriedPorts, [renegotiationAsAnother])
    expect(results[0]).toMatchObject({ verdict: 'enforced' })
    expect(results[0]?.attempts).toHaveLength(3)
  } finally {
    await twin.close()
  }
})

it('is not tried where there is no TLS 1.2', async () => {
  const pki = makePki()
  const twin = await startSound(pki, { minVersion: 'TLSv1.3' })
  try {
    const { results } = await runProbe(probeOf(pki, twin.port), hurriedPorts, [renegotiationAsAnother])
    expect(results[0]).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('TLS 1.3 only') })
  } finally {
    await twin.close()
  }
})

describe('an answer after a second handshake', async () => {
  const attempts = await attemptsOf(renegotiationAsAnother, makePki())
  const judged = (seen: Parameters<typeof judgedBy>[1], isAsked = true) =>
    attempts.map((attempt) => judgedBy(attempt, { renegotiated: { times: 1, isAsked }, ...seen }).verdict)

  it('gives the page to nobody proven, where a certificate was asked for', () => {
    expect(judged({ answer: treasure })).toEqual(['bypassed', 'bypassed', 'bypassed'])
    expect(judged({ answer: treasure, end: 'closed' })).toEqual(['bypassed', 'bypassed', 'bypassed'])
  })

  it('shows nothing by the page where no certificate was asked for', () => {
    expect(judged({ answer: treasure }, false)).toEqual(['remark', 'remark', 'remark'])
  })

  it('is a refusal by HTTP, or an end of the connection', () => {
    expect(judged({ answer: pageOf(403) })).toEqual(['enforced', 'enforced', 'enforced'])
    expect(judged({ answer: pageOf(403) }, false)).toEqual(['enforced', 'enforced', 'enforced'])
    expect(judged({ end: 'closed', alert: 100 })).toEqual(['enforced', 'enforced', 'enforced'])
    expect(judged({ end: 'closed' })).toEqual(['silent', 'silent', 'silent'])
  })

  it('is asked for over HTTP/1.1, and over whatever else is spoken', async () => {
    expect(attempts.map(({ only }) => only)).toEqual(['http/1.1', 'http/1.1', 'http/1.1'])
    const others = await attemptsOf(renegotiationAsAnother, makePki(), { family: 'rediss' })
    expect(others.map(({ only }) => only)).toEqual([undefined, undefined, undefined])
  })
})
