/** What a revocation in mid-probe comes to: who must have been let in before, who is asked for after it, and for how long. */
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/core/port/clock.ts'
import type { Credential, TlsSession } from '../../../src/core/port/network.ts'
import { CountersignError } from '../../../src/core/refusal.ts'
import type { PlannedAttempt } from '../../../src/probe/attempt.ts'
import { openCampaign } from '../../../src/probe/engine/campaign.ts'
import { outlive } from '../../../src/probe/engine/outlive.ts'
import type { Round, Strike } from '../../../src/probe/engine/round.ts'
import type { Reloaded } from '../../../src/probe/needs/reload.ts'
import type { Protocol } from '../../../src/probe/protocol/protocol.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { noon } from '../../support/clock.ts'
import { type Reply, scriptedNetwork } from '../../support/scripted-network.ts'

const { der, key } = makeCertificate()
const honest: Credential = { chain: [der], key }
const other = makeCertificate({ subject: [{ type: 'commonName', value: 'carol' }] })
const carol: Credential = { chain: [other.der], key: other.key }
const ticket = {} as TlsSession
const nextTicket = {} as TlsSession

const request = { method: 'GET', path: '/' } as const
type Way = NonNullable<PlannedAttempt['outlives']>
const roundOf = (outlives: Way, protocol: Protocol = http1): Round => ({
  attempt: { label: outlives, outlives },
  request,
  control: request,
  transport: '1.3',
  version: '1.3',
  protocol,
})

const page: Reply = { http: [200, 'the treasure of Acme'] }
const refusal: Reply = { http: [400, 'no'] }
const silence: Reply = { end: 'closed' }
const alert: Reply = { end: 'closed', alert: 44 }

type Who = 'honest' | 'carol' | 'resumed'
/** What a server knows when it is asked: what has happened, how long ago, and how often who has asked it since. */
type State = {
  readonly revoked: boolean
  readonly sinceMs: number
  readonly asked: Record<Who, number>
  readonly onConnection: number
  readonly session: TlsSession | undefined
}
type Server = Partial<Record<Who, (state: State) => Reply>>

/** A server that goes by the newest CRL. */
const sound: Server = { carol: ({ revoked }) => (revoked ? refusal : page) }

type Course = {
  readonly ways?: readonly Way[]
  readonly reload?: (clock: Clock) => Promise<Reloaded>
  readonly revoke?: (clock: Clock) => Promise<void>
  readonly protocol?: Protocol
  readonly makeRevocable?: () => Promise<never>
  readonly withinMs?: number
}

/** A clock on which time passes only where everybody waits for it. */
function idleClock(): Clock {
  let nowMs = 0
  let waiting: { readonly atMs: number; readonly wake: () => void }[] = []
  const pass = (): void => {
    nowMs = Math.min(...waiting.map(({ atMs }) => atMs))
    const due = waiting.filter(({ atMs }) => atMs <= nowMs)
    waiting = waiting.filter((one) => !due.includes(one))
    for (const { wake } of due) wake()
    if (waiting.length > 0) setImmediate(pass)
  }
  return {
    now: () => noon,
    elapsedMs: () => nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        if (waiting.length === 0) setImmediate(pass)
        waiting.push({ atMs: nowMs + ms, wake })
      }),
  }
}

