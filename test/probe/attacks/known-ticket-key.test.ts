import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { knownTicketKey } from '../../../src/probe/attacks/known-ticket-key.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(knownTicketKey)

it('tells a ticket under a key of zeros by its end, whatever the hash, and no other', async () => {
  const [attempt] = await attemptsOf(knownTicketKey, makePki())
  const judged = (...sealed: readonly Uint8Array[]) =>
    judgedBy(attempt, { flight: { hello: {}, tickets: sealed.map((one) => ({ sealed: one })) } as never })
  const content = Buffer.from('what a server keeps of a session, and its client must not write')
  const sealedBy = (hash: string, key: Uint8Array, what = content) =>
    Buffer.concat([what, createHmac(hash, key).update(what).digest()])
  const [zeros, other] = [new Uint8Array(16), Uint8Array.of(1)]
  for (const hash of ['sha1', 'sha256', 'sha384']) {
    expect(judged(sealedBy(hash, other), sealedBy(hash, zeros))).toEqual({
      verdict: 'bypassed',
      evidence: 'a session ticket is authentic under a key of zeros',
    })
    expect(judged(sealedBy(hash, other))).toEqual({
      verdict: 'enforced',
      how: 'no ticket is authentic under a key of zeros',
    })
    // A MAC of nothing is no ticket.
    expect(judged(sealedBy(hash, zeros, Buffer.alloc(0))).verdict).toBe('enforced')
  }
  expect(judged()).toEqual({ verdict: 'enforced', how: 'the server issues no tickets' })
  expect(judgedBy(attempt, { end: 'timeout' })).toEqual({
    verdict: 'inconclusive',
    why: expect.stringMatching(/^no answer came in time; /),
  })
})
