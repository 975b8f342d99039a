/** Plans attacks, and lets them judge what no server is at hand to say. What servers really say, the contract of each attack shows. */
import type { Attack, Ground, ProbeRequest } from '../../src/probe/attack.ts'
import type { PlannedAttempt } from '../../src/probe/attempt.ts'
import { createForge } from '../../src/probe/forge.ts'
import type { Judgement, Silence } from '../../src/probe/judgement.ts'
import type { Untried } from '../../src/probe/need.ts'
import type { Observation } from '../../src/probe/observation.ts'
import type { HttpResponse } from '../../src/probe/protocol/http.ts'
import type { Answer, Question } from '../../src/probe/protocol/protocol.ts'
import { http1 } from '../../src/probe/protocols/http1.ts'
import { probeOf, probePorts, type TwinPki } from './twins.ts'

/** The ground of an attack on a server that is not there. */
export function groundOf(pki: TwinPki, wish: Partial<ProbeRequest> = {}): Ground {
  const request = probeOf(pki, 1, wish)
  return {
    request,
    forge: createForge(request.credential.chain[0]!, request.clientAnchor, probePorts),
    honest: { method: 'GET', path: '/' },
    hostField: 'localhost:1',
    missingPath: '/missing',
    now: probePorts.clock.now(),
    offered: ['1.3', '1.2'],
    bait: async () => undefined,
    hello: () => new Uint8Array(1),
  }
}

/** What an attack would do, or why it is not tried. */
export async function planOf(
  attack: Attack,
  pki: TwinPki,
  wish: Partial<ProbeRequest> = {},
): Promise<readonly PlannedAttempt[] | Untried> {
  const ground = groundOf(pki, wish)
  const given = attack.needs === 'nothing' ? true : ground.request[attack.needs]
  return (await attack.plan(ground, given as never)) as readonly PlannedAttempt[] | Untried
}

/** The attempts of an attack that is tried. */
export async function attemptsOf(...asked: Parameters<typeof planOf>): Promise<readonly PlannedAttempt[]> {
  const plan = await planOf(...asked)
  if ('verdict' in plan) throw new Error(plan.why)
  return plan
}

/** An answer of a page. */
export const pageOf = (status: number, text = '', headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status,
  headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  body: Buffer.from(text),
})

/** The page of the honest client. */
export const treasure = pageOf(200, 'the treasure of Acme')

/** What is seen on a connection over which TLS was spoken, and nothing came back. */
export const seenOn = (more: Partial<Observation> = {}): Observation => ({
  transport: '1.3',
  protocol: http1,
  end: 'complete',
  handshake: 'complete',
  flight: { tickets: [] },
  resumed: false,
  receivedBytes: more.answer === undefined ? 0 : 1,
  elapsedMs: 1,
  ...more,
})

/** What an attempt takes this for, beside the page of the honest client. */
export function judgedBy(
  attempt: PlannedAttempt | undefined,
  more: Partial<Observation>,
  control: Answer = treasure,
  asked: Question = { method: 'GET', path: '/' },
): Judgement | Silence {
  if (attempt?.judge === undefined) throw new Error('the attempt does not judge by itself')
  return attempt.judge(seenOn(more), control, asked)
}
