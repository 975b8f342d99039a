/** Writes the report as JSON for programs, in a stable form: `pki/schemas/answers/probe.schema.json`. */

import { formatInstant } from '../../core/brand.ts'
import { present } from '../../core/present.ts'
import type { AttackResult, AttemptReport, ControlReport, ObservationReport, Report } from './report.ts'
import { orderResults } from './telling.ts'

const encodeObservation = (seen: ObservationReport) => ({ ...seen, elapsedMs: Math.round(seen.elapsedMs) })

function encodeControl({ first, last, ...facts }: ControlReport) {
  const end = last === undefined ? {} : { last: encodeObservation(last) }
  return { ...facts, first: encodeObservation(first), ...end }
}

function encodeAttempt({ observation, lagMs, ...facts }: AttemptReport) {
  const lag = lagMs === undefined ? {} : { lagMs: Math.round(lagMs) }
  return { ...facts, ...lag, ...present({ observation: observation && encodeObservation(observation) }) }
}

function encodeResult({ cwe, attempts, ...facts }: AttackResult) {
  return { ...facts, cwe: cwe.map((number) => `CWE-${number}`), attempts: attempts.map(encodeAttempt) }
}

/** The report as data without types of ours: times as RFC 3339, durations in whole milliseconds. Pure. */
export function encodeReport(report: Report) {
  const {
    endpoint,
    identity,
    authority,
    startedAt,
    elapsedMs,
    verdict,
    cause,
    counts,
    controls,
    results,
    notTried,
    ways,
    gate,
    server,
    configuration,
  } = report
  return {
    endpoint,
    identity,
    authority,
    ...present({ server, configuration }),
    startedAt: formatInstant(startedAt),
    elapsedMs: Math.round(elapsedMs),
    verdict,
    ...present({ cause }),
    counts,
    controls: controls.map(encodeControl),
    results: orderResults(results).map(encodeResult),
    notTried,
    ways,
    ...present({ gate }),
  }
}
