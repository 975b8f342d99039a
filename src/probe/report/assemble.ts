/**
 * Makes the report from the results of attempts and controls. The worst result of an attack is its verdict, and no result is
 * left out. The functions are pure.
 */
import { present } from '../../core/present.ts'
import type { Acceptances, Attack } from '../attack.ts'
import { type PlannedAttempt, severities } from '../attempt.ts'
import { formatRoute } from '../engine/oracle.ts'
import type { Reproduction } from '../engine/reproduce.ts'
import type { ControlResult, Strike } from '../engine/round.ts'
import { inconclusive, type Judgement } from '../judgement.ts'
import type { Untried } from '../need.ts'
import type { Observation } from '../observation.ts'
import { describeAnswer } from '../protocol/http.ts'
import { isHttp, isHttpRequest, type Question } from '../protocol/protocol.ts'
import { formatAlert } from '../tls/alert.ts'
import { acceptResults } from './accept.ts'
import { explainResults } from './explain.ts'
import {
  type AttackResult,
  type AttemptReport,
  type ControlReport,
  countVerdicts,
  isLetIn,
  type ObservationReport,
  type Report,
  reasonOf,
  type Verdict,
} from './report.ts'

const formatRequest = (question: Question): string =>
  isHttpRequest(question) ? `${question.method} ${question.path}` : question.asks

/** Versions by their number on the wire. */
const versionNames: Readonly<Record<number, string>> = {
  768: 'SSL 3.0',
  769: 'TLS 1.0',
  770: 'TLS 1.1',
  771: 'TLS 1.2',
  772: 'TLS 1.3',
}

function reportObservation(seen: Observation): ObservationReport {
  const { end, handshake, alert, answer, detail, elapsedMs, flight, resumed } = seen
  const hello = flight.hello ?? flight.retry
  const negotiated = hello && versionNames[hello.version]
  return {
    end,
    handshake,
    ...present({ negotiated, alert: alert === undefined ? undefined : formatAlert(alert) }),
    ...(resumed ? { resumed: true as const } : {}),
    ...(answer === undefined ? {} : isHttp(answer) ? describeAnswer(answer) : { says: answer.says }),
    ...present({ detail }),
    elapsedMs,
  }
}

/** Reports what the honest client got over one version, first and last. */
export function reportControl({ version, protocol, request, first, last, control }: ControlResult): ControlReport {
  return {
    version,
    protocol: protocol.id,
    request: formatRequest(request),
    state: control.state,
    ...('why' in control ? { why: control.why } : {}),
    first: reportObservation(first),
    ...present({ last: last && reportObservation(last) }),
  }
}

function reportAttempt({ attempt, transport, protocol, request, seen, judgement, lagMs }: Strike): AttemptReport {
  return {
    label: attempt.label,
    transport,
    ...(transport === 'hello' || transport === 'quic'
      ? {}
      : { protocol: protocol.id, request: formatRequest(request) }),
    ...present({ observation: seen && reportObservation(seen), lagMs }),
    ...judgement,
  }
}

/** Whether an attempt proves less than its attack claims; the report must then name the attempt. */
const isGraded = ({ attempt }: Strike): boolean => attempt.grade !== undefined

/** Which one or two attempts they were, where others of the same attack came to something else. */
function nameAttempts(strikes: readonly Strike[], all: readonly Strike[]): string {
  const labels = new Set(strikes.map(({ attempt }) => attempt.label))
  const others = all.some(({ attempt }) => !labels.has(attempt.label))
  return others && labels.size > 0 && labels.size <= 2 ? `${[...labels].join('; ')}: ` : ''
}

/** Joins equal reasons, and says over what each was seen where they differ. */
function joinReasons(strikes: readonly Strike[]): string {
  const seenOver = new Map<string, Set<string>>()
  for (const { judgement, transport, protocol } of strikes) {
    const reason = reasonOf(judgement)
    seenOver.set(reason, (seenOver.get(reason) ?? new Set()).add(formatRoute(transport, protocol.id)))
  }
  const everywhere = new Set(strikes.map(({ transport, protocol }) => formatRoute(transport, protocol.id))).size === 1
  if (seenOver.size === 1 || everywhere) return [...seenOver.keys()].join('; ')
  return [...seenOver].map(([reason, over]) => `${reason} (${[...over].join(', ')})`).join('; ')
}

/** The worst of an attack's judgements: one success is a bypass, and one open question leaves the whole open. */
function judgeAll(strikes: readonly Strike[]): Judgement {
  const of = (verdict: Verdict): readonly Strike[] => strikes.filter(({ judgement }) => judgement.verdict === verdict)
  const [bypassed, open, remarked] = [of('bypassed'), of('inconclusive'), of('remark')]
  const [first] = bypassed
  if (first !== undefined) {
    const others = bypassed.length === 1 ? '' : `; ${bypassed.length} of ${strikes.length} attempts succeeded`
    const where = `${first.attempt.label} over ${formatRoute(first.transport, first.protocol.id)}`
    return { verdict: 'bypassed', evidence: `${where}: ${reasonOf(first.judgement)}${others}` }
  }
  if (open.length > 0) return { verdict: 'inconclusive', why: nameAttempts(open, strikes) + joinReasons(open) }
  if (remarked.length > 0)
    return { verdict: 'remark', note: nameAttempts(remarked.filter(isGraded), strikes) + joinReasons(remarked) }
  if (strikes.length === 0) return inconclusive('nothing was attempted', 'this is a fault of countersign: report it')
  return { verdict: 'enforced', how: joinReasons(strikes) }
}

/** Meaning and severity of a success: those of the worst attempt among the attempts that gave the verdict. */
function gradeOf(attack: Attack, strikes: readonly Strike[], verdict: Verdict): PlannedAttempt['grade'] & object {
  const grades = strikes.flatMap(({ attempt, judgement }) =>
    judgement.verdict === verdict ? [attempt.grade ?? attack] : [],
  )
  const [worst = attack] = grades.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  return verdict === 'bypassed' || verdict === 'remark' ? worst : attack
}

/** Reports one attack: its facts, its attempts and the worst of their verdicts. */
export function reportAttack(
  attack: Attack,
  outcome: readonly Strike[] | Untried,
  reproduction: Reproduction,
): AttackResult {
  const { id, title, meaning, group, severity, cwe } = attack
  const facts = { id, title, meaning, group, severity, cwe, ...reproduction }
  if ('verdict' in outcome) return { ...facts, attempts: [], ...outcome }
  const judgement = judgeAll(outcome)
  const { severity: how, meaning: what, group: past = group } = gradeOf(attack, outcome, judgement.verdict)
  const remedy = judgement.verdict === 'bypassed' ? { remedy: attack.remedy } : {}
  const graded = { ...facts, severity: how, meaning: what, group: past }
  return { ...graded, attempts: outcome.map(reportAttempt), ...remedy, ...judgement }
}

/** Adds the sum to the parts. */
export function assembleReport(
  parts: Omit<Report, 'verdict' | 'counts' | 'notTried'>,
  acceptances: Acceptances = new Map(),
): Report {
  const results = acceptResults(explainResults(parts.results), acceptances)
  const counts = countVerdicts(results)
  const proven = counts.inconclusive === 0 && counts.enforced > 0 && isLetIn(parts.controls)
  const verdict = counts.bypassed > 0 ? 'bypassed' : proven ? 'enforced' : 'inconclusive'
  const notTried = results.flatMap((result) =>
    result.verdict === 'not-tried' ? [{ id: result.id, title: result.title, why: result.why }] : [],
  )
  return { ...parts, results, verdict, counts, notTried }
}
