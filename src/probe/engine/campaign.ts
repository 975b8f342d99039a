/**
 * Sends the requests of the honest client and of the attacker, in the order that makes a verdict reliable: a control before each
 * attempt, and a control after it. If the server refuses an attempt without any answer, the attempt is repeated, and a control
 * follows at once. If the server limits the rate of requests, the campaign waits. `attacks/` has the attacks, and `oracle.ts`
 * decides what an answer means.
 */

import type { Credential, Network, TlsVersion } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { PlannedAttempt } from '../attempt.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { Approach, Observation, Route } from '../observation.ts'
import { isOfGateway } from '../protocol/http-judge.ts'
import { type Answer, type Control, isHttp, isHttpRequest, type Protocol, type Question } from '../protocol/protocol.ts'
import { openHonestFlights } from './honest-flight.ts'
import { type Endpoint, type KeptConnection, keepOpen, observe } from './observe.ts'
import { formatRoute, judge, judgeControl } from './oracle.ts'
import { type Pacer, patienceAskedBy } from './pacer.ts'

/** How often silence is asked again, and how long is waited before the first time. */
const RETRIES = 3
const RETRY_MS = 200

/** Where the honest client is asked: a protocol over a version of TLS. */
export type ControlRoute = { readonly version: TlsVersion; readonly protocol: Protocol }

/** The honest client asking one thing over one route, at both ends of the campaign. */
export type ControlResult = ControlRoute & {
  readonly request: Question
  readonly first: Observation
  readonly last?: Observation
  readonly control: Control
}

/** One attempt over one route: its request, and the request of the honest client over `version` with which it is compared. */
export type Round = Route &
  ControlRoute & {
    readonly attempt: PlannedAttempt
    readonly request: Question
    readonly control: Question
  }

export type Strike = Round & {
  /** Absent where the control had failed, so that nothing was sent. */
  readonly seen?: Observation
  readonly judgement: Judgement
  /** How long after the new CRL was in place the revoked client was refused, at most. */
  readonly lagMs?: number
}

