import { describe, expect, it } from 'vitest'
import type { Credential, Network, TlsExchange, TlsOutcome } from '../../../src/core/port.ts'
import type { Attempt } from '../../../src/probe/attack.ts'
import { openCampaign } from '../../../src/probe/engine/campaign.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'

const { der, key } = makeCertificate()
const honest: Credential = { chain: [der], key }
const forged: Credential = { chain: [der], key }
const request = { method: 'GET', path: '/' } as const
const attempt: Attempt = { label: 'forged', request, credential: forged, control: request }

type Reply = Partial<TlsOutcome> & { readonly http?: readonly [status: number, body: string] }

const page: Reply = { http: [200, 'the treasure of Acme'] }
const refusal: Reply = { http: [400, 'no'] }
const silence: Reply = { end: 'closed' }
const alert: Reply = { end: 'closed', alert: 44 }

function outcomeOf({ http, ...rest }: Reply): TlsOutcome {
  const [status, body] = http ?? []
  const text = http === undefined ? '' : `HTTP/1.1 ${status} x\r\nContent-Length: ${body?.length}\r\n\r\n${body}`
  return { end: 'complete', handshake: 'complete', received: Buffer.from(text), elapsedMs: 1, ...rest }
}

/** A network that replies to each side from its script, in order; the last reply is repeated. */
function scriptedCampaign(toHonest: readonly Reply[], toForged: readonly Reply[]) {
  const asked: ('honest' | 'forged')[] = []
  const next = (script: readonly Reply[], who: 'honest' | 'forged'): TlsOutcome => {
    const turn = asked.filter((one) => one === who).length
    asked.push(who)
    return outcomeOf(script[Math.min(turn, script.length - 1)] ?? silence)
  }
  const refuse = () => Promise.reject(new Error('not part of this test'))
  const network: Network = {
    exchange: async ({ credential }: TlsExchange) =>
      credential === honest ? next(toHonest, 'honest') : next(toForged, 'forged'),
    exchangeCleartext: refuse,
    freePort: refuse,
    lookup: refuse,
  }
  const endpoint = { address: { host: '127.0.0.1', port: 1 }, serverName: 'localhost', serverTrust: [], timeoutMs: 1 }
  return { campaign: openCampaign(network, endpoint, honest), asked }
}

/** One strike from control to conclusion. */
async function run(toHonest: readonly Reply[], toForged: readonly Reply[]) {
  const { campaign, asked } = scriptedCampaign(toHonest, toForged)
  const struck = await campaign.strike(attempt, '1.3', '1.3')
  const { strikes, controls } = await campaign.conclude([struck])
  return { first: struck.judgement, final: strikes[0]?.judgement, controls, asked }
}

describe('campaign', () => {
  it('asks honestly first and last, and believes a refusal between the two', async () => {
    const { final, asked } = await run([page], [refusal])
    expect(final).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
    expect(asked).toEqual(['honest', 'forged', 'honest'])
  })

  it.each([
    ['is refused', refusal],
    ['is not answered', silence],
    ['gets another page', { http: [200, 'closed for maintenance, please return tomorrow'] } as const],
  ])('takes a refusal back where the honest client, asked last, %s', async (_what, last) => {
    const { first, final } = await run([page, last], [refusal])
    expect(first.verdict).toBe('enforced')
    expect(final?.verdict).toBe('inconclusive')
  })

  it('lets a success stand whatever becomes of the server: it was seen', async () => {
    const { final } = await run([page, silence], [page])
    expect(final?.verdict).toBe('bypassed')
  })

  it('asks for a success twice again before it believes it', async () => {
    const { final, asked } = await run([page], [page])
    expect(final).toMatchObject({ verdict: 'bypassed', evidence: expect.stringContaining('3 times out of 3') })
    expect(asked).toEqual(['honest', 'forged', 'forged', 'forged', 'honest'])
  })

  it.each([1, 2])('makes no success of %i in 3', async (times) => {
    const { final } = await run([page], [...Array<Reply>(times).fill(page), refusal])
    expect(final).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('some of the servers') })
  })

  it('believes a silent refusal only if the honest client is answered in the very next moment', async () => {
    const { final, asked } = await run([page], [silence])
    expect(final).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('without an answer') })
    expect(asked).toEqual(['honest', 'forged', 'honest', 'honest'])
    const outage = await run([page, silence, page], [silence])
    expect(outage.final).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('fared no better') })
  })

  it('needs no such question after an alert that speaks of the certificate', async () => {
    const { final, asked } = await run([page], [alert])
    expect(final).toEqual({ verdict: 'enforced', how: 'alert 44 certificate_revoked' })
    expect(asked).toEqual(['honest', 'forged', 'honest'])
  })

  it('sends nothing hostile where the control has failed, nor asks it again', async () => {
    const { final, asked, controls } = await run([refusal], [page])
    expect(final).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('the honest client fails') })
    expect(asked).toEqual(['honest'])
    expect(controls).toMatchObject([{ version: '1.3', control: { state: 'failed' } }])
    expect(controls[0]).not.toHaveProperty('last')
  })

  it('asks a control once for each version and request, however many attempts rest on it', async () => {
    const { campaign, asked } = scriptedCampaign([page], [refusal])
    const post = { method: 'POST', path: '/act' } as const
    await Promise.all([campaign.strike(attempt, '1.3', '1.3'), campaign.strike(attempt, '1.3', '1.3')])
    await campaign.strike(attempt, '1.2', '1.2')
    await campaign.strike({ ...attempt, control: post }, '1.3', '1.3')
    expect(asked.filter((who) => who === 'honest')).toHaveLength(3)
  })
})