/** Lets carol in, revokes her, and tells what came of it. */
async function run(server: Server, { ways = ['new-handshake'], ...course }: Course = {}) {
  let revokedMs: number | undefined
  let before = 0
  const clock = idleClock()
  const asked: Record<Who, number> = { honest: 0, carol: 0, resumed: 0 }
  const log: Who[] = []
  const network = scriptedNetwork(({ credential, session }) => {
    const who = session !== undefined ? 'resumed' : credential === honest ? 'honest' : 'carol'
    log.push(who)
    let onConnection = 0
    return () => {
      asked[who] += 1
      onConnection += 1
      if (onConnection > 200) throw new Error('it is asked without end')
      const [revoked, nowMs] = [revokedMs !== undefined, clock.elapsedMs()]
      const state = { revoked, sinceMs: nowMs - (revokedMs ?? nowMs), asked, onConnection, session }
      return server[who]?.(state) ?? page
    }
  })
  const endpoint = { address: { host: '127.0.0.1', port: 1 }, serverName: 'localhost', serverTrust: [], timeoutMs: 1 }
  const campaign = openCampaign(network, endpoint, honest, { turn: async () => undefined, pause: () => false })
  const steps: string[] = []
  const revoke = async (): Promise<void> => {
    await course.revoke?.(clock)
    revokedMs = clock.elapsedMs()
    before = log.length
    for (const who of ['honest', 'carol', 'resumed'] as const) asked[who] = 0
  }
  const strikes = await outlive(
    ways.map((way) => roundOf(way, course.protocol)),
    {
      campaign,
      clock,
      honest,
      onStep: (step) => steps.push(step),
      makeRevocable: course.makeRevocable ?? (async () => ({ credential: carol, revoke })),
      reload: async () => (await course.reload?.(clock)) ?? { state: 'done' },
      withinMs: course.withinMs ?? 2000,
    },
  )
  return { strikes, one: strikes[0] as Strike, log, steps, asked, network, before }
}

const judgementOf = async (server: Server, course?: Course) => (await run(server, course)).one.judgement
const inconclusive = (why: RegExp) => ({ verdict: 'inconclusive', why: expect.stringMatching(why) })
const enforced = (how: RegExp) => ({ verdict: 'enforced', how: expect.stringMatching(how) })
const bypassed = (evidence: RegExp) => ({ verdict: 'bypassed', evidence: expect.stringMatching(evidence) })

