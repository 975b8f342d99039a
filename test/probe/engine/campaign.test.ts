import { describe, expect, it } from 'vitest'
import type { Credential } from '../../../src/core/port/network.ts'
import type { PlannedAttempt } from '../../../src/probe/attempt.ts'
import { openCampaign } from '../../../src/probe/engine/campaign.ts'
import { SERVE_ON } from '../../../src/probe/engine/oracle.ts'
import { type Answer, isHttp } from '../../../src/probe/protocol/protocol.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { type Reply, scriptedNetwork } from '../../support/scripted-network.ts'

const { der, key } = makeCertificate()
const honest: Credential = { chain: [der], key }
const forged: Credential = { chain: [der], key }
const request = { method: 'GET', path: '/' } as const
const attempt: PlannedAttempt = { label: 'forged', credential: forged }
const round = { attempt, request, control: request, transport: '1.3', version: '1.3', protocol: http1 } as const
const inHttp = (answer: Answer | undefined) => (isHttp(answer) ? answer : undefined)
/** An attempt that sends something of its own. */
const another = () => ({ ...round, attempt: { ...attempt, credential: { chain: [der], key } } })

const page: Reply = { http: [200, 'the treasure of Acme'] }
const refusal: Reply = { http: [400, 'no'] }
const silence: Reply = { end: 'closed' }
const alert: Reply = { end: 'closed', alert: 44 }

/** A network that replies to each side from its script, in order; the last reply is repeated. */
function scriptedCampaign(toHonest: readonly Reply[], toForged: readonly Reply[]) {
  const asked: ('honest' | 'forged')[] = []
  const network = scriptedNetwork(({ credential }) => {
    const [script, who] = credential === honest ? ([toHonest, 'honest'] as const) : ([toForged, 'forged'] as const)
    const turn = asked.filter((one) => one === who).length
    asked.push(who)
    return () => script[Math.min(turn, script.length - 1)] ?? silence
  })
  const endpoint = { address: { host: '127.0.0.1', port: 1 }, serverName: 'localhost', serverTrust: [], timeoutMs: 1 }
  const pauses: number[] = []
  const limits: string[] = []
  /** How much had been asked when each connection waited for its turn. */
  const turns: number[] = []
  const pacer = {
    turn: async () => {
      turns.push(asked.length)
    },
    pause: (ms: number, met: 'limit' | 'nobody') => {
      limits.push(met)
      return pauses.push(ms) > 0
    },
  }
  return { campaign: openCampaign(network, endpoint, honest, pacer), asked, pauses, limits, turns }
}

/** One strike from control to conclusion. */
async function run(toHonest: readonly Reply[], toForged: readonly Reply[], more: Partial<PlannedAttempt> = {}) {
  const { campaign, asked, pauses, limits, turns } = scriptedCampaign(toHonest, toForged)
  const struck = await campaign.strike({ ...round, attempt: { ...attempt, ...more } })
  const { strikes, controls } = await campaign.conclude([struck])
  return { first: struck.judgement, final: strikes[0]?.judgement, controls, asked, pauses, limits, turns }
}

