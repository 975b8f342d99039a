import { describe, expect, it } from 'vitest'
import { chainConfusion } from '../../../src/probe/attacks/chain-confusion.ts'
import { judgeUnmoved } from '../../../src/probe/engine/oracle.ts'
import type { Observation } from '../../../src/probe/observation.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(chainConfusion)

const answer = (status: number, text: string) => ({ status, headers: [], body: Buffer.from(text) })
const control = answer(200, '{"name":"alice"}')
const seen = (status: number, text: string): Observation => ({
  transport: '1.3',
  protocol: http1,
  end: 'complete',
  handshake: 'complete',
  flight: { tickets: [] },
  resumed: false,
  receivedBytes: 1,
  elapsedMs: 1,
  answer: answer(status, text),
})

describe('judgeUnmoved', () => {
  it.each([
    ['the same page', 200, '{"name":"alice"}', 'enforced'],
    ['a refusal', 400, 'no', 'enforced'],
    ['a page with the forged name', 200, '{"name":"mallory"}', 'bypassed'],
    ['a refusal with the forged name, which was read', 403, 'mallory may not', 'bypassed'],
    ['another page', 200, 'please log in', 'inconclusive'],
    ['an error', 500, 'oops', 'inconclusive'],
  ])('makes of %s what it is', (_what, status, text, verdict) => {
    expect(judgeUnmoved(seen(status, text), control, 'mallory').verdict).toBe(verdict)
  })
})
