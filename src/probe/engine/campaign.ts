/**
 * Asks as the honest client and as the attacker, in the order that makes a verdict honest: a control before, a control
 * after, a control at once where a refusal was silent, and every success twice again. Which attacks there are, and what
 * an answer means, is known elsewhere.
 */
import type { Credential, Network, TlsVersion } from '../../core/port.ts'
import type { Attempt } from '../attack.ts'
import type { HttpRequest, HttpResponse } from './http.ts'
import { type Approach, type Endpoint, type Observation, observe, type Transport } from './observe.ts'
import { type Control, formatTransport, type Judgement, judge, judgeControl, resembles } from './oracle.ts'

/** How often a success is asked for again before it is believed. */
const REPETITIONS = 2

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
  /** Asks as the honest client, once for each request and version; later calls get the first answer. */
  control(version: TlsVersion, request: HttpRequest): Promise<Control>
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
  if (last.state !== 'answered') return `the honest client, asked again at the end, fails: ${last.why}`
  return resembles(first, last.answer) ? undefined : 'the honest client gets a different page each time it asks'
}

/** Opens a campaign against one endpoint. */
export function openCampaign(network: Network, endpoint: Endpoint, honest: Credential): Campaign {
  const ask = (transport: Transport, approach: Approach) => observe(network, endpoint, transport, approach)
  const askHonestly = (version: TlsVersion, request: HttpRequest) => ask(version, { request, credential: honest })
  const firsts = new Map<string, Promise<ControlRecord>>()

  const firstOf = (version: TlsVersion, request: HttpRequest): Promise<ControlRecord> => {
    const key = keyOf(version, request)
    const known = firsts.get(key)
    if (known !== undefined) return known
    const asked = askHonestly(version, request).then((first) => ({
      version,
      request,
      first,
      control: judgeControl(first),
    }))
    firsts.set(key, asked)
    return asked
  }

  /** A silent refusal counts if the honest client is answered in the very next moment (it might be an outage). */
  const settleSilence = async (how: string, version: TlsVersion, request: HttpRequest): Promise<Judgement> => {
    const now = judgeControl(await askHonestly(version, request))
    if (now.state === 'answered') return { verdict: 'enforced', how }
    return { verdict: 'inconclusive', why: `${how}, but the honest client then fared no better: ${now.why}` }
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
    return { ...(await ask(transport, { ...attempt, ...(session === undefined ? {} : { session }) })), before }
  }

  const confirm = async (evidence: string, attempt: Attempt, transport: Transport, honestAnswer: HttpResponse) => {
    for (let times = 1; times <= REPETITIONS; times += 1) {
      const seen = await attack(attempt, transport)
      const again = (attempt.judge ?? judge)(seen, honestAnswer)
      if (again.verdict !== 'bypassed') {
        const why = `${evidence}, but not when asked again; perhaps only some of the servers behind this address refuse`
        return { verdict: 'inconclusive', why } as const
      }
    }
    return { verdict: 'bypassed', evidence: `${evidence}, ${REPETITIONS + 1} times out of ${REPETITIONS + 1}` } as const
  }

  const judgeStrike = async (attempt: Attempt, seen: Observation, version: TlsVersion, answer: HttpResponse) => {
    const judgement = (attempt.judge ?? judge)(seen, answer)
    if (judgement.verdict === 'silent') return settleSilence(judgement.how, version, attempt.control)
    if (judgement.verdict === 'bypassed') return confirm(judgement.evidence, attempt, seen.transport, answer)
    return judgement
  }

  return {
    control: async (version, request) => (await firstOf(version, request)).control,

    strike: async (attempt, transport, version) => {
      const { control } = await firstOf(version, attempt.control)
      if (control.state !== 'answered') {
        const why = `the honest client fails over ${formatTransport(version)}: ${control.why}`
        return { attempt, transport, version, judgement: { verdict: 'inconclusive', why } }
      }
      const seen = await attack(attempt, transport)
      return { attempt, transport, version, seen, judgement: await judgeStrike(attempt, seen, version, control.answer) }
    },

    conclude: async (strikes) => {
      const controls: ControlRecord[] = []
      const doubts = new Map<string, string>()
      for (const [key, asked] of firsts) {
        const record = await asked
        if (record.control.state !== 'answered') {
          controls.push(record)
          continue
        }
        const last = await askHonestly(record.version, record.request)
        controls.push({ ...record, last })
        const doubt = drift(record.control.answer, judgeControl(last))
        if (doubt !== undefined) doubts.set(key, doubt)
      }
      return { controls, strikes: strikes.map((strike) => withDoubt(strike, doubts)) }
    },
  }
}
