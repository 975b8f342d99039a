/**
 * Lets a client in, has it revoked, and asks again as this client in each way in which it might outlive the revocation, until it
 * is refused or the time is over. The attacks say which ways; how a client is revoked is the home's business.
 */
import type { Clock } from '../../core/port/clock.ts'
import type { Credential, TlsSession } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { isRefusal } from '../../core/refusal.ts'
import { CONNECTIONS_IN_TURN } from '../attempt.ts'
import { inconclusive, type Judgement } from '../judgement.ts'
import type { Reloaded, Reloading } from '../needs/reload.ts'
import type { Observation } from '../observation.ts'
import type { Answer } from '../protocol/protocol.ts'
import type { Campaign } from './campaign.ts'
import { madeBy } from './made-by.ts'
import type { KeptConnection } from './observe.ts'
import { judge, judgeControl, leaveOpenBy, SERVE_ON } from './oracle.ts'
import { mapInPool } from './pool.ts'
import type { Heard, Round, Strike } from './round.ts'

/** How long is waited between two looks at those who still get in: at first, and once it has taken so long. */
const SOON_MS = 250
const LATER_MS = 1000
const SOON_FOR_MS = 3000

/** Connections under way at once, those apart that are kept open. */
const WIDTH = 4

/** One way in which the client asks on. */
type Watch = {
  readonly round: Round
  readonly answer: Answer
  readonly kept?: KeptConnection
  /** How often was asked on the connection that is kept. */
  asked: number
  session?: TlsSession
  /** What was seen last, and what it means. */
  last: Heard
  /** When the refusals began that have gone on since. */
  refusedMs?: number
  /** Set when it is over. */
  settled?: Judgement
  /** There was nothing to ask with. */
  unasked?: true
  /** How long after the CRL was in place it was refused, at most. */
  lagMs?: number
}

const isRefused = ({ judgement: { verdict } }: Heard): boolean => verdict === 'enforced' || verdict === 'silent'

/** Nobody asks on after that. */
const isOver = (heard: Heard): boolean => isRefused(heard) || heard.seen.end !== 'complete'

/** Seconds as people say them. */
const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** What is known of an answer that did not let anybody in, and of one that did. */
function wordsOf({ judgement }: Pick<Heard, 'judgement'>): string {
  switch (judgement.verdict) {
    case 'enforced':
    case 'silent':
      return judgement.how
    case 'bypassed':
      return judgement.evidence
    case 'remark':
      return judgement.note
    case 'inconclusive':
      return judgement.why
  }
}

type Means = Reloading & {
  readonly campaign: Campaign
  readonly clock: Clock
  readonly onStep: (label: string) => void
  readonly honest: Credential
}

/** Lets the client in over one route, once for those who begin anew, and on a connection of its own for those who keep it. */
async function letIn(round: Round, credential: Credential, { campaign }: Means, once: typeof campaign.ask) {
  const { transport, protocol, request, attempt } = round
  const { control } = await campaign.control(round, round.control)
  if (!('answer' in control)) return leaveOpenBy(control.why, round)
  const { answer } = control
  const approach = { request, credential }
  const kept = attempt.outlives === 'kept-connection' ? await campaign.keep(round, approach) : undefined
  const seen = kept?.first ?? (await once({ transport, protocol }, approach))
  const last = { seen, judgement: judge(seen, answer, round.control) }
  const watch: Watch = { round, answer, last, asked: 1, ...present({ kept, session: seen.session }) }
  // A redirect shows no page, and yet who gets the honest client's was let in.
  const isAlike = seen.answer !== undefined && protocol.resembles(seen.answer, answer)
  if (last.judgement.verdict !== 'bypassed' && !isAlike) {
    kept?.close()
    const cause = `the client that was to be revoked was not let in before: ${wordsOf(last)}`
    return inconclusive(
      cause,
      'have the server let in every client of the CA that the page is for, or choose another with --path',
    )
  }
  return watch
}

/** Whether there is anything to outlive the revocation: a session, a connection that stays. */
async function begin(watch: Watch): Promise<void> {
  const { round, kept, session } = watch
  const way = round.attempt.outlives
  if (way === 'resumed-session' && session === undefined) {
    Object.assign(watch, { settled: { verdict: 'enforced', how: 'the server offers no session to resume' } })
    watch.unasked = true
  }
  if (kept === undefined) return
  await again(watch)
  if (isRefused(watch.last)) {
    watch.settled = { verdict: 'enforced', how: 'the server ends each connection after its answer' }
  }
}

