import { describe, expect, it } from 'vitest'
import { judgeEnding } from '../../src/probe/renegotiation.ts'
import { seenOn } from '../support/plan-kit.ts'

describe('the end of a connection on which another handshake was asked for', () => {
  const ended = (more: Parameters<typeof seenOn>[0], times = 0) =>
    judgeEnding(seenOn({ renegotiated: { times, isAsked: true }, ...more }))

  it('is the will of a server that says no_renegotiation (RFC 5246 §7.2.2)', () => {
    expect(ended({ end: 'closed', alert: 100 })).toEqual({ verdict: 'enforced', how: 'alert 100 no_renegotiation' })
    const how = 'alert 100 no_renegotiation after 1 further handshake'
    expect(ended({ end: 'closed', alert: 100 }, 1)).toEqual({ verdict: 'enforced', how })
  })

  it('is a silence where the server says something else, or nothing', () => {
    const how = 'alert 40 handshake_failure after 3 further handshakes'
    expect(ended({ end: 'closed', alert: 40 }, 3)).toEqual({ verdict: 'silent', how })
    for (const end of ['closed', 'reset'] as const)
      expect(ended({ end })).toEqual({ verdict: 'silent', how: 'it ended the connection' })
  })

  it('is none where the server did not end it, or was never asked', () => {
    expect(ended({ end: 'timeout', alert: 100 })).toBeUndefined()
    expect(ended({ end: 'closed', alert: 100, unsent: true })).toBeUndefined()
    expect(judgeEnding(seenOn({ end: 'closed', alert: 100 }))).toBeUndefined()
  })
})