describe('a revocation', () => {
  it('is enforced where the client is refused on every one of several connections, and the honest client is not', async () => {
    const { one, log, steps } = await run(sound)
    expect(one.judgement).toEqual(enforced(/^refused 0\.0 s after the new CRL was in place, or earlier \(HTTP 400\)$/))
    expect(one).toMatchObject({ lagMs: 0, seen: { answer: { status: 400 } } })
    expect(log).toEqual(['honest', 'carol', 'carol', 'carol', 'carol', 'carol', 'honest'])
    expect(steps).toEqual([
      'letting in the client that will be revoked',
      'revoking a client',
      'having the server take up the new CRL',
      'asking until the revoked client is refused',
    ])
  })

  it('is enforced from the first of the refusals that have gone on since', async () => {
    const { one } = await run({ carol: ({ revoked, sinceMs }) => (revoked && sinceMs >= 500 ? refusal : page) })
    expect(one).toMatchObject({ judgement: enforced(/^refused 0\.5 s after/), lagMs: 500 })
    // One of several servers refuses at once, another later: what counts is when the last of them did.
    const uneven = await run({
      carol: ({ revoked, sinceMs, asked }) => (revoked && (sinceMs >= 500 || asked.carol % 2 === 1) ? refusal : page),
    })
    expect(uneven.one).toMatchObject({ judgement: enforced(/^refused 0\.5 s after/), lagMs: 500 })
  })

  it('has no lag where nothing was enforced, and makes nothing where nothing is planned', async () => {
    expect((await run({})).one).not.toHaveProperty('lagMs')
    const nothing = await run(sound, { ways: [] })
    expect([nothing.strikes, nothing.log, nothing.steps]).toEqual([[], [], []])
  })

  it('is not enforced where the client gets in until the time is over, nor where the last look lets it in', async () => {
    const { one, asked } = await run({}, { withinMs: 2000 })
    expect(one.judgement).toEqual(bypassed(/^still let in 2\.\d s after the new CRL was in place: answered 200/))
    // Every quarter of a second, and once more when the time is over.
    expect(asked.carol).toBe(9)
    const patient = await run({}, { withinMs: 10_000 })
    expect(patient.one.judgement).toEqual(bypassed(/^still let in 10\.\d s/))
    expect(patient.asked.carol).toBe(20)
  })

  it('counts a refusal after the time is over, if it is seen at the last look', async () => {
    const late: Server = { carol: ({ revoked, sinceMs }) => (revoked && sinceMs >= 2000 ? refusal : page) }
    expect(await judgementOf(late)).toEqual(enforced(/^refused 2\.0 s/))
    const later: Server = { carol: ({ revoked, sinceMs }) => (revoked && sinceMs > 2000 ? refusal : page) }
    expect(await judgementOf(later)).toEqual(bypassed(/^still let in 2\.0 s/))
  })

  it('is looked at for that long after the command, not after the CRL was in place', async () => {
    const slow = async (clock: Clock): Promise<Reloaded> => {
      await clock.sleep(3000)
      return { state: 'done' }
    }
    const late: Server = { carol: ({ revoked, sinceMs }) => (revoked && sinceMs >= 3500 ? refusal : page) }
    expect(await judgementOf(late, { reload: slow })).toEqual(enforced(/^refused [34]\.\d s/))
    expect(await judgementOf(late, { withinMs: 1000 })).toEqual(bypassed(/^still let in 1\.\d s/))
  })

  it('shows nothing where the command failed, whatever was seen before it did', async () => {
    const why = 'the command ended with status 1'
    const reload = async (): Promise<Reloaded> => ({ state: 'failed', why })
    for (const server of [sound, {}]) {
      const { one, asked } = await run(server, { reload })
      expect(one).toMatchObject({ judgement: { verdict: 'inconclusive', why } })
      expect(one).not.toHaveProperty('lagMs')
      expect(asked.carol).toBeLessThanOrEqual(4)
    }
  })

  it('shows nothing where the command fails after the client was refused', async () => {
    const why = 'the command ended with status 1'
    const reload = async (clock: Clock): Promise<Reloaded> => {
      await clock.sleep(5000)
      return { state: 'failed', why }
    }
    expect(await judgementOf(sound, { reload })).toEqual({ verdict: 'inconclusive', why })
  })

  it('shows nothing where nobody could be revoked; what is no refusal of ours is not hidden', async () => {
    const refuse = async () => Promise.reject(new CountersignError('usage.wrong', { problem: 'no', next: 'go' }))
    for (const course of [{ makeRevocable: refuse }, { revoke: refuse }]) {
      const { strikes } = await run(sound, { ...course, ways: ['new-handshake', 'kept-connection'] })
      expect(strikes.map(({ judgement }) => judgement)).toEqual([
        inconclusive(/^nobody could be revoked: /),
        inconclusive(/^nobody could be revoked: /),
      ])
    }
    const fault = async () => Promise.reject(new TypeError('a bug'))
    await expect(run(sound, { revoke: fault, ways: ['kept-connection'] })).rejects.toThrow('a bug')
  })

  it('proves nothing by a client that was not let in before, nor where the honest client is not', async () => {
    expect(await judgementOf({ carol: () => refusal })).toEqual(inconclusive(/was not let in before: HTTP 400$/))
    expect(await judgementOf({ carol: () => silence })).toEqual(
      inconclusive(/not let in before: the connection was dropped without an answer$/),
    )
    expect(await judgementOf({ carol: () => ({ end: 'timeout' }) })).toEqual(
      inconclusive(/not let in before: no answer came in time$/),
    )
    expect(await judgementOf({ carol: () => ({ http: [200, 'a page for strangers'] }) })).toEqual(
      inconclusive(/not let in before: answered 200, though not with/),
    )
    const { one, log, steps } = await run({ honest: () => refusal })
    expect(one.judgement).toEqual(inconclusive(/^the honest client fails over TLS 1\.3: it was answered 400/))
    expect(one).not.toHaveProperty('seen')
    expect(log).toEqual(['honest'])
    expect(steps).not.toContain('having the server take up the new CRL')
  })

  it('lets in by a redirect, where that is what the honest client gets, and not by another', async () => {
    const away: Reply = { http: [302, '', '/start'] }
    const redirecting: Server = { honest: () => away, carol: ({ revoked }) => (revoked ? refusal : away) }
    expect(await judgementOf(redirecting)).toEqual(enforced(/^refused 0\.0 s/))
    const elsewhere: Server = { ...redirecting, carol: () => ({ http: [302, '', '/login'] }) }
    expect(await judgementOf(elsewhere)).toEqual(inconclusive(/was not let in before/))
  })

  it('is no proof where the honest client fails right after the refusal, and is one as soon as it does not', async () => {
    const down: Server = {
      honest: ({ revoked }) => (revoked ? silence : page),
      carol: ({ revoked }) => (revoked ? silence : page),
    }
    const { one } = await run(down)
    expect(one.judgement).toEqual(
      inconclusive(
        /^2\.\d s after .* refused: the connection was dropped .*, but the honest client failed right after that, too/,
      ),
    )
    expect(one).not.toHaveProperty('lagMs')
    const restarting: Server = {
      ...down,
      honest: ({ revoked, sinceMs }) => (revoked && sinceMs < 750 ? silence : page),
    }
    const after = await run(restarting)
    expect(after.one).toMatchObject({ judgement: enforced(/^refused 0\.8 s/), lagMs: 750 })
    const open = await judgementOf({ ...sound, honest: ({ revoked }) => (revoked ? refusal : page) })
    expect(open).toEqual(
      inconclusive(/HTTP 400, but the honest client failed right after that, too: it was answered 400/),
    )
  })

  it('is not decided by answers that are no refusal', async () => {
    const broken: Server = { carol: ({ revoked }) => (revoked ? { http: [500, 'oops'] } : page) }
    expect(await judgementOf(broken)).toEqual(
      inconclusive(/^2\.\d s after the new CRL was in place it was not clear .*: answered 500/),
    )
  })
})

