/** Picks out of a report the attacks with one verdict, each with the reason for it. */
import { type Report, reasonOf } from '../../src/probe/report/report.ts'

export const reasons = (report: Report, verdict: string) =>
  Object.fromEntries(
    report.results.filter((result) => result.verdict === verdict).map((result) => [result.id, reasonOf(result)]),
  )
