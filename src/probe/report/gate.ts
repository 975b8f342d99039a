/**
 * Decides which findings count for the exit status of a run: those of some severity, and those that an earlier report does not have.
 * The report shows every finding as it is, whether it counts or not. The functions are pure.
 */
import { present } from '../../core/present.ts'
import { type AttackSeverity, severities } from '../attempt.ts'
import { formatRoute } from '../engine/oracle.ts'
import { attemptKey, type Baseline, type Earlier } from './baseline.ts'
import {
  type AttackResult,
  countVerdicts,
  type Gate,
  isLetIn,
  type Report,
  type ReportVerdict,
  standingOf,
} from './report.ts'

export type GateRequest = {
  /** Findings of less severity do not count. */
  readonly failOn?: AttackSeverity
  /** Findings that this report has do not count. */
  readonly baseline?: Baseline
}

const rank = (severity: AttackSeverity): number => severities.indexOf(severity)

const isFinding = (result: AttackResult): boolean => ['bypassed', 'inconclusive'].includes(standingOf(result))

/** How a finding is worse than it was; undefined where it is not. */
function worseThan(earlier: Earlier | undefined, result: AttackResult): string | undefined {
  if (earlier === undefined || (earlier.verdict !== 'bypassed' && earlier.verdict !== 'inconclusive')) return 'new'
  if (result.verdict !== 'bypassed') return undefined
  if (earlier.verdict !== 'bypassed') return 'open before, and got through now'
  if (rank(result.severity) < rank(earlier.severity)) return `${earlier.severity} before`
  const more = result.attempts.find(
    (attempt) => attempt.verdict === 'bypassed' && !earlier.through.has(attemptKey(attempt)),
  )
  return more && `did not get through before: ${more.label} over ${formatRoute(more.transport, more.protocol)}`
}

function excuse(result: AttackResult, { failOn, baseline }: GateRequest): Pick<AttackResult, 'excused' | 'news'> {
  if (!isFinding(result)) return {}
  if (failOn !== undefined && rank(result.severity) > rank(failOn)) {
    return { excused: `its severity is ${result.severity}, and only ${failOn} and worse fails this run` }
  }
  if (baseline === undefined) return {}
  const news = worseThan(baseline.results.get(result.id), result)
  return news === undefined ? { excused: `the report of ${baseline.startedAt} has it too` } : { news }
}

/** The verdict by which the run ends: only what is not excused counts against it, and what was never proven stays unproven. */
function judgeRun(report: Report, results: readonly AttackResult[]): ReportVerdict {
  const counted = (standing: 'bypassed' | 'inconclusive'): boolean =>
    results.some((result) => standingOf(result) === standing && result.excused === undefined)
  if (counted('bypassed')) return 'bypassed'
  const proven = isLetIn(report.controls) && countVerdicts(results).enforced > 0
  return counted('inconclusive') || !proven || report.cause !== undefined ? 'inconclusive' : 'enforced'
}

/**
 * Holds a report against a severity and an earlier report on the same server. The verdict of the report stays as it is; `gate` says
 * how the run ends.
 */
export function passGate(report: Report, asked: GateRequest): Report {
  const { failOn, baseline } = asked
  if (failOn === undefined && baseline === undefined) return report
  const results = report.results.map((result) => ({ ...result, ...excuse(result, asked) }))
  const earlier = (result: AttackResult): Earlier | undefined => baseline?.results.get(result.id)
  const name = ({ id, title }: AttackResult) => ({ id, title })
  const gate: Gate = {
    verdict: judgeRun(report, results),
    ...present({ failOn, baseline: baseline?.startedAt }),
    mended: results.filter((one) => one.verdict === 'enforced' && earlier(one)?.verdict === 'bypassed').map(name),
    untried: results
      .filter((one) => one.verdict === 'not-tried' && !['not-tried', undefined].includes(earlier(one)?.verdict))
      .map(name),
  }
  return { ...report, results, gate }
}
