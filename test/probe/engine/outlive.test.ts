/** What a revocation in mid-probe comes to: who must have been let in before, who is asked for after it, and for how long. */
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../src/core/port/clock.ts'
import { CountersignError } from '../../../src/core/refusal.ts'
import type { Reloaded } from '../../../src/probe/needs/reload.ts'
import {
  bypassed,
  enforced,
  inconclusive,
  judgementOf,
  page,
  refusal,
  runRevocation,
  type Server,
  silence,
  sound,
} from '../../support/revocation-kit.ts'
import type { Reply } from '../../support/scripted-network.ts'

describe('a revocation', () => {
  it('is enforced where the client is refused on every one of several connections, and the honest client is not', async () => {
    const { one, log, steps } = await runRevocation(sound)
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
    const { one } = await runRevocation({
      carol: ({ revoked, sinceMs }) => (revoked && sinceMs >= 500 ? refusal : page),
    })
    expect(one).toMatchObject({ judgement: enforced(/^refused 0\.5 s after/), lagMs: 500 })
    // One of several servers refuses at once, another later: what counts is when the last of them did.
    const uneven = await runRevocation({
      carol: ({ revoked, sinceMs, asked }) => (revoked && (sinceMs >= 500 || asked.carol % 2 === 1) ? refusal : page),
    })
    expect(uneven.one).toMatchObject({ judgement: enforced(/^refused 0\.5 s after/), lagMs: 500 })
  })

  it('has no lag where nothing was enforced, and makes nothing where nothing is planned', async () => {
    expect((await runRevocation({})).one).not.toHaveProperty('lagMs')
    const nothing = await runRevocation(sound, { ways: [] })
    expect([nothing.strikes, nothing.log, nothing.steps]).toEqual([[], [], []])
  })

  it('is not enforced where the client gets in until the time is over, nor where the last look lets it in', async () => {
    const { one, asked } = await runRevocation({}, { withinMs: 2000 })
    expect(one.judgement).toEqual(bypassed(/^still let in 2\.\d s after the new CRL was in place: answered 200/))
    // Every quarter of a second, and once more when the time is over.
    expect(asked.carol).toBe(9)
    const patient = await runRevocation({}, { withinMs: 10_000 })
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
      const { one, asked } = await runRevocation(server, { reload })
      expect(one).toMatchObject({ judgement: inconclusive(new RegExp(`^${why}; `)) })
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
    expect(await judgementOf(sound, { reload })).toEqual(inconclusive(new RegExp(`^${why}; `)))
  })

  it('shows nothing where the command could not be run; what is no refusal of ours is not hidden', async () => {
    const refuse = async () => Promise.reject(new CountersignError('usage.wrong', { problem: 'no', next: 'go' }))
    for (const server of [sound, {}]) {
      expect(await judgementOf(server, { reload: refuse })).toEqual(
        inconclusive(/^the server could not be told of the new CRL: /),
      )
      const fail = async () => Promise.reject(new Error('a fault of ours'))
      await expect(runRevocation(server, { reload: fail })).rejects.toThrow('a fault of ours')
    }
  })

  it('shows nothing where nobody could be revoked; what is no refusal of ours is not hidden', async () => {
    const refuse = async () => Promise.reject(new CountersignError('usage.wrong', { problem: 'no', next: 'go' }))
    for (const course of [{ makeRevocable: refuse }, { revoke: refuse }]) {
      const { strikes } = await runRevocation(sound, { ...course, ways: ['new-handshake', 'kept-connection'] })
      expect(strikes.map(({ judgement }) => judgement)).toEqual([
        inconclusive(/^nobody could be revoked: /),
        inconclusive(/^nobody could be revoked: /),
      ])
    }
    const fault = async () => Promise.reject(new TypeError('a bug'))
    await expect(runRevocation(sound, { revoke: fault, ways: ['kept-connection'] })).rejects.toThrow('a bug')
  })

  it('proves nothing by a client that was not let in before, nor where the honest client is not', async () => {
    expect(await judgementOf({ carol: () => refusal })).toEqual(inconclusive(/was not let in before: HTTP 400; /))
    expect(await judgementOf({ carol: () => silence })).toEqual(
      inconclusive(/not let in before: the connection was dropped without an answer; /),
    )
    expect(await judgementOf({ carol: () => ({ end: 'timeout' }) })).toEqual(
      inconclusive(/not let in before: no answer came in time; /),
    )
    expect(await judgementOf({ carol: () => ({ http: [200, 'a page for strangers'] }) })).toEqual(
      inconclusive(/not let in before: answered 200, though not with/),
    )
    const { one, log, steps } = await runRevocation({ honest: () => refusal })
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
    const { one } = await runRevocation(down)
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
    const after = await runRevocation(restarting)
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
