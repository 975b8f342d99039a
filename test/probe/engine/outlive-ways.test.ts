/** The ways in which a client may outlive its revocation: a resumed session, a kept connection, and several at once. */
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/core/port/clock.ts'
import type { TlsSession } from '../../../src/core/port/network.ts'
import type { Protocol } from '../../../src/probe/protocol/protocol.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import {
  alert,
  bypassed,
  enforced,
  inconclusive,
  judgementOf,
  nextTicket,
  page,
  refusal,
  runRevocation,
  type Server,
  type State,
  silence,
  sound,
  ticket,
} from '../../support/revocation-kit.ts'
import type { Reply } from '../../support/scripted-network.ts'

describe('a resumed session', () => {
  const ways = ['resumed-session'] as const
  const giving = (resumed: Server['resumed'], further: Server = {}): Server => ({
    carol: () => ({ ...page, session: ticket }),
    ...further,
    ...(resumed === undefined ? {} : { resumed }),
  })

  it('is none where the server offers none: nothing is asked with it, and nothing shown of it', async () => {
    const { one, log } = await runRevocation({}, { ways })
    expect(one.judgement).toEqual({ verdict: 'enforced', how: 'the server offers no session to resume' })
    expect(one).not.toHaveProperty('seen')
    expect(log).toEqual(['honest', 'carol'])
  })

  it('that lets in outlives the revocation', async () => {
    const resumed: Server = giving(() => ({ ...page, resumed: true }))
    expect(await judgementOf(resumed, { ways })).toEqual(bypassed(/^still let in/))
  })

  it('that is refused does not, whether it is resumed or not', async () => {
    const { one } = await runRevocation(
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
    const { one } = await runRevocation(
      giving(() => page),
      { ways },
    )
    expect(one.judgement).toEqual(enforced(/\(no session is resumed\)$/))
  })

  it('that is not resumed is not refused either where the answer says nothing', async () => {
    const { one } = await runRevocation(
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
    const { one } = await runRevocation(once, { ways })
    expect(one.judgement).toEqual(enforced(/^refused/))
    expect(offered.map((session) => session === nextTicket)).toEqual([false, true, true, true, true, true])
  })
})

describe('a kept connection', () => {
  const ways = ['kept-connection'] as const

  it('that the server ends after each answer cannot outlive anything', async () => {
    const ends: Server = { carol: ({ onConnection }) => (onConnection > 1 ? silence : page) }
    const { one, asked, network, log } = await runRevocation(ends, { ways })
    expect(one.judgement).toEqual({ verdict: 'enforced', how: 'the server ends each connection after its answer' })
    expect(asked.carol).toBe(0)
    expect(network.closed()).toBe(log.length)
  })

  it('that lets in on and on outlives the revocation, and is one connection all the while', async () => {
    const { one, log, network } = await runRevocation({}, { ways })
    expect(one.judgement).toEqual(bypassed(/^still let in/))
    expect(log).toEqual(['honest', 'carol'])
    expect(network.closed()).toBe(log.length)
  })

  it('that is refused once is refused: no other server answers on it', async () => {
    const { one, asked } = await runRevocation(sound, { ways })
    expect(one).toMatchObject({ judgement: enforced(/^refused 0\.\d s/), seen: { answer: { status: 400 } } })
    expect(asked.carol).toBe(1)
  })

  it('that ended by itself before the server was told shows nothing', async () => {
    const slowly = (clock: Clock): Promise<void> => clock.sleep(2000)
    const tired: Server = { carol: ({ onConnection }) => (onConnection > 3 ? silence : page) }
    const { one, asked } = await runRevocation(tired, { ways, revoke: slowly })
    expect(one.judgement).toEqual(inconclusive(/^the server ended the connection by itself, before it was told/))
    expect(asked.carol).toBe(0)
    // An answer that refuses shows that the CRL has arrived already.
    const early: Server = { carol: ({ onConnection }) => (onConnection > 3 ? refusal : page) }
    expect(await judgementOf(early, { ways, revoke: slowly })).toEqual(enforced(/^refused 0\.0 s/))
  })

  it('that ends for the honest client, too, when it was asked on as often shows nothing', async () => {
    const garbled: Reply = { end: 'local', detail: 'bad record type' }
    for (const end of [silence, refusal, garbled]) {
      const tiring = ({ onConnection }: State): Reply => (onConnection > 6 ? end : page)
      const { one, asked, log, network } = await runRevocation({ carol: tiring, honest: tiring }, { ways })
      const why = /^the server ended the connection after 7 questions, as it does the honest client's.*--reload-within/
      expect(one.judgement).toEqual(inconclusive(why))
      // What has ended is not asked on, and the honest client's no more often than the other's.
      expect([asked.carol, log.length - network.closed()]).toEqual([4, 0])
      const once = end === garbled ? 0 : 1
      expect(asked.honest).toBe(7 + once)
    }
  })

  it('that ends for the revoked client alone has ended by the revocation, however often it was asked on', async () => {
    const late: Server = { carol: ({ onConnection }) => (onConnection > 6 ? silence : page) }
    const { one, asked } = await runRevocation(late, { ways })
    expect(one.judgement).toEqual(enforced(/^refused 0\.8 s/))
    expect(asked.honest).toBe(1 + 7)
  })

  it('that broke off is not worn out where the honest client gets no connection at all', async () => {
    const broken: Reply = { end: 'local', detail: 'bad record type' }
    const down: Server = {
      carol: ({ onConnection }) => (onConnection > 3 ? broken : page),
      honest: ({ revoked }) => (revoked ? silence : page),
    }
    expect(await judgementOf(down, { ways })).toEqual(inconclusive(/it was not clear whether the client is refused/))
  })

  it('is kept busy while the client is revoked, four times a second, and no longer', async () => {
    let most = 0
    const counting: Server = {
      carol: ({ revoked, onConnection }) => {
        if (!revoked) most = onConnection
        return revoked ? refusal : page
      },
    }
    const { one } = await runRevocation(counting, { ways, revoke: (clock) => clock.sleep(1000) })
    expect(one.judgement).toEqual(enforced(/^refused 0\.0 s/))
    // Once to be let in, once to see whether it stays, and then at each quarter of a second.
    expect(most).toBeGreaterThanOrEqual(6)
    expect(most).toBeLessThanOrEqual(7)
  })

  it('is closed where its client was not let in, and nothing is asked on it', async () => {
    const { one, asked, network, log } = await runRevocation({ carol: () => refusal }, { ways })
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
    const { strikes, log, before } = await runRevocation(server, { ways })
    expect(strikes.map(({ judgement }) => judgement)).toEqual([
      enforced(/^refused 0\.0 s/),
      enforced(/^refused 0\.5 s .*no session is resumed; alert 44/),
      bypassed(/^still let in/),
    ])
    expect(strikes.map(({ attempt }) => attempt.label)).toEqual(ways)
    expect(log.slice(0, before)).toEqual(['honest', 'carol', 'carol'])
  })

  it('are asked in four at a time, but for kept connections, of which none waits for another', async () => {
    const many = await runRevocation(sound, { ways: Array(6).fill('new-handshake') })
    expect(many.network.most()).toBe(4)
    // Each of them, and the honest client after it.
    const kept = await runRevocation(sound, { ways: Array(6).fill('kept-connection') })
    expect(kept.network.most()).toBe(12)
  })

  it('are asked in the name of the client that is revoked, where the protocol has one', async () => {
    const protocol: Protocol = { ...http1, by: (_, name) => ({ method: 'GET', path: `/of/${name}` }) } as Protocol
    const { one } = await runRevocation(sound, { protocol })
    expect(one).toMatchObject({ request: { path: '/of/carol' }, judgement: enforced(/^refused/) })
  })
})
