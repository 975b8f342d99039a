/**
 * Makes one attempt until it is known what it leads to: after a silence it is made again, and the honest client is asked in the very next
 * moment. `oracle.ts` judges each answer, and `weigh.ts` sums up the tries of an attempt.
 */
import type { Credential } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { Approach, Observation, Route } from '../observation.ts'
import { type Answer, isHttpRequest, type Question } from '../protocol/protocol.ts'
import type { Asking } from './asking.ts'
import type { Look } from './looks.ts'
import { judge, judgeControl, SERVE_ON } from './oracle.ts'
import { type ControlRoute, type Heard, keyOf, type Round, type Settled } from './round.ts'

/** Which making of an attempt it is: of those in turn the first or a further one, or one that begins anew. */
export type Turn = 'first' | 'further' | 'again'

export type Hearings = {
  /** Makes an attempt, and once more where there is silence, and lets other attempts see that it is in progress. */
  listen(round: Round, answer: Answer, turn: Turn): Promise<Heard>
  /** What the honest client was answered right after a silence; undefined where the moment has passed. */
  askAfterSilence(round: Round): Promise<Observation | undefined>
  /**
   * Makes an attempt again until it is known what it leads to. Silence may be anybody's bad luck: it is a refusal if it is heard
   * twice, and the honest client is answered in the very next moment.
   *
   * @param after what the honest client was answered after the first silence
   */
  settle(round: Round, answer: Answer, first: Heard, after?: Observation): Promise<Settled>
  /** What the honest client was answered after a silence, where no other attempt that rests on the same has begun since. */
  standing(key: string): Promise<Observation> | undefined
}

/** Begins to make attempts. */
export function openHearings(asking: Asking, look: Look, honest: Credential): Hearings {
  const { ask, askOnce, askHonestly, isWorthAnother, recover } = asking

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
    const settled = judgement.verdict === 'enforced' || seen.answer === undefined
    if (attempt.http?.inDoubt === undefined || settled) return { seen, judgement }
    const inDoubt = await answersTo({ transport, protocol }, attempt.http.inDoubt)
    const whole = { ...seen, inDoubt }
    return { seen: whole, judgement: judgementOf(whole) }
  }

  const hear = async (round: Round, answer: Answer, turn: Turn): Promise<Heard> => {
    const once = await judging(round, await attack(round, turn === 'first' ? look : ask), answer)
    if (once.judgement.verdict !== 'silent' || turn === 'again') return once
    return judging(round, await attack(round, ask), answer)
  }

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
      if (await recover(round, asked, beside, times)) continue
      const cause = `${how}, but the honest client failed right after that, too: ${now.why}`
      return { seen, judgement: inconclusive(cause, SERVE_ON) }
    }
  }

  return {
    listen,
    askAfterSilence: (round) => askAfterSilence(round, round.control),
    settle,
    standing: (key) => standing.get(key),
  }
}