describe('campaign', () => {
  it('asks honestly first and last, and believes a refusal between the two', async () => {
    const { final, asked, turns } = await run([page], [refusal])
    expect(final).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
    expect(asked).toEqual(['honest', 'forged', 'honest'])
    // Each waits for its turn.
    expect(turns).toEqual([0, 1, 2])
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

  it('says of which status the honest client was refused at the end, and not that its page changes', async () => {
    const { final } = await run([page, { http: [500, 'down'] }], [refusal])
    expect(final).toMatchObject({
      verdict: 'inconclusive',
      why: `the honest client is answered 500 at the end of the probe, but 200 at its beginning; ${SERVE_ON}`,
    })
    const { final: other } = await run([page, { http: [200, 'closed for today, come back'] }], [refusal])
    expect(other).toMatchObject({
      why: 'the honest client gets a different page each time it asks; choose with --path a page that stays the same',
    })
  })

  it.each([502, 504])(
    'asks once more as the honest client where a proxy answers %i in the place of its application',
    async (status) => {
      const fault: Reply = { http: [status, 'Bad Gateway'] }
      const { final, asked } = await run([fault, page, page, fault, page], [refusal])
      expect(final).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
      expect(asked).toEqual(['honest', 'honest', 'forged', 'honest'])
      const timesAsked = async (reply: Reply) =>
        (await run([reply], [refusal])).asked.filter((who) => who === 'honest').length
      expect(await timesAsked(fault)).toBe(8)
      // What broke in the application itself is no accident of the moment.
      expect(await timesAsked({ http: [500, 'no'] })).toBe(2)
    },
  )

  it('slows nothing where a proxy misses its application, which is no limit; silence may be one', async () => {
    const { limits } = await run([{ http: [502, 'Bad Gateway'] }], [refusal])
    expect(new Set(limits)).toEqual(new Set(['nobody']))
    expect((await run([silence, page], [refusal])).limits).toEqual(['limit'])
  })

  it('makes anew a session that was to be resumed, where the connection for it was reset', async () => {
    const resumes = async () => ({ credential: forged, meanwhile: async () => undefined })
    const reset: Reply = { end: 'reset' }
    const judge: PlannedAttempt['judge'] = ({ before }) =>
      before?.answer === undefined ? { verdict: 'inconclusive', why: 'none' } : { verdict: 'enforced', how: 'made' }
    const { first } = await run([page], [reset, refusal, page, refusal], { resumes, judge })
    expect(first).toEqual({ verdict: 'enforced', how: 'made' })
    const never = await run([page], [reset, refusal, reset, refusal, reset, refusal, reset, refusal], {
      resumes,
      judge,
    })
    expect(never.first).toEqual({ verdict: 'inconclusive', why: 'none' })
  })

  it('waits once for a server that nobody reaches any more, and not at each attempt', async () => {
    const away: Reply = { end: 'unreachable' }
    const { campaign, asked, pauses } = scriptedCampaign([page, away], [away])
    const strikes = []
    for (let times = 0; times < 10; times += 1) strikes.push(await campaign.strike(another()))
    expect(strikes.map(({ judgement }) => judgement.verdict)).toEqual(strikes.map(() => 'inconclusive'))
    expect(pauses).toEqual([200, 200, 400, 800])
    expect(asked.filter((who) => who === 'forged')).toHaveLength(11)
    // One that is back when the honest client asks is attacked on.
    const { final } = await run([page], [away, refusal])
    expect(final).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
  })

  it('lets a success stand whatever becomes of the server: it was seen', async () => {
    const { final } = await run([page, silence], [page])
    expect(final?.verdict).toBe('bypassed')
  })

  it('takes one success for a proof, and asks for it no more', async () => {
    const { final, asked } = await run([page], [page, refusal])
    const evidence = 'answered 200 with the page that the honest client gets'
    expect(final).toEqual({ verdict: 'bypassed', evidence })
    expect(asked).toEqual(['honest', 'forged', 'honest'])
  })

  it('asks several times where several servers may answer: a refusal takes no success back, nor does one hide it', async () => {
    const { final, asked } = await run([page], [refusal], { times: 3 })
    expect(final).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
    expect(asked).toEqual(['honest', 'forged', 'forged', 'forged', 'honest'])
    for (const mixed of [
      [refusal, refusal, page],
      [page, refusal],
    ]) {
      const evidence = expect.stringMatching(/in 1 of 3 tries; perhaps only some of the servers/)
      expect((await run([page], mixed, { times: 3 })).final).toEqual({ verdict: 'bypassed', evidence })
    }
    const every = await run([page], [page], { times: 3 })
    expect(every.final).toMatchObject({ evidence: expect.stringMatching(/in 3 of 3 tries$/) })
    const open = await run([page], [refusal, { http: [500, 'oops'] }, refusal], { times: 3 })
    expect(open.final?.verdict).toBe('inconclusive')
  })

  it('believes a silent refusal only if the honest client is answered in the very next moment', async () => {
    const { final, asked } = await run([page], [silence])
    expect(final).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('without an answer') })
    // The one in the next moment comes after the last attempt, too.
    expect(asked).toEqual(['honest', 'forged', 'forged', 'honest'])
    const outage = await run([page, silence], [silence])
    expect(outage.final).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('failed right after that'),
    })
    // A server that is gone is asked no more.
    expect(outage.asked.filter((who) => who === 'forged')).toHaveLength(2)
  })

  it('hears silence twice before it believes it: a reset may hide a page', async () => {
    const { final } = await run([page], [silence, page])
    expect(final).toMatchObject({ verdict: 'bypassed' })
  })

  it('begins anew where the honest client is answered after a pause only: the silence was perhaps a limit', async () => {
    const { final, asked, pauses } = await run([page, silence, silence, page], [silence, silence, page])
    expect(final).toMatchObject({ verdict: 'bypassed' })
    expect(asked.slice(0, 7)).toEqual(['honest', 'forged', 'forged', 'honest', 'honest', 'honest', 'forged'])
    expect(pauses).toEqual([200, 200])
    // Nothing is waited for where no answer came in time; and nothing is known where the moment after it fails again and again.
    expect((await run([page, { end: 'timeout' }], [silence])).pauses).toEqual([])
    const unlucky = await run([page, silence, page, silence, page, silence, page], [silence])
    expect(unlucky.first).toMatchObject({ verdict: 'inconclusive' })
    expect(unlucky.asked.filter((who) => who === 'forged')).toHaveLength(4)
  })

  it.each([
    ['reset before its first byte', { end: 'reset' } as const],
    ['closed before its first byte', silence],
  ])('asks the honest client again that was %s, first and last', async (_what, fault) => {
    const { final, controls, pauses } = await run([fault, page, fault, fault, page], [refusal])
    expect(final).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
    expect(controls[0]?.control.state).toBe('answered')
    expect(pauses).toEqual([200, 200, 400])
  })

  it('waits as long as it is asked to, and asks again', async () => {
    const busy: Reply = {
      end: 'complete',
      received: Buffer.from('HTTP/1.1 503 x\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n'),
    }
    const { final, pauses } = await run([busy, page], [busy, refusal])
    expect(final).toEqual({ verdict: 'enforced', how: 'HTTP 400' })
    expect(pauses).toEqual([7000, 7000])
  })

  it('does not wait for ever: where it stays busy nothing is known', async () => {
    const busy: Reply = { http: [429, 'slow down'] }
    const { final, pauses } = await run([page], [busy])
    expect(final).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('429') })
    expect(pauses).toEqual([1000, 1000, 1000])
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
    await Promise.all([campaign.strike(round), campaign.strike(round)])
    await campaign.strike({ ...round, transport: '1.2', version: '1.2' })
    await campaign.strike({ ...round, control: post })
    expect(asked.filter((who) => who === 'honest')).toHaveLength(3)
  })

  it('shares one control among attempts that are met by silence in the same moment, and gives a later one its own', async () => {
    const { campaign, asked } = scriptedCampaign([page], [silence])
    const both = await Promise.all([1, 2, 3].map(() => campaign.strike(another())))
    expect(both.map(({ judgement }) => judgement.verdict)).toEqual(['enforced', 'enforced', 'enforced'])
    expect(asked.slice(1)).toEqual([...Array(6).fill('forged'), 'honest'])
    await campaign.strike(another())
    expect(asked.slice(8)).toEqual(['forged', 'forged', 'honest'])
  })

  it('shares none with one that kept the others waiting: the moment has passed, and silence is heard again', async () => {
    const hung: Reply = { end: 'timeout' }
    const { campaign, asked } = scriptedCampaign([page], [silence, silence, silence, hung, silence])
    const struck = await Promise.all([campaign.strike(another()), campaign.strike(another())])
    expect(struck.map(({ judgement }) => judgement.verdict).toSorted()).toEqual(['enforced', 'inconclusive'])
    expect(asked.slice(1)).toEqual([...Array(5).fill('forged'), 'honest'])
  })

  it('takes none of a shared silence for a refusal where the honest client is not answered after it', async () => {
    const { campaign } = scriptedCampaign([page, silence], [silence])
    const struck = await Promise.all([campaign.strike(another()), campaign.strike(another())])
    expect(struck.map(({ judgement }) => judgement.verdict)).toEqual(['inconclusive', 'inconclusive'])
  })

  it('asks once more at the end where an attempt began after the control that followed a silence, or that control differs', async () => {
    const { campaign, asked } = scriptedCampaign([page], [silence, silence, refusal])
    const silent = await campaign.strike(another())
    await campaign.conclude([silent])
    expect(asked).toEqual(['honest', 'forged', 'forged', 'honest'])
    const refused = await campaign.strike(another())
    const { strikes } = await campaign.conclude([silent, refused])
    expect(strikes.map(({ judgement }) => judgement.verdict)).toEqual(['enforced', 'enforced'])
    expect(asked.slice(4)).toEqual(['forged', 'honest'])
    const changed: Reply = { http: [200, 'closed for today, come back'] }
    expect((await run([page, changed, page], [silence])).asked.slice(3)).toEqual(['honest', 'honest'])
    expect((await run([page, changed, changed], [silence])).final?.verdict).toBe('inconclusive')
  })

  it('asks once more at the end where an attempt was under way when the control after a silence was asked', async () => {
    const { campaign, asked } = scriptedCampaign([page], [refusal, silence, silence, refusal])
    const heldUntil = (opened: Promise<void>) => {
      const { attempt: own } = another()
      const resumes = async () => ({ credential: own.credential, meanwhile: () => opened })
      return campaign.strike({ ...round, attempt: { ...own, resumes } })
    }
    const settled = () => new Promise((resolve) => setImmediate(resolve))
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const before = heldUntil(first.promise)
    await settled()
    const silent = campaign.strike(another())
    await settled()
    const after = heldUntil(second.promise)
    await settled()
    first.resolve()
    const struck = [await before, await silent]
    second.resolve()
    await campaign.conclude([...struck, await after])
    expect(asked).toEqual(['honest', ...Array(5).fill('forged'), 'honest', 'forged', 'honest'])
  })

  it('sends the same once, whatever attempts it is for: each judges what was seen, and hears silence anew', async () => {
    const { campaign, asked } = scriptedCampaign([page], [refusal])
    const judge: PlannedAttempt['judge'] = ({ answer }) => ({ verdict: 'remark', note: String(inHttp(answer)?.status) })
    const twice = [round, { ...round, attempt: { ...attempt, label: 'looks only', judge } }]
    const struck = await Promise.all(twice.map((one) => campaign.strike(one)))
    expect(struck.map(({ judgement }) => judgement.verdict)).toEqual(['enforced', 'remark'])
    expect(asked).toEqual(['honest', 'forged'])
    const { sni, reshape, hello } = { sni: 'none', reshape: () => undefined, hello: new Uint8Array() }
    for (const differing of [{ sni }, { reshape }, { hello }, { credential: { chain: [der], key } }])
      await campaign.strike({ ...round, attempt: { ...attempt, ...differing } })
    await campaign.strike({ ...round, request: { method: 'GET', path: '/other' } })
    await campaign.strike({ ...round, transport: '1.2', version: '1.2' })
    expect(asked.filter((who) => who === 'forged')).toHaveLength(7)
    // Attempts that are about one hello share its answer.
    await campaign.strike({ ...round, attempt: { ...attempt, label: 'the same hello', hello } })
    expect(asked.filter((who) => who === 'forged')).toHaveLength(7)

    const mute = scriptedCampaign([page], [silence])
    await mute.campaign.strike(round)
    await mute.campaign.strike(round)
    expect(mute.asked).toEqual(['honest', 'forged', 'forged', 'honest', 'forged', 'honest'])
  })

  it('makes those that are made several times in turn as often, though another has sent the same', async () => {
    const { campaign, asked } = scriptedCampaign([page], [refusal, refusal, refusal, page])
    await campaign.strike(round)
    const { judgement } = await campaign.strike({ ...round, attempt: { ...attempt, times: 4 } })
    expect(asked).toEqual(['honest', ...Array(4).fill('forged')])
    expect(judgement).toMatchObject({ verdict: 'bypassed', evidence: expect.stringContaining('in 1 of 4 tries') })
  })

  it('asks what may excuse an attempt only where that is answered and not refused', async () => {
    const inDoubt = [{ request: { method: 'GET', path: '/excuse' }, credential: honest }] as const
    const judge: PlannedAttempt['judge'] = ({ answer, inDoubt: [excuse] = [] }) =>
      inHttp(answer)?.status !== 200
        ? { verdict: 'enforced', how: 'refused' }
        : excuse === undefined
          ? { verdict: 'bypassed', evidence: 'no excuse' }
          : { verdict: 'remark', note: `excused by ${inHttp(excuse)?.status}` }
    const doubtful = { judge, http: { request, control: request, inDoubt } }
    expect((await run([page], [refusal], doubtful)).asked).toEqual(['honest', 'forged', 'honest'])
    const { final, asked } = await run([page], [page], doubtful)
    expect(final).toEqual({ verdict: 'remark', note: 'excused by 200' })
    expect(asked).toEqual(['honest', 'forged', 'honest', 'honest'])
  })

  it('asks nothing again that the honest client has asked already, and all that differs from it', async () => {
    const { campaign, asked } = scriptedCampaign([page], [refusal])
    const judge: PlannedAttempt['judge'] = ({ answer }) => ({ verdict: 'remark', note: String(inHttp(answer)?.status) })
    const own = { ...round, attempt: { label: 'own', credential: honest, judge } }
    expect((await campaign.strike(own)).judgement).toEqual({ verdict: 'remark', note: '200' })
    expect(asked).toEqual(['honest'])
    await campaign.strike({ ...own, attempt: { ...own.attempt, sni: 'none' } })
    await campaign.strike({ ...own, request: { method: 'GET', path: '/other' } })
    await campaign.strike({ ...own, attempt: { ...own.attempt, http: { request } } })
    expect(asked).toEqual(['honest', 'honest', 'honest'])
  })

  it('judges the page of the honest client by its last answer as well, and each other attempt by its own alone', async () => {
    const later: Reply = { http: [200, 'the treasure of Acme!'] }
    const judge: PlannedAttempt['judge'] = ({ answer }) =>
      Buffer.from(inHttp(answer)?.body ?? [])
        .toString()
        .endsWith('!')
        ? { verdict: 'bypassed', evidence: 'seen at the end' }
        : { verdict: 'enforced', how: 'seen first' }
    const own = { ...round, attempt: { label: 'own', credential: honest, judge, http: { request } } }
    const handshake = { ...round, attempt: { label: 'handshake', credential: honest, judge } }
    const verdictsOf = async (last: Reply, attempts: readonly (typeof own | typeof handshake)[]) => {
      const { campaign, asked } = scriptedCampaign([page, last], [refusal])
      const { strikes } = await campaign.conclude(await Promise.all(attempts.map((round) => campaign.strike(round))))
      expect(asked).toEqual(['honest', 'honest'])
      return strikes.map(({ judgement }) => judgement.verdict)
    }
    expect(await verdictsOf(later, [own, handshake])).toEqual(['bypassed', 'enforced'])
    expect(await verdictsOf(page, [own, handshake])).toEqual(['enforced', 'enforced'])
    // What was seen first is told, where both would do.
    const { campaign } = scriptedCampaign([page, later], [refusal])
    const reading: PlannedAttempt['judge'] = ({ answer }) => ({
      verdict: 'bypassed',
      evidence: `${inHttp(answer)?.body.length} octets`,
    })
    const struck = await campaign.strike({ ...own, attempt: { ...own.attempt, judge: reading } })
    const { strikes } = await campaign.conclude([struck])
    expect(strikes[0]?.judgement).toEqual({ verdict: 'bypassed', evidence: '20 octets' })
  })
})
