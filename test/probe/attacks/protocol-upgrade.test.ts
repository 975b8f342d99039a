import { expect, it } from 'vitest'
import { protocolUpgrade } from '../../../src/probe/attacks/protocol-upgrade.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(protocolUpgrade)

it('says of a change after which no page comes that there was one, and judges all else as any answer', async () => {
  const [toH2c, , toTls] = await attemptsOf(protocolUpgrade, makePki())
  for (const [attempt, protocol] of [
    [toH2c, 'h2c'],
    [toTls, 'TLS/1.0'],
  ] as const) {
    const note = `the server changes over to ${protocol} without a certificate; no page came after that`
    expect(judgedBy(attempt, { answer: pageOf(101) })).toEqual({ verdict: 'remark', note })
    expect(judgedBy(attempt, { answer: treasure }).verdict).toBe('bypassed')
    expect(judgedBy(attempt, { answer: pageOf(400) }).verdict).toBe('enforced')
  }
})