/** Asks once more in the way of the watch. */
async function askOnce(watch: Watch, credential: Credential, campaign: Campaign): Promise<Heard> {
  const { round, answer, kept, session } = watch
  if (kept !== undefined) return again(watch)
  const { transport, protocol, request, attempt } = round
  // A session is resumed without a certificate: one that is not resumed must not be taken for one that is.
  const who = attempt.outlives === 'resumed-session' ? present({ session }) : { credential }
  const seen = await campaign.ask({ transport, protocol }, { request, ...who })
  const judgement = judge(seen, answer, round.control)
  if (attempt.outlives !== 'resumed-session') return { seen, judgement }
  if (seen.resumed) {
    // Some sessions can be resumed once only, and give the next.
    if (judgement.verdict === 'bypassed' && seen.session !== undefined) watch.session = seen.session
    return { seen, judgement }
  }
  // A client that gets in then without a certificate and without a session is what another attack looks for.
  if (judgement.verdict === 'bypassed')
    return { seen, judgement: { verdict: 'enforced', how: 'no session is resumed' } }
  if (judgement.verdict === 'enforced' || judgement.verdict === 'silent')
    return { seen, judgement: { ...judgement, how: `no session is resumed; ${judgement.how}` } }
  return { seen, judgement }
}

/** Asks on a kept connection, which one question at a time is asked on. */
async function again(watch: Watch): Promise<Heard> {
  watch.asked += 1
  const seen = await watch.kept!.again()
  watch.last = { seen, judgement: judge(seen, watch.answer, watch.round.control) }
  return watch.last
}

/**
 * Whether the honest client's connection ends as well, once it was asked on as often. Mail servers let a client ask ten times, web servers a
 * hundred or a thousand times: an end by such a limit says nothing of the revocation, and who asks seldom does not meet it.
 */
async function isWornOut({ round, answer, asked }: Watch, { campaign, honest }: Means): Promise<boolean> {
  const connection = await campaign.keep(round, { request: round.control, credential: honest })
  const endsIt = (seen: Observation): boolean => isOver({ seen, judgement: judge(seen, answer, round.control) })
  try {
    if (endsIt(connection.first)) return false
    for (let more = 1; more < asked; more += 1) if (endsIt(await connection.again())) return true
    return false
  } finally {
    connection.close()
  }
}

/** What is said of a connection that nobody may ask on any longer. */
const wornOut = ({ asked, last }: Watch): Judgement =>
  inconclusive(
    `the server ended the connection after ${asked} questions, as it does the honest client's: it was not the revocation (${wordsOf(last)})`,
    'have the server let a client ask more often on one connection, or have it asked for a shorter time with --reload-within SECONDS',
  )

/** Looks whether the client is refused by now: by every one of several connections, and while the honest client is answered. */
async function look(watch: Watch, sinceMs: number, credential: Credential, means: Means): Promise<void> {
  const { round, kept } = watch
  const { campaign, clock } = means
  const times = kept === undefined ? CONNECTIONS_IN_TURN : 1
  for (let asked = 0; asked < times; asked += 1) {
    watch.last = await askOnce(watch, credential, campaign)
    if (!isRefused(watch.last)) {
      delete watch.refusedMs
      if (kept !== undefined && isOver(watch.last) && (await isWornOut(watch, means))) watch.settled = wornOut(watch)
      return
    }
    watch.refusedMs ??= clock.elapsedMs()
  }
  const honest = judgeControl(await campaign.askHonestly(round, round.control), round.control)
  if (!('answer' in honest)) {
    const cause = `${wordsOf(watch.last)}, but the honest client failed right after that, too: ${honest.why}`
    watch.last = { seen: watch.last.seen, judgement: inconclusive(cause, SERVE_ON) }
    delete watch.refusedMs
    return
  }
  if (kept !== undefined && (await isWornOut(watch, means))) {
    watch.settled = wornOut(watch)
    return
  }
  const lagMs = Math.max(0, (watch.refusedMs ?? sinceMs) - sinceMs)
  const how = `refused ${inSeconds(lagMs)} after the new CRL was in place, or earlier (${wordsOf(watch.last)})`
  Object.assign(watch, { settled: { verdict: 'enforced', how }, lagMs })
}

/** What it came to where the client is not refused in time. */
function unsettled({ last }: Watch, sinceMs: number, clock: Clock): Judgement {
  const { judgement } = last
  const late = `${inSeconds(clock.elapsedMs() - sinceMs)} after the new CRL was in place`
  if (judgement.verdict === 'bypassed') {
    return { verdict: 'bypassed', evidence: `still let in ${late}: ${judgement.evidence}` }
  }
  const cause = `${late} it was not clear whether the client is refused: ${wordsOf(last)}`
  return inconclusive(cause, 'look in the log of the server, or allow it more time with --reload-within SECONDS')
}