export type Campaign = {
  /** Asks once, in its turn, and again where the server asked for patience. */
  ask(route: Route, approach: Approach): Promise<Observation>
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

const keyOf = ({ version, protocol }: ControlRoute, request: Question): string =>
  JSON.stringify([version, protocol.id, request])

/** Takes back an `enforced` that rests on a doubtful control. A success stands: it was seen. */
function withDoubt(strike: Strike, doubts: ReadonlyMap<string, string>): Strike {
  const why = doubts.get(keyOf(strike, strike.control))
  if (why === undefined || strike.judgement.verdict !== 'enforced') return strike
  return { ...strike, judgement: { verdict: 'inconclusive', why } }
}

/** Why the last control does not bear out the first, if it does not. */
function drift(first: Answer, last: Control, { resembles, tell }: Protocol): string | undefined {
  if (!('answer' in last)) return `the honest client, asked once more at the end, fails: ${last.why}`
  const [now, before] = [tell(last.answer), tell(first)]
  if (now !== before)
    return `the honest client is answered ${now} at the end of the probe, but ${before} at its beginning`
  if (resembles(first, last.answer)) return undefined
  return 'the honest client gets a different page each time it asks; choose with --path a page that stays the same'
}

/** Whether the server ended a connection without an HTTP answer and without a TLS alert: it has a fault, or a limit. */
const isMute = ({ end, answer, alert, declined, receivedBytes }: Observation): boolean =>
  declined === undefined &&
  (end === 'closed' || end === 'reset') &&
  answer === undefined &&
  alert === undefined &&
  receivedBytes === 0

const recordOf = ({ version, protocol }: ControlRoute, request: Question, first: Observation): ControlResult => ({
  version,
  protocol,
  request,
  first,
  control: judgeControl(first, request),
})

/** The observations of one attempt, and their possible meanings. */
type Heard = { readonly seen: Observation; readonly judgement: Judgement | Silence }

type Settled = { readonly seen: Observation; readonly judgement: Judgement }

/** Which making of an attempt it is: of those in turn the first or a further one, or one that begins anew. */
type Turn = 'first' | 'further' | 'again'

/** One success is a proof, even beside refusals. An attempt counts as refused only if it was refused each time. */
function sumUp(outcomes: readonly Settled[]): Settled {
  const through = outcomes.filter(({ judgement }) => judgement.verdict === 'bypassed')
  const [success] = through
  if (success?.judgement.verdict !== 'bypassed') {
    const open = outcomes.find(({ judgement }) => judgement.verdict !== 'enforced')
    return open ?? (outcomes[0] as Settled)
  }
  if (outcomes.length === 1) return success
  const some = through.length === outcomes.length ? '' : '; perhaps only some of the servers behind this address refuse'
  const evidence = `${success.judgement.evidence}, in ${through.length} of ${outcomes.length} tries${some}`
  return { ...success, judgement: { verdict: 'bypassed', evidence } }
}

/** Judges a page that is its own control by the last answer as well, because the page may have changed. */
function judgeLast(strike: Strike, controls: readonly ControlResult[], honest: Credential): Strike {
  const { attempt, request, control, judgement } = strike
  const key = keyOf(strike, control)
  const isControl = attempt.http !== undefined && attempt.credential === honest && keyOf(strike, request) === key
  const both = isControl ? controls.find((one) => keyOf(one, one.request) === key) : undefined
  if (both?.last === undefined || !('answer' in both.control) || judgement.verdict === 'bypassed') return strike
  const again = (attempt.judge ?? judge)(both.last, both.control.answer, control)
  return again.verdict === 'bypassed' ? { ...strike, seen: both.last, judgement: again } : strike
}

/** Opens a campaign against one endpoint. */
export function openCampaign(network: Network, endpoint: Endpoint, honest: Credential, pacer: Pacer): Campaign {
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

  /** Whether to ask again after this, a little later: who has answered before may only have met a limit, or a fault. */
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

  const doubtOfFlights = openHonestFlights(honest, ask, isWorthAnother)

  /** Attempts that are being heard, each with the key of its control, and controls that begin when those are over. */
  const hearings = new Map<Promise<boolean>, string>()
  const coming = new Map<string, Promise<Observation | undefined>>()
  /** Controls after a silence, by key, until another attempt begins that rests on the same. */
  const standing = new Map<string, Promise<Observation>>()

  /**
   * Asks as the honest client after a silence. Attempts that are heard in the same moment share the question, which begins when the last
   * of them is over; undefined where one of them kept the others waiting, so that the moment has passed.
   */
  const askAfterSilence = (route: ControlRoute, request: Question): Promise<Observation | undefined> => {
    const key = keyOf(route, request)
    const known = coming.get(key)
    if (known !== undefined) return known
    const asked = Promise.all(hearings.keys()).then((heard) => {
      coming.delete(key)
      if (heard.includes(true)) return undefined
      const seen = askOnce(route, request)
      if (![...hearings.values()].includes(key)) standing.set(key, seen)
      return seen
    })
    coming.set(key, asked)
    return asked
  }

  const looks = new Map<Credential | undefined, Map<string, Promise<Observation>>>()

  /** Asks; or looks at what was seen where the very same was asked before, by the honest client or in any attempt. */
  const look = (route: Route, approach: Approach, asking = () => ask(route, approach)): Promise<Observation> => {
    const { request, credential, at, sni, alpn, reshape, session, flight, hello, anonymous } = approach
    if (hello !== undefined) return lookAtHello(hello, asking)
    if ((reshape ?? session ?? flight ?? anonymous) !== undefined) return asking()
    const known = looks.get(credential) ?? new Map<string, Promise<Observation>>()
    looks.set(credential, known)
    const key = JSON.stringify([route.transport, route.protocol.id, at, sni, alpn, request])
    const seen = known.get(key) ?? asking()
    known.set(key, seen)
    return seen
  }

  const hellos = new Map<Uint8Array, Promise<Observation>>()

  /** Attempts that are about one and the same hello share its answer. */
  const lookAtHello = (hello: Uint8Array, asking: () => Promise<Observation>): Promise<Observation> => {
    const seen = hellos.get(hello) ?? asking()
    hellos.set(hello, seen)
    return seen
  }

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

  const answersTo = (route: Route, asked: readonly Approach[]): Promise<readonly (Answer | undefined)[]> =>
    Promise.all(asked.map(async (one) => (await look(route, one)).answer))

  /**
   * One attempt. If it resumes a session, a client asks first, and then the step between the two connections happens.
   *
   * @param send `look` may take the answer that another attempt got to the same request; `ask` sends the request again
   */
  const attack = async (round: Round, send: typeof ask): Promise<Observation> => {
    const { attempt, request, transport, protocol } = round
    const route = { transport, protocol }
    const approach = { ...attempt, request }
    const { http, resumes } = attempt
    const beside = http?.beside && (await answersTo(route, http.beside))
    if (resumes === undefined) return { ...(await send(route, approach)), ...present({ beside }) }
    const { meanwhile, ...made } = await resumes()
    // The honest client has a session already; another client begins one.
    const before = await (made.credential === honest ? look : ask)(route, { request, ...made })
    await meanwhile?.()
    const { session } = before
    return { ...(await send(route, { ...approach, ...present({ session }) })), before, ...present({ beside }) }
  }

  const judging = async (round: Round, seen: Observation, answer: Answer): Promise<Heard> => {
    const { attempt, control, request, transport, protocol } = round
    const asked = isHttpRequest(control) ? control : request
    const judgementOf = (one: Observation): Judgement | Silence => (attempt.judge ?? judge)(one, answer, asked)
    const judgement = judgementOf(seen)
    const settled = judgement.verdict === 'enforced' || judgement.verdict === 'silent' || seen.answer === undefined
    if (attempt.http?.inDoubt === undefined || settled) return { seen, judgement }
    const inDoubt = await answersTo({ transport, protocol }, attempt.http.inDoubt)
    const whole = { ...seen, inDoubt }
    return { seen: whole, judgement: judgementOf(whole) }
  }

  /** Makes an attempt; where there is silence, once more. */
  const hear = async (round: Round, answer: Answer, turn: Turn): Promise<Heard> => {
    const once = await judging(round, await attack(round, turn === 'first' ? look : ask), answer)
    if (once.judgement.verdict !== 'silent' || turn === 'again') return once
    return judging(round, await attack(round, ask), answer)
  }

  /** Makes an attempt as `hear` does, and lets other attempts see that it is in progress. */
  const listen = (round: Round, answer: Answer, turn: Turn): Promise<Heard> => {
    const hearing = hear(round, answer, turn)
    const late = hearing.then(
      ({ seen }) => seen.end === 'timeout',
      () => true,
    )
    const key = keyOf(round, round.control)
    hearings.set(late, key)
    standing.delete(key)
    void late.then(() => hearings.delete(late))
    return hearing
  }

  /**
   * Makes an attempt again until it is known what it leads to. Silence may be anybody's bad luck: it is a refusal if it is heard
   * twice, and the honest client is answered in the very next moment.
   *
   * @param after what the honest client was answered after the first silence
   */
  const settle = async (round: Round, answer: Answer, first: Heard, after?: Observation): Promise<Settled> => {
    const asked = round.control
    for (let times = 0; ; times += 1) {
      const { seen, judgement } = times === 0 ? first : await listen(round, answer, 'again')
      if (judgement.verdict !== 'silent') {
        // If a session was to be resumed and the connection before made none, that connection is the one that failed.
        const failed = seen.before !== undefined && seen.before.answer === undefined ? seen.before : seen
        if (judgement.verdict !== 'inconclusive' || !isWorthAnother(failed, times)) return { seen, judgement }
        // Finds out whether the honest client reaches the server: if not, no attempt waits for it again.
        if (failed.end === 'unreachable') await askHonestly(round, asked)
        continue
      }
      const { how } = judgement
      const beside = times === 0 ? after : await askAfterSilence(round, asked)
      if (beside === undefined) continue
      const now = judgeControl(beside, asked)
      if ('answer' in now) return { seen, judgement: { verdict: 'enforced', how } }
      // If the honest client is answered after a pause, there is a rate limit, which may have caused the silence.
      if (isMute(beside)) pacer.pause(RETRY_MS, 'limit')
      await askHonestly(round, asked)
      if (!gone && times + 1 < RETRIES) continue
      const why = `${how}, but the honest client failed right after that, too: ${now.why}`
      return { seen, judgement: { verdict: 'inconclusive', why } }
    }
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
      if (!('answer' in control)) {
        const why = `the honest client fails over ${formatRoute(round.version, round.protocol.id)}: ${control.why}`
        return { ...round, judgement: { verdict: 'inconclusive', why } }
      }
      const doubt = round.attempt.flight && (await doubtOfFlights(round, control.answer))
      if (doubt !== undefined) return { ...round, judgement: { verdict: 'inconclusive', why: doubt } }
      const { times = 1 } = round.attempt
      const heard: Heard[] = []
      while (heard.length < times) {
        heard.push(await listen(round, control.answer, heard.length === 0 ? turn : 'further'))
      }
      const silent = heard.some(({ judgement }) => judgement.verdict === 'silent')
      const after = silent ? await askAfterSilence(round, round.control) : undefined
      const outcomes: Settled[] = []
      for (const one of heard) outcomes.push(await settle(round, control.answer, one, after))
      return { ...round, ...sumUp(outcomes) }
    },

    conclude: async (strikes) => {
      const controls: ControlResult[] = []
      const doubts = new Map<string, string>()
      for (const [key, asked] of firsts) {
        const record = await asked
        const { control, request, protocol } = record
        if (!('answer' in control)) {
          controls.push(record)
          continue
        }
        const doubtOf = (seen: Observation) => drift(control.answer, judgeControl(seen, request), protocol)
        const stands = await standing.get(key)
        const last = stands !== undefined && doubtOf(stands) === undefined ? stands : await askHonestly(record, request)
        controls.push({ ...record, last })
        const doubt = doubtOf(last)
        if (doubt !== undefined) doubts.set(key, doubt)
      }
      return { controls, strikes: strikes.map((strike) => withDoubt(judgeLast(strike, controls, honest), doubts)) }
    },
  }
}
