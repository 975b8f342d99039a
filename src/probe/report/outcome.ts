/**
 * Makes, from the report, a form that a test can compare with one assertion. The form contains only information of the report.
 */
import { present } from '../../core/present.ts'
import { type AttackResult, type Report, reasonOf, standingOf } from './report.ts'

/** An attack that was not refused, or whose answer settled nothing. */
export type ProbeFailure = {
  readonly attack: string
  readonly verdict: 'bypassed' | 'inconclusive'
  readonly why: string
  /** The change that the server needs. */
  readonly remedy?: string
}

export type ProbeOutcome = {
  readonly verdict: Report['verdict']
  /** Every attack that was tried and not refused, nor accepted; none if and only if the verdict is `enforced`. */
  readonly failures: readonly ProbeFailure[]
  /** Attack's identifier → its result, tried or not. */
  readonly attacks: Readonly<Record<string, AttackResult>>
  /** The attacks, and the ways to the server, that were not tried, and why: an attack that was not tried proves nothing. */
  readonly notTried: Report['notTried']
  readonly report: Report
}

/** Turns a report into an outcome. */
export function outcomeOf(report: Report): ProbeOutcome {
  const { verdict, results, notTried } = report
  const failures = results.flatMap((result): ProbeFailure[] =>
    (result.verdict === 'bypassed' || result.verdict === 'inconclusive') && standingOf(result) !== 'accepted'
      ? [
          {
            attack: result.id,
            verdict: result.verdict,
            why: reasonOf(result),
            ...present({ remedy: result.remedy }),
          },
        ]
      : [],
  )
  const nothing = { attack: 'all', verdict: 'inconclusive', why: 'nothing was enforced' } as const
  return {
    verdict,
    failures: failures.length === 0 && verdict !== 'enforced' ? [nothing] : failures,
    attacks: Object.fromEntries(results.map((result) => [result.id, result])),
    notTried: [...notTried, ...report.ways.map(({ id, title, why }) => ({ id, title, why }))],
    report,
  }
}
