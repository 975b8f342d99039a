import { expect, it } from 'vitest'
import { otherAlpn } from '../../../src/probe/attacks/other-alpn.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, treasure } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(otherAlpn)

it('takes a choice that was not offered for a refusal, where our library ended the handshake for it, and for nothing else', async () => {
  const attempts = await attemptsOf(otherAlpn, makePki())
  const ended = { end: 'local', handshake: 'failed', code: 'ERR_SSL_BAD_EXTENSION' } as const
  const how = 'the server chose a protocol that was not offered, and no client goes on then'
  for (const attempt of attempts) {
    expect(judgedBy(attempt, ended)).toEqual({ verdict: 'enforced', how })
    expect(judgedBy(attempt, { ...ended, code: 'ERR_SSL_OTHER' }).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { ...ended, handshake: 'complete' }).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { answer: treasure }).verdict).toBe('bypassed')
  }
})
