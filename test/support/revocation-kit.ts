/** A revocation in mid-probe at servers of which a test says what they answer, on a clock that waits for nobody. Opens no sockets. */
import { expect } from 'vitest'
import type { Clock } from '../../src/core/port/clock.ts'
import type { Credential, TlsSession } from '../../src/core/port/network.ts'
import type { PlannedAttempt } from '../../src/probe/attempt.ts'
import { openCampaign } from '../../src/probe/engine/campaign.ts'
import { outlive } from '../../src/probe/engine/outlive.ts'
import type { Round, Strike } from '../../src/probe/engine/round.ts'
import type { Reloaded } from '../../src/probe/needs/reload.ts'
import type { Protocol } from '../../src/probe/protocol/protocol.ts'
import { http1 } from '../../src/probe/protocols/http1.ts'
import { makeCertificate } from './certificate-kit.ts'
import { noon } from './clock.ts'
import { type Reply, scriptedNetwork } from './scripted-network.ts'

const { der, key } = makeCertificate()
const honest: Credential = { chain: [der], key }
const other = makeCertificate({ subject: [{ type: 'commonName', value: 'carol' }] })
const carol: Credential = { chain: [other.der], key: other.key }
export const ticket = {} as TlsSession
export const nextTicket = {} as TlsSession

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

export const page: Reply = { http: [200, 'the treasure of Acme'] }
export const refusal: Reply = { http: [400, 'no'] }
export const silence: Reply = { end: 'closed' }
export const alert: Reply = { end: 'closed', alert: 44 }

type Who = 'honest' | 'carol' | 'resumed'
/** What a server knows when it is asked: what has happened, how long ago, and how often who has asked it since. */
export type State = {
  readonly revoked: boolean
  readonly sinceMs: number
  readonly asked: Record<Who, number>
  readonly onConnection: number
  readonly session: TlsSession | undefined
}
export type Server = Partial<Record<Who, (state: State) => Reply>>

/** A server that goes by the newest CRL. */
export const sound: Server = { carol: ({ revoked }) => (revoked ? refusal : page) }

export type Course = {
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
export async function runRevocation(server: Server, { ways = ['new-handshake'], ...course }: Course = {}) {
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

export const judgementOf = async (server: Server, course?: Course) =>
  (await runRevocation(server, course)).one.judgement
export const inconclusive = (why: RegExp) => ({ verdict: 'inconclusive', why: expect.stringMatching(why) })
export const enforced = (how: RegExp) => ({ verdict: 'enforced', how: expect.stringMatching(how) })
export const bypassed = (evidence: RegExp) => ({ verdict: 'bypassed', evidence: expect.stringMatching(evidence) })