/** Keeps connections busy while something happens, so that none ends for being idle. */
async function keepBusy<T>(watches: readonly Watch[], clock: Clock, act: Promise<T>): Promise<T> {
  let over = false
  const acting = act.finally(() => {
    over = true
  })
  const kept = watches.filter((watch) => watch.kept !== undefined && watch.settled === undefined)
  const asking = async (watch: Watch): Promise<void> => {
    while (!over && !isOver(watch.last)) {
      await again(watch)
      await Promise.race([clock.sleep(SOON_MS), acting.catch(() => undefined)])
    }
  }
  const [settled] = await Promise.allSettled([acting, ...kept.map(asking)])
  for (const watch of kept) {
    // An answer that refuses shows that the CRL has arrived already.
    if (watch.last.judgement.verdict !== 'silent') continue
    const cause = 'the server ended the connection by itself, before it was told of the revocation'
    watch.settled = inconclusive(cause, 'have the server keep connections for longer than a CRL takes to be signed')
  }
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

/** An error in the place of the end of a reload; nobody waits for it yet when it comes. */
type Thrown = { readonly state: 'thrown'; readonly error: unknown }

/** What a reload that was not done leaves to be said; nothing of one that was. @throws what it threw, unless that is a refusal */
function judgeReload(reloaded: Reloaded | Thrown): Judgement | undefined {
  if (reloaded.state === 'done') return undefined
  if (reloaded.state === 'failed')
    return inconclusive(reloaded.why, 'look that --reload COMMAND succeeds when it is run by hand')
  const { error } = reloaded
  if (!isRefusal(error)) throw error
  return inconclusive(`the server could not be told of the new CRL: ${error.message}`, error.hint)
}

/** Watches until each is settled, or the time after the reload is over. */
async function watchOn(open: readonly Watch[], credential: Credential, means: Means): Promise<void> {
  const { campaign: _, clock, reload, withinMs, onStep } = means
  const sinceMs = clock.elapsedMs()
  let ended: { readonly reloaded: Reloaded | Thrown; readonly atMs: number } | undefined
  onStep('having the server take up the new CRL')
  const reloading = reload()
    .catch((error: unknown): Thrown => ({ state: 'thrown', error }))
    .then((reloaded) => {
      ended = { reloaded, atMs: clock.elapsedMs() }
      return reloaded
    })
  const isOver = (): boolean => ended !== undefined && clock.elapsedMs() - ended.atMs >= withinMs
  for (let last = false; !last; ) {
    // Whatever is seen after the time is over is the last that counts.
    last = isOver()
    const left = open.filter(({ settled }) => settled === undefined)
    if (left.length === 0 || (ended !== undefined && ended.reloaded.state !== 'done')) break
    onStep('asking until the revoked client is refused')
    const isKept = ({ kept }: Watch): boolean => kept !== undefined
    const lookAt = (watch: Watch) => look(watch, sinceMs, credential, means)
    await Promise.all([
      ...left.filter(isKept).map(lookAt),
      mapInPool(
        left.filter((watch) => !isKept(watch)),
        WIDTH,
        lookAt,
      ),
    ])
    const passedMs = clock.elapsedMs() - sinceMs
    if (!last) await clock.sleep(passedMs < SOON_FOR_MS ? SOON_MS : LATER_MS)
  }
  const failed = judgeReload(await reloading)
  for (const watch of open) watch.settled = failed ?? watch.settled ?? unsettled(watch, sinceMs, clock)
}

/**
 * Makes all attempts that a revoked client outlives the revocation by: one client is revoked, and the server told of it once.
 *
 * Guarantees that a refusal counts only if the client was let in before and the honest client is answered after it, and that
 * nothing counts where the server could not be told.
 */
export async function outlive(planned: readonly Round[], means: Means): Promise<readonly Strike[]> {
  const { campaign, makeRevocable, clock, onStep } = means
  if (planned.length === 0) return []
  let rounds = planned
  const watches: Watch[] = []
  const strikeOf = (round: Round, found: Watch | Judgement): Strike => {
    if ('verdict' in found) return { ...round, judgement: found }
    const { settled = inconclusive('it was not asked for to the end', 'probe again'), last, lagMs, unasked } = found
    const lag = settled.verdict === 'enforced' ? present({ lagMs }) : {}
    return { ...round, ...(unasked ? {} : { seen: last.seen }), judgement: settled, ...lag }
  }
  try {
    onStep('letting in the client that will be revoked')
    const { credential, revoke } = await makeRevocable()
    rounds = planned.map((round) => ({
      ...round,
      request: madeBy(credential, { request: round.request, credential: means.honest }, round.protocol),
    }))
    const asked = new Map<string, Promise<Observation>>()
    const once: Campaign['ask'] = (route, approach) => {
      const key = `${route.transport} ${route.protocol.id} ${JSON.stringify(approach.request)}`
      const seen = asked.get(key) ?? campaign.ask(route, approach)
      asked.set(key, seen)
      return seen
    }
    const found = await mapInPool(rounds, WIDTH, async (round) => {
      const one = await letIn(round, credential, means, once)
      if (!('verdict' in one)) {
        watches.push(one)
        await begin(one)
      }
      return one
    })
    onStep('revoking a client')
    await keepBusy(watches, clock, revoke())
    const open = watches.filter(({ settled }) => settled === undefined)
    if (open.length > 0) await watchOn(open, credential, means)
    return rounds.map((round, index) => strikeOf(round, found[index]!))
  } catch (error) {
    if (!isRefusal(error)) throw error
    const judgement = inconclusive(`nobody could be revoked: ${error.message}`, error.hint)
    return rounds.map((round) => ({ ...round, judgement }))
  } finally {
    for (const { kept } of watches) kept?.close()
  }
}
