/**
 * Sends the requests of the honest client and of the attacker, in the order that makes a verdict reliable: a control before each
 * attempt, and a control after it. `asking.ts` decides what is asked again, `hearing.ts` what a silence means, `oracle.ts` what an answer
 * means, and `weigh.ts` what all of it comes to; `attacks/` has the attacks.
 */

import type { Credential, Network } from '../../core/port/network.ts'
import { type Inconclusive, inconclusive } from '../judgement.ts'
import type { Approach, Observation } from '../observation.ts'
import { isHttp, type Question } from '../protocol/protocol.ts'
import { type Asking, openAsking } from './asking.ts'
import { openHearings, type Turn } from './hearing.ts'
import { openHonestFlights } from './honest-flight.ts'
import { openLooks } from './looks.ts'
import { type Endpoint, type KeptConnection, keepOpen } from './observe.ts'
import { judgeControl, leaveOpenBy, SERVE_ON } from './oracle.ts'
import type { Pacer } from './pacer.ts'
import {
  type ControlResult,
  type ControlRoute,
  type Heard,
  keyOf,
  type Round,
  type Settled,
  type Strike,
} from './round.ts'
import { drift, judgeLast, sumUp, withDoubt } from './weigh.ts'

export type Campaign = Pick<Asking, 'ask'> & {
  /** Asks once as the honest client. */
  askHonestly(route: ControlRoute, request: Question): Promise<Observation>
  /**
   * Asks as the honest client, once for each request and route; later calls get the first answer.
   *
   * @param first what the honest client was seen to get already
   */
  control(route: ControlRoute, request: Question, first?: Observation): Promise<ControlResult>
  /** Makes a control of what was seen, and does not ask again, however little it says. */
  settleControl(route: ControlRoute, request: Question, seen: Observation): void
  /** Asks once in its turn, and keeps the connection open. */
  keep(route: ControlRoute, approach: Approach): Promise<KeptConnection>
  /** Makes one attempt, and judges it beside its control; `further`: it was made before, and the answer of then is not taken. */
  strike(round: Round, turn?: Exclude<Turn, 'again'>): Promise<Strike>
  /**
   * Asks every control again, but those that were asked after the last attempt that rests on them, and takes back each `enforced`
   * whose control no longer holds.
   */
  conclude(strikes: readonly Strike[]): Promise<{ controls: readonly ControlResult[]; strikes: readonly Strike[] }>
}

const recordOf = ({ version, protocol }: ControlRoute, request: Question, first: Observation): ControlResult => ({
  version,
  protocol,
  request,
  first,
  control: judgeControl(first, request),
})

/** Opens a campaign against one endpoint. */
export function openCampaign(network: Network, endpoint: Endpoint, honest: Credential, pacer: Pacer): Campaign {
  const asking = openAsking(network, endpoint, honest, pacer)
  const { ask, askOnce, askHonestly, isWorthAnother } = asking
  const look = openLooks(ask)
  const { listen, askAfterSilence, settle, standing } = openHearings(asking, look, honest)
  const doubtOfFlights = openHonestFlights(honest, ask, isWorthAnother)
  const firsts = new Map<string, Promise<ControlResult>>()

  const firstOf = (route: ControlRoute, request: Question, seen?: Observation): Promise<ControlResult> => {
    const key = keyOf(route, request)
    const { version, protocol } = route
    const known = firsts.get(key)
    if (known !== undefined) return known
    const first = look({ transport: version, protocol }, { request, credential: honest }, () =>
      askHonestly(route, request, seen),
    )
    const asked = first.then((one) => recordOf(route, request, one))
    firsts.set(key, asked)
    return asked
  }

  return {
    ask,

    keep: async (route, approach) => {
      await pacer.turn()
      return keepOpen(network, endpoint, route, approach)
    },

    askHonestly: askOnce,
    settleControl: (route, request, seen) =>
      void firsts.set(keyOf(route, request), Promise.resolve(recordOf(route, request, seen))),

    control: firstOf,

    strike: async (planned, turn = 'first') => {
      const { control, first } = await firstOf(planned, planned.control)
      if (first.notOffered && 'why' in control) {
        return { ...planned, judgement: { verdict: 'enforced', how: control.why } }
      }
      const answered = 'answer' in control && isHttp(control.answer) ? control.answer : undefined
      const made = answered && planned.attempt.http?.from?.(answered)
      if (typeof made === 'string') return { ...planned, judgement: { verdict: 'enforced', how: made } }
      const round = made === undefined ? planned : { ...planned, request: made }
      if (!('answer' in control)) return { ...round, judgement: leaveOpenBy(control.why, round) }
      const doubt = round.attempt.flight && (await doubtOfFlights(round, control.answer))
      if (doubt !== undefined) return { ...round, judgement: inconclusive(doubt, SERVE_ON) }
      const { times = 1 } = round.attempt
      const heard: Heard[] = []
      while (heard.length < times) {
        heard.push(await listen(round, control.answer, heard.length === 0 ? turn : 'further'))
      }
      const silent = heard.some(({ judgement }) => judgement.verdict === 'silent')
      const after = silent ? await askAfterSilence(round) : undefined
      const outcomes: Settled[] = []
      for (const one of heard) outcomes.push(await settle(round, control.answer, one, after))
      return { ...round, ...sumUp(outcomes) }
    },

    conclude: async (strikes) => {
      const controls: ControlResult[] = []
      const doubts = new Map<string, Inconclusive>()
      for (const [key, asked] of firsts) {
        const record = await asked
        const { control, request, protocol } = record
        if (!('answer' in control)) {
          controls.push(record)
          continue
        }
        const doubtOf = (seen: Observation) => drift(control.answer, judgeControl(seen, request), protocol)
        const stands = await standing(key)
        const last = stands !== undefined && doubtOf(stands) === undefined ? stands : await askHonestly(record, request)
        controls.push({ ...record, last })
        const doubt = doubtOf(last)
        if (doubt !== undefined) doubts.set(key, doubt)
      }
      return { controls, strikes: strikes.map((strike) => withDoubt(judgeLast(strike, controls, honest), doubts)) }
    },
  }
}