describe('a resumed session', () => {
  const ways = ['resumed-session'] as const
  const giving = (resumed: Server['resumed'], further: Server = {}): Server => ({
    carol: () => ({ ...page, session: ticket }),
    ...further,
    ...(resumed === undefined ? {} : { resumed }),
  })

  it('is none where the server offers none: nothing is asked with it, and nothing shown of it', async () => {
    const { one, log } = await run({}, { ways })
    expect(one.judgement).toEqual({ verdict: 'enforced', how: 'the server offers no session to resume' })
    expect(one).not.toHaveProperty('seen')
    expect(log).toEqual(['honest', 'carol'])
  })

  it('that lets in outlives the revocation', async () => {
    const resumed: Server = giving(() => ({ ...page, resumed: true }))
    expect(await judgementOf(resumed, { ways })).toEqual(bypassed(/^still let in/))
  })

  it('that is refused does not, whether it is resumed or not', async () => {
    const { one } = await run(
      giving(() => ({ ...refusal, resumed: true })),
      { ways },
    )
    expect(one).toMatchObject({ judgement: enforced(/\(HTTP 400\)$/), seen: { resumed: true } })
    expect(
      await judgementOf(
        giving(() => alert),
        { ways },
      ),
    ).toEqual(enforced(/\(no session is resumed; alert 44 certificate_revoked\)$/))
    expect(
      await judgementOf(
        giving(() => silence),
        { ways },
      ),
    ).toEqual(enforced(/\(no session is resumed; the connection was dropped/))
  })

  it('that is not resumed and lets in all the same is what another attack looks for', async () => {
    const { one } = await run(
      giving(() => page),
      { ways },
    )
    expect(one.judgement).toEqual(enforced(/\(no session is resumed\)$/))
  })

  it('that is not resumed is not refused either where the answer says nothing', async () => {
    const { one } = await run(
      giving(() => ({ http: [503, 'later'] })),
      { ways },
    )
    expect(one.judgement).toEqual(inconclusive(/not clear whether the client is refused: answered 503/))
  })

  it('is asked with the newest that the server gave to whom it let in', async () => {
    const offered: (TlsSession | undefined)[] = []
    const once = giving(({ asked, session }) => {
      offered.push(session)
      if (asked.resumed === 1) return { ...page, resumed: true, session: nextTicket }
      if (asked.resumed === 2) return { ...page, resumed: true }
      return { ...refusal, resumed: true, session: ticket }
    })
    const { one } = await run(once, { ways })
    expect(one.judgement).toEqual(enforced(/^refused/))
    expect(offered.map((session) => session === nextTicket)).toEqual([false, true, true, true, true, true])
  })
})

describe('a kept connection', () => {
  const ways = ['kept-connection'] as const

  it('that the server ends after each answer cannot outlive anything', async () => {
    const ends: Server = { carol: ({ onConnection }) => (onConnection > 1 ? silence : page) }
    const { one, asked, network, log } = await run(ends, { ways })
    expect(one.judgement).toEqual({ verdict: 'enforced', how: 'the server ends each connection after its answer' })
    expect(asked.carol).toBe(0)
    expect(network.closed()).toBe(log.length)
  })

  it('that lets in on and on outlives the revocation, and is one connection all the while', async () => {
    const { one, log, network } = await run({}, { ways })
    expect(one.judgement).toEqual(bypassed(/^still let in/))
    expect(log).toEqual(['honest', 'carol'])
    expect(network.closed()).toBe(log.length)
  })

  it('that is refused once is refused: no other server answers on it', async () => {
    const { one, asked } = await run(sound, { ways })
    expect(one).toMatchObject({ judgement: enforced(/^refused 0\.\d s/), seen: { answer: { status: 400 } } })
    expect(asked.carol).toBe(1)
  })

  it('that ended by itself before the server was told shows nothing', async () => {
    const slowly = (clock: Clock): Promise<void> => clock.sleep(2000)
    const tired: Server = { carol: ({ onConnection }) => (onConnection > 3 ? silence : page) }
    const { one, asked } = await run(tired, { ways, revoke: slowly })
    expect(one.judgement).toEqual(inconclusive(/^the server ended the connection by itself, before it was told/))
    expect(asked.carol).toBe(0)
    // An answer that refuses shows that the CRL has arrived already.
    const early: Server = { carol: ({ onConnection }) => (onConnection > 3 ? refusal : page) }
    expect(await judgementOf(early, { ways, revoke: slowly })).toEqual(enforced(/^refused 0\.0 s/))
  })

  it('is kept busy while the client is revoked, four times a second, and no longer', async () => {
    let most = 0
    const counting: Server = {
      carol: ({ revoked, onConnection }) => {
        if (!revoked) most = onConnection
        return revoked ? refusal : page
      },
    }
    const { one } = await run(counting, { ways, revoke: (clock) => clock.sleep(1000) })
    expect(one.judgement).toEqual(enforced(/^refused 0\.0 s/))
    // Once to be let in, once to see whether it stays, and then at each quarter of a second.
    expect(most).toBeGreaterThanOrEqual(6)
    expect(most).toBeLessThanOrEqual(7)
  })

  it('is closed where its client was not let in, and nothing is asked on it', async () => {
    const { one, asked, network, log } = await run({ carol: () => refusal }, { ways })
    expect(one.judgement).toEqual(inconclusive(/was not let in before/))
    expect([asked.carol, network.closed()]).toEqual([0, log.length])
  })
})

describe('several ways', () => {
  it('are watched together, each to its own end, and one client is let in once for those who begin anew', async () => {
    const server: Server = {
      carol: ({ revoked, onConnection }) => (onConnection > 1 || !revoked ? { ...page, session: ticket } : refusal),
      resumed: ({ sinceMs }) => (sinceMs >= 500 ? alert : { ...page, resumed: true }),
    }
    const ways = ['new-handshake', 'resumed-session', 'kept-connection'] as const
    const { strikes, log, before } = await run(server, { ways })
    expect(strikes.map(({ judgement }) => judgement)).toEqual([
      enforced(/^refused 0\.0 s/),
      enforced(/^refused 0\.5 s .*no session is resumed; alert 44/),
      bypassed(/^still let in/),
    ])
    expect(strikes.map(({ attempt }) => attempt.label)).toEqual(ways)
    expect(log.slice(0, before)).toEqual(['honest', 'carol', 'carol'])
  })

  it('are asked in four at a time, but for kept connections, of which none waits for another', async () => {
    const many = await run(sound, { ways: Array(6).fill('new-handshake') })
    expect(many.network.most()).toBe(4)
    // Each of them, and the honest client after it.
    const kept = await run(sound, { ways: Array(6).fill('kept-connection') })
    expect(kept.network.most()).toBe(12)
  })

  it('are asked in the name of the client that is revoked, where the protocol has one', async () => {
    const protocol: Protocol = { ...http1, by: (_, name) => ({ method: 'GET', path: `/of/${name}` }) } as Protocol
    const { one } = await run(sound, { protocol })
    expect(one).toMatchObject({ request: { path: '/of/carol' }, judgement: enforced(/^refused/) })
  })
})
