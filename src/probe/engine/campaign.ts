/**
 * Asks as the honest client and as the attacker, in the order that makes a verdict honest: a control before, a control
 * after, and where a refusal was silent, silence heard twice and then a control at once. Waits where the server asks for
 * patience. Does not know which attacks there are, or what an answer means.
 */

import type { Credential, Network, TlsVersion } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { Attempt } from '../attempt.ts'
import type { HttpRequest, HttpResponse } from '../protocol/http.ts'
import { resembles } from '../protocol/http.ts'
import { type Approach, type Endpoint, type Observation, observe, type Transport } from './observe.ts'
import {
  type Control,
  formatTransport,
  isOfGateway,
  type Judgement,
  judge,
  judgeControl,
  type Silence,
} from './oracle.ts'
import { type Pacer, patienceAskedBy } from './pacer.ts'

/** How often silence is asked again, and how long is waited before the first time. */
const RETRIES = 3
const RETRY_MS = 200

/** The honest client asking one thing over one version of TLS, at both ends of the campaign. */
export type ControlRecord = {
  readonly version: TlsVersion
  readonly request: HttpRequest
  readonly first: Observation
  readonly last?: Observation
  readonly control: Control
}

export type Strike = {
  readonly attempt: Attempt
  readonly transport: Transport
  /** The version over which its control asked. */
  readonly version: TlsVersion
  /** Absent where the control had failed, so that nothing was sent. */
  readonly seen?: Observation
  readonly judgement: Judgement
}

export type Campaign = {
  /** Asks once, in its turn, and again where the server asked for patience. */
  ask(transport: Transport, approach: Approach): Promise<Observation>
  /** Asks as the honest client, once for each request and version; later calls get the first answer. */
  control(version: TlsVersion, request: HttpRequest): Promise<ControlRecord>
  /** Makes one attempt over one transport, and judges it beside the control of `version`. */
  strike(attempt: Attempt, transport: Transport, version: TlsVersion): Promise<Strike>
  /** Asks every control again, and takes back each `enforced` whose control no longer holds. */
  conclude(strikes: readonly Strike[]): Promise<{ controls: readonly ControlRecord[]; strikes: readonly Strike[] }>
}

const keyOf = (version: TlsVersion, request: HttpRequest): string => JSON.stringify([version, request])

/** Takes back an `enforced` that rests on a doubtful control. A success stands: it was seen. */
function withDoubt(strike: Strike, doubts: ReadonlyMap<string, string>): Strike {
  const why = doubts.get(keyOf(strike.version, strike.attempt.control))
  if (why === undefined || strike.judgement.verdict !== 'enforced') return strike
  return { ...strike, judgement: { verdict: 'inconclusive', why } }
}

/** Why the last control does not bear out the first, if it does not. */
function drift(first: HttpResponse, last: Control): string | undefined {
  if (!('answer' in last)) return `the honest client, asked again at the end, fails: ${last.why}`
  const { status } = last.answer
  if (status !== first.status) {
    return `the honest client, asked again at the end, is answered ${status}; it was ${first.status} at first`
  }
  if (resembles(first, last.answer)) return undefined
  return 'the honest client gets a different page each time it asks; choose one that stays alike with --path'
}

/** Whether a connection ended before the server had said anything in HTTP or by an alert: a fault, or a limit of its own. */
const isMute = ({ end, answer, alert, receivedBytes }: Observation): boolean =>
  (end === 'closed' || end === 'reset') && answer === undefined && alert === undefined && receivedBytes === 0

type Settled = { readonly seen: Observation; readonly judgement: Judgement }

/** One success is a proof, whatever refusals stand beside it; a refusal is one where each time was. */
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

