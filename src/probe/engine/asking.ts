/**
 * Asks a server, and decides what is asked again, how often, and after which pause: what the server put off for its load, what ended without a
 * word, what a proxy answered in the server's place, and what was not answered in time. This file judges no answer.
 */
import type { Credential, Network } from '../../core/port/network.ts'
import { type Approach, answerBytesOf, type Observation, type Route } from '../observation.ts'
import { isOfGateway } from '../protocol/http-judge.ts'
import type { Question } from '../protocol/protocol.ts'
import { type Endpoint, observe } from './observe.ts'
import { type Pacer, patienceAskedBy } from './pacer.ts'
import type { ControlRoute, Round, Strike } from './round.ts'

/** How often silence is asked again, and how long is waited before the first time. */
const RETRIES = 3
const RETRY_MS = 200
/** So often it is waited once more for an answer that had not come in time. */
const PATIENT_TURNS = 3

export type Asking = {
  /** Asks once, in its turn, and again where the server asked for patience. */
  ask(route: Route, approach: Approach): Promise<Observation>
  /** Asks once as the honest client. */
  askOnce(route: ControlRoute, request: Question): Promise<Observation>
  /**
   * Asks as the honest client, and again where that may lead to an answer.
   *
   * @param first what the honest client was seen to get already
   */
  askHonestly(route: ControlRoute, request: Question, first?: Observation): Promise<Observation>
  /** Whether to ask again after this, a little later: who has answered before may only have met a limit, or a fault. */
  isWorthAnother(seen: Observation, times: number): boolean
  /**
   * Asks as the honest client who failed right after an attempt that was met by silence, and tells whether the attempt is worth making again.
   *
   * @param beside what the honest client saw when it failed
   */
  recover(route: ControlRoute, request: Question, beside: Observation, times: number): Promise<boolean>
}

/** Whether the server ended a connection without an HTTP answer and without a TLS alert: it has a fault, or a limit. */
const isMute = (seen: Observation): boolean =>
  seen.declined === undefined &&
  (seen.end === 'closed' || seen.end === 'reset') &&
  seen.answer === undefined &&
  seen.alert === undefined &&
  answerBytesOf(seen) === 0

/** Begins to ask one server. */
export function openAsking(network: Network, endpoint: Endpoint, honest: Credential, pacer: Pacer): Asking {
  /** Whether the honest client was ever answered, and whether it fared ill when it asked last, for all patience. */
  let heard = false
  let gone = false

  const ask = async (route: Route, approach: Approach): Promise<Observation> => {
    for (let times = 0; ; times += 1) {
      await pacer.turn()
      const seen = await observe(network, endpoint, route, approach)
      const patienceMs = patienceAskedBy(seen)
      if (patienceMs === undefined || gone || times >= RETRIES || !pacer.pause(patienceMs, 'limit')) return seen
    }
  }

  /** A server that cannot be reached, directly or from its proxy, is no sign of a rate limit. */
  const mayAskAgain = (seen: Observation, times: number): boolean => {
    const met = seen.end === 'unreachable' || isOfGateway(seen.answer) ? 'nobody' : 'limit'
    return !gone && times < RETRIES && pacer.pause(RETRY_MS * 2 ** times, met)
  }

  const isWorthAnother = (seen: Observation, times: number): boolean =>
    (isMute(seen) || (heard && seen.end === 'unreachable')) && mayAskAgain(seen, times)

  const askOnce = ({ version, protocol }: ControlRoute, request: Question): Promise<Observation> =>
    ask({ transport: version, protocol }, { request, credential: honest })

  const askHonestly = async (route: ControlRoute, request: Question, first?: Observation): Promise<Observation> => {
    let seen = first ?? (await askOnce(route, request))
    const misses = (): boolean => isOfGateway(seen.answer)
    for (let times = 0; isWorthAnother(seen, times) || (misses() && mayAskAgain(seen, times)); times += 1) {
      seen = await askOnce(route, request)
    }
    if (seen.answer !== undefined) heard = true
    if (heard) gone = seen.answer === undefined
    return seen
  }

  const recover = async (
    route: ControlRoute,
    request: Question,
    beside: Observation,
    times: number,
  ): Promise<boolean> => {
    // If the honest client is answered after a pause, there is a rate limit, which may have caused the silence.
    if (isMute(beside)) pacer.pause(RETRY_MS, 'limit')
    await askHonestly(route, request)
    return !gone && times + 1 < RETRIES
  }

  return { ask, askOnce, askHonestly, isWorthAnother, recover }
}

/** Whether nothing is known because no answer came in time. */
const isLate = (strike: Strike | undefined): boolean =>
  strike?.judgement.verdict === 'inconclusive' && strike.seen?.end === 'timeout'

/**
 * Finds attempts that were not answered in time: a server that serves one connection after the other keeps those waiting that come beside a
 * long one. None where it is one alone, which nothing kept waiting. Pure.
 *
 * @param rounds in the order in which they were made
 */
export function lateOf(
  rounds: readonly Round[],
  struck: ReadonlyMap<Round, Strike>,
  honest: Credential,
): readonly Round[] {
  const asHonest = ({ attempt }: Round): boolean => attempt.credential === honest
  const late = rounds.filter((round) => isLate(struck.get(round)))
  if (late.length < 2) return []
  // What is asked as the honest client is what a server more often leaves without an answer.
  return late.toSorted((one, other) => Number(asHonest(one)) - Number(asHonest(other)))
}

/** Makes attempts again, each alone, and stops after a few that are late again. Effects: those of `strike`. */
export async function strikeAgain(
  late: readonly Round[],
  strike: (round: Round) => Promise<Strike>,
): Promise<ReadonlyMap<Round, Strike>> {
  const made = new Map<Round, Strike>()
  let again = 0
  for (const round of late) {
    if (again >= PATIENT_TURNS) break
    const one = await strike(round)
    made.set(round, one)
    if (isLate(one)) again += 1
  }
  return made
}
