/**
 * Weighs what was seen in a campaign as a whole: the tries of one attempt together, and each attempt beside the control at the end of the
 * campaign. The functions are pure. `oracle.ts` judges a single answer.
 */
import type { Credential } from '../../core/port/network.ts'
import { type Inconclusive, inconclusive } from '../judgement.ts'
import type { Answer, Control, Protocol } from '../protocol/protocol.ts'
import { judge, SERVE_ON } from './oracle.ts'
import { type ControlResult, keyOf, type Settled, type Strike } from './round.ts'

/** One success is a proof, even beside refusals. An attempt counts as refused only if it was refused each time. */
export function sumUp(outcomes: readonly Settled[]): Settled {
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

/** Why the last control does not bear out the first, if it does not. */
export function drift(first: Answer, last: Control, { resembles, tell }: Protocol): Inconclusive | undefined {
  if (!('answer' in last)) {
    return inconclusive(`the honest client, asked once more at the end, fails: ${last.why}`, SERVE_ON)
  }
  const [now, before] = [tell(last.answer), tell(first)]
  if (now !== before) {
    const cause = `the honest client is answered ${now} at the end of the probe, but ${before} at its beginning`
    return inconclusive(cause, SERVE_ON)
  }
  if (resembles(first, last.answer)) return undefined
  const cause = 'the honest client gets a different page each time it asks'
  return inconclusive(cause, 'choose with --path a page that stays the same')
}

/** Takes back an `enforced` that rests on a doubtful control. A success stands: it was seen. */
export function withDoubt(strike: Strike, doubts: ReadonlyMap<string, Inconclusive>): Strike {
  const doubt = doubts.get(keyOf(strike, strike.control))
  if (doubt === undefined || strike.judgement.verdict !== 'enforced') return strike
  return { ...strike, judgement: doubt }
}

/** Judges a page that is its own control by the last answer as well, because the page may have changed. */
export function judgeLast(strike: Strike, controls: readonly ControlResult[], honest: Credential): Strike {
  const { attempt, request, control, judgement } = strike
  const key = keyOf(strike, control)
  const isControl = attempt.http !== undefined && attempt.credential === honest && keyOf(strike, request) === key
  const both = isControl ? controls.find((one) => keyOf(one, one.request) === key) : undefined
  if (judgement.verdict === 'bypassed') return strike
  if (both?.last === undefined || !('answer' in both.control)) return strike
  const again = (attempt.judge ?? judge)(both.last, both.control.answer, control)
  return again.verdict === 'bypassed' ? { ...strike, seen: both.last, judgement: again } : strike
}