/** Opens a campaign against one endpoint. */
export function openCampaign(network: Network, endpoint: Endpoint, honest: Credential, pacer: Pacer): Campaign {
  /** Whether the honest client was ever answered, and whether it fared ill when it asked last, for all patience. */
  let heard = false
  let gone = false

  const ask = async (transport: Transport, approach: Approach): Promise<Observation> => {
    for (let times = 0; ; times += 1) {
      await pacer.turn()
      const seen = await observe(network, endpoint, transport, approach)
      const patienceMs = patienceAskedBy(seen)
      if (patienceMs === undefined || gone || times >= RETRIES || !pacer.pause(patienceMs, 'limit')) return seen
    }
  }

  /** Who is not there sets no limit, neither the server nor what its proxy looks for. */
  const mayAskAgain = (seen: Observation, times: number): boolean => {
    const met = seen.end === 'unreachable' || isOfGateway(seen) ? 'nobody' : 'limit'
    return !gone && times < RETRIES && pacer.pause(RETRY_MS * 2 ** times, met)
  }

  /** Whether to ask again after this, a little later: who has answered before may only have met a limit, or a fault. */
  const isWorthAnother = (seen: Observation, times: number): boolean =>
    (isMute(seen) || (heard && seen.end === 'unreachable')) && mayAskAgain(seen, times)

  const askHonestly = async (version: TlsVersion, request: HttpRequest): Promise<Observation> => {
    let seen = await ask(version, { request, credential: honest })
    for (let times = 0; isWorthAnother(seen, times) || (isOfGateway(seen) && mayAskAgain(seen, times)); times += 1) {
      seen = await ask(version, { request, credential: honest })
    }
    if (seen.answer !== undefined) heard = true
    if (heard) gone = seen.answer === undefined
    return seen
  }
  const firsts = new Map<string, Promise<ControlRecord>>()

  const firstOf = (version: TlsVersion, request: HttpRequest): Promise<ControlRecord> => {
    const key = keyOf(version, request)
    const known = firsts.get(key)
    if (known !== undefined) return known
    const asked = askHonestly(version, request).then((first) => ({
      version,
      request,
      first,
      control: judgeControl(first, request),
    }))
    firsts.set(key, asked)
    return asked
  }

  const besides = new Map<Approach, Promise<HttpResponse | undefined>>()
  const answerBeside = (approach: Approach, transport: Transport): Promise<HttpResponse | undefined> => {
    const asked = besides.get(approach) ?? ask(transport, approach).then(({ answer }) => answer)
    besides.set(approach, asked)
    return asked
  }

  /** One attempt; where it resumes a session, somebody is let in first, and what has to happen in between happens. */
  const attack = async (attempt: Attempt, transport: Transport): Promise<Observation> => {
    if (attempt.beside !== undefined) {
      const beside = await Promise.all(attempt.beside.map((approach) => answerBeside(approach, transport)))
      return { ...(await ask(transport, attempt)), beside }
    }
    if (attempt.resumes === undefined) return ask(transport, attempt)
    const { credential, meanwhile } = await attempt.resumes()
    const before = await ask(transport, { request: attempt.request, credential })
    await meanwhile()
    const { session } = before
    return { ...(await ask(transport, { ...attempt, ...present({ session }) })), before }
  }

  const judging = (attempt: Attempt, seen: Observation, answer: HttpResponse): Judgement | Silence =>
    (attempt.judge ?? judge)(seen, answer, attempt.control)

  /**
   * Makes an attempt until it is known what it leads to. Silence may be anybody's bad luck: it is a refusal if it is heard
   * twice, and the honest client is answered in the very next moment.
   */
  const settle = async (
    attempt: Attempt,
    transport: Transport,
    version: TlsVersion,
    answer: HttpResponse,
  ): Promise<Settled> => {
    const asked = attempt.control
    for (let times = 0; ; times += 1) {
      const seen = await attack(attempt, transport)
      const judgement = judging(attempt, seen, answer)
      if (judgement.verdict !== 'silent') {
        // Where a session was to be resumed and none was made, that is what failed.
        const failed = seen.before !== undefined && seen.before.answer === undefined ? seen.before : seen
        if (judgement.verdict !== 'inconclusive' || !isWorthAnother(failed, times)) return { seen, judgement }
        // Whether anybody reaches it: if not, nobody waits for it again.
        if (failed.end === 'unreachable') await askHonestly(version, asked)
        continue
      }
      if (times === 0) continue
      const { how } = judgement
      const beside = await ask(version, { request: asked, credential: honest })
      const now = judgeControl(beside, asked)
      if ('answer' in now) return { seen, judgement: { verdict: 'enforced', how } }
      // If it is answered after a pause, there is a limit, and that may have been the reason for the silence.
      if (isMute(beside)) pacer.pause(RETRY_MS, 'limit')
      await askHonestly(version, asked)
      if (!gone && times < RETRIES) continue
      const why = `${how}, but the honest client then fared no better: ${now.why}`
      return { seen, judgement: { verdict: 'inconclusive', why } }
    }
  }

  return {
    ask,

    control: firstOf,

    strike: async (attempt, transport, version) => {
      const { control } = await firstOf(version, attempt.control)
      if (!('answer' in control)) {
        const why = `the honest client fails over ${formatTransport(version)}: ${control.why}`
        return { attempt, transport, version, judgement: { verdict: 'inconclusive', why } }
      }
      const { times = 1 } = attempt
      const outcomes: Settled[] = []
      while (outcomes.length < times) outcomes.push(await settle(attempt, transport, version, control.answer))
      return { attempt, transport, version, ...sumUp(outcomes) }
    },

    conclude: async (strikes) => {
      const controls: ControlRecord[] = []
      const doubts = new Map<string, string>()
      for (const [key, asked] of firsts) {
        const record = await asked
        if (!('answer' in record.control)) {
          controls.push(record)
          continue
        }
        const last = await askHonestly(record.version, record.request)
        controls.push({ ...record, last })
        const doubt = drift(record.control.answer, judgeControl(last, record.request))
        if (doubt !== undefined) doubts.set(key, doubt)
      }
      return { controls, strikes: strikes.map((strike) => withDoubt(strike, doubts)) }
    },
  }
}
