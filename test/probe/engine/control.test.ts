/** The honest client's controls in a campaign: when they are asked, when what was seen is enough, and what needs none. */
import { describe, expect, it } from 'vitest'
import type { Credential } from '../../../src/core/port/network.ts'
import type { PlannedAttempt } from '../../../src/probe/attempt.ts'
import { openCampaign } from '../../../src/probe/engine/campaign.ts'
import { SERVE_ON } from '../../../src/probe/engine/oracle.ts'
import type { Round } from '../../../src/probe/engine/round.ts'
import type { HttpRequest } from '../../../src/probe/protocol/http.ts'
import type { Reply as Heard, Protocol, Question } from '../../../src/probe/protocol/protocol.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { rediss } from '../../../src/probe/protocols/redis.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { type Reply, scriptedNetwork } from '../../support/scripted-network.ts'

const { der, key } = makeCertificate()
const honest: Credential = { chain: [der], key }
const request = { method: 'GET', path: '/' } as const
const page: Reply = { http: [200, 'the treasure of Acme'] }
const refusal: Reply = { http: [400, 'no'] }

function campaignAt(toHonest: Reply, toOthers: Reply | (() => Reply), protocol: Protocol = http1) {
  const asked: string[] = []
  const network = scriptedNetwork(({ credential }) => {
    asked.push(credential === honest ? 'honest' : 'forged')
    const others = typeof toOthers === 'function' ? toOthers : () => toOthers
    return credential === honest ? () => toHonest : others
  })
  const endpoint = { address: { host: '127.0.0.1', port: 1 }, serverName: 'localhost', serverTrust: [], timeoutMs: 1 }
  const turns: number[] = []
  const turn = async (): Promise<void> => void turns.push(asked.length)
  const campaign = openCampaign(network, endpoint, honest, { turn, pause: () => false })
  const roundOf = (more: Partial<PlannedAttempt> = {}): Round => ({
    attempt: { label: 'forged', credential: { chain: [der], key }, ...more },
    request,
    control: request,
    transport: '1.3',
    version: '1.3',
    protocol,
  })
  return { campaign, asked, turns, roundOf, route: { version: '1.3', protocol } as const }
}

describe('a control', () => {
  it('is what a page is judged by that is asked for in another way; a word is judged by what was asked itself', async () => {
    const judgedBy = async (protocol: Protocol, reply: Reply, own: Question, control: Question) => {
      const asked: unknown[] = []
      const judge: PlannedAttempt['judge'] = (_, __, question) => {
        asked.push(question)
        return { verdict: 'remark', note: 'seen' }
      }
      const { campaign, roundOf } = campaignAt(reply, reply, protocol)
      await campaign.strike({ ...roundOf({ judge }), request: own, control })
      return asked
    }
    const head = { method: 'HEAD', path: '/' } as const
    expect(await judgedBy(http1, page, head, request)).toEqual([request])
    const [bobs, alices] = [{ asks: 'PING', byOther: true }, { asks: 'PING' }] as const
    const pong = { received: Buffer.from('+PONG\r\n') }
    expect(await judgedBy(rediss, pong, bobs, alices)).toEqual([bobs])
  })

  it('that was settled by what was seen is not asked again', async () => {
    const { campaign, asked, route } = campaignAt(page, refusal)
    const seen = await campaign.askHonestly(route, request)
    campaign.settleControl(route, request, { ...seen, end: 'timeout' })
    const record = await campaign.control(route, request)
    expect(record).toMatchObject({ first: { end: 'timeout' }, control: { state: 'answered' } })
    expect(await campaign.control(route, request)).toBe(record)
    expect(asked).toEqual(['honest'])
  })

  it('is asked in its turn, and so is what is asked on a connection that is kept', async () => {
    const { campaign, asked, turns, route } = campaignAt(page, refusal)
    await campaign.control(route, request)
    const kept = await campaign.keep(route, { request, credential: honest })
    expect(kept.first.answer).toMatchObject({ status: 200 })
    await kept.again()
    kept.close()
    expect([asked.length, turns]).toEqual([2, [0, 1]])
  })

  it('that the server says it does not offer leaves nothing to attack', async () => {
    const says: Heard = { end: 'local', notOffered: true, detail: 'it offers no other protocol', receivedBytes: 0 }
    const { campaign, asked, roundOf } = campaignAt(page, page, { ...http1, ask: async () => says } as Protocol)
    const { judgement, seen } = await campaign.strike(roundOf())
    expect(judgement).toMatchObject({
      verdict: 'enforced',
      how: expect.stringContaining('it offers no other protocol'),
    })
    expect([seen, asked]).toEqual([undefined, ['honest']])
    // One that fails for another reason leaves everything open.
    const { notOffered: _, ...fails } = says
    const broken = campaignAt(page, page, { ...http1, ask: async () => fails } as Protocol)
    expect((await broken.campaign.strike(broken.roundOf())).judgement.verdict).toBe('inconclusive')
  })

  it('makes the request of an attempt that is to be made from its answer, or says why there is none to make', async () => {
    const { campaign, asked, roundOf } = campaignAt(page, refusal)
    const seen: number[] = []
    const from = (more: HttpRequest | string) => ({
      http: {
        request,
        from: ({ status }: { readonly status: number }) => {
          seen.push(status)
          return more
        },
      },
    })
    const made = await campaign.strike(roundOf(from({ method: 'GET', path: '/made' })))
    expect(made).toMatchObject({ request: { path: '/made' }, judgement: { verdict: 'enforced', how: 'HTTP 400' } })
    const none = await campaign.strike(roundOf(from('the server sets no cookie')))
    expect(none.judgement).toEqual({ verdict: 'enforced', how: 'the server sets no cookie' })
    expect([seen, asked]).toEqual([
      [200, 200],
      ['honest', 'forged'],
    ])
  })

  it('that fails where the probe writes the handshake leaves wrong flights open, and none is sent', async () => {
    let connections = 0
    const prelude = async () => {
      connections += 1
      return connections === 1 ? undefined : ({ end: 'local', detail: 'not like that' } as const)
    }
    const { campaign, roundOf } = campaignAt(page, refusal, { ...http1, prelude } as Protocol)
    const { judgement } = await campaign.strike(roundOf({ flight: { messages: [] } }))
    expect(judgement).toEqual({
      verdict: 'inconclusive',
      why: `the honest client fails where the probe itself writes its handshake: the probe ended the connection (not like that); ${SERVE_ON}`,
    })
    expect(connections).toBe(2)
  })

  it('is asked once after the tries of which only some were met by silence', async () => {
    const replies = [{ end: 'closed' }, { end: 'closed' }, refusal] as const
    let tries = 0
    const toOthers = () => replies[Math.min(tries++, 2)] as Reply
    const { campaign, asked, roundOf } = campaignAt(page, toOthers)
    const { judgement } = await campaign.strike(roundOf({ times: 2 }))
    expect(judgement.verdict).toBe('enforced')
    expect(asked).toEqual(['honest', 'forged', 'forged', 'forged', 'honest'])
  })

  it('that failed makes no request of any, and nothing is sent', async () => {
    const { campaign, asked, roundOf } = campaignAt(refusal, page)
    const from = () => 'never asked'
    const { judgement } = await campaign.strike(roundOf({ http: { request, from } }))
    expect(judgement).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('the honest client fails'),
    })
    expect(asked).toEqual(['honest'])
  })
})
