import { constants, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { resumptionAfterRevocation } from '../../../src/probe/attacks/resumption-after-revocation.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import type { AttackResult } from '../../../src/probe/report/report.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, seenOn, treasure } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf, startLenient, startSound, type Twin } from '../../support/twins.ts'

contractOf(resumptionAfterRevocation)

const pki = makePki()

/** Runs the attack without anything that could be revoked in between. */
async function attackAlone(starting: Promise<Twin>) {
  const twin = await starting
  try {
    const { reload: _, ...request } = probeOf(pki, twin.port)
    const [result] = (await runProbe(request, hurriedPorts, [resumptionAfterRevocation])).results
    return result
  } finally {
    await twin.close()
  }
}

const resumedIn = (result: AttackResult | undefined) =>
  result?.attempts.filter(({ label }) => label.includes('session')).map(({ observation }) => observation?.resumed)

describe('attack resumption-after-revocation', () => {
  it('says where sessions are resumed and nothing can be revoked, and for how long they last', async () => {
    const result = await attackAlone(startSound(pki, { sessionTimeout: 4321 }))
    expect(result).toMatchObject({ verdict: 'remark', note: expect.stringContaining('good for 4321 s') })
    expect(resumedIn(result)).toEqual([true, true])
  })

  it('is not what lets somebody in who has no session', async () => {
    const options = { requestCert: false, secureOptions: constants.SSL_OP_NO_TICKET } as const
    const result = await attackAlone(startSound(pki, options))
    expect(result).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('no session is resumed') })
  })

  it('needs no revocation where no session is resumed', async () => {
    const result = await attackAlone(startSound(pki, { secureOptions: constants.SSL_OP_NO_TICKET }))
    expect(result).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('no session is resumed') })
  })

  it('is content where the session is resumed and its client refused all the same', async () => {
    const gone = new Set<string>()
    const twin = await startLenient(pki, (socket, own) => socket.authorized && !gone.has(own?.fingerprint256 ?? ''))
    const makeRevocable = async () => {
      const { credential } = await pki.reload.makeRevocable()
      const { fingerprint256 } = new X509Certificate(Buffer.from(credential.chain[0] ?? []))
      return { credential, revoke: async () => void gone.add(fingerprint256) }
    }
    try {
      const reload = { ...pki.reload, makeRevocable, reload: async () => ({ state: 'done' as const }) }
      const request = probeOf(pki, twin.port, { reload })
      const [result] = (await runProbe(request, hurriedPorts, [resumptionAfterRevocation])).results
      expect(result).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('HTTP 400') })
      expect(resumedIn(result)).toEqual([true, true])
    } finally {
      await twin.close()
    }
  })
})

describe("the honest client's own session", async () => {
  const [attempt] = await attemptsOf(resumptionAfterRevocation, pki, { reload: undefined } as object)
  const before = seenOn({ answer: treasure })
  const judged = (more: Parameters<typeof seenOn>[0]) => judgedBy(attempt, { before, ...more })

  it.each([
    ['HTTP 400', { resumed: true, answer: pageOf(400) }],
    ['no session is resumed; HTTP 400', { answer: pageOf(400) }],
    ['no session is resumed', { answer: treasure }],
  ])('is none, or refused: %s', (how, seen) => expect(judged(seen)).toEqual({ verdict: 'enforced', how }))

  it('is unknown where no answer comes, or none that refuses', () => {
    expect(judgedBy(attempt, { answer: pageOf(400) }).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { before: seenOn(), answer: pageOf(400) }).verdict).toBe('inconclusive')
    expect(judged({ answer: pageOf(500) }).verdict).toBe('inconclusive')
    expect(judged({ resumed: true, answer: pageOf(500) }).verdict).toBe('inconclusive')
    expect(judged({ end: 'closed' })).toMatchObject({ verdict: 'silent', how: expect.stringMatching(/^no session/) })
    expect(judged({ end: 'closed', resumed: true })).toMatchObject({
      verdict: 'silent',
      how: expect.not.stringMatching(/^no session/),
    })
  })

  it.each([
    [[], 'it does not say for how long'],
    [[{ lifetimeSeconds: 0 }], 'it does not say for how long'],
    [[{ lifetimeSeconds: 60 }], 'each good for 60 s'],
  ])('is worth a remark where it is resumed, with tickets %j', (tickets, words) => {
    const first = { ...before, flight: { tickets } as never }
    expect(judged({ before: first, resumed: true, answer: treasure })).toEqual({
      verdict: 'remark',
      note: expect.stringContaining(`the server resumes sessions (${words})`),
    })
  })
})
