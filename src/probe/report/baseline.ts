/**
 * Reads an earlier report in JSON, so that a run can be held against it. Of that report only what is compared is read: a report of
 * another version may say more. `gate.ts` compares. The functions are pure.
 */
import { CountersignError } from '../../core/refusal.ts'
import { type AttackSeverity, severities } from '../attempt.ts'
import type { Report, Verdict } from './report.ts'

/** A result of the earlier run. */
export type Earlier = {
  readonly verdict: Verdict
  readonly severity: AttackSeverity
  /** The attempts that succeeded then, as `attemptKey` names them. */
  readonly through: ReadonlySet<string>
}

export type Baseline = {
  readonly serverName: string
  /** When the earlier probe began (RFC 3339). */
  readonly startedAt: string
  readonly results: ReadonlyMap<string, Earlier>
}

const WHAT = 'baseline'
const verdicts: readonly Verdict[] = ['enforced', 'bypassed', 'inconclusive', 'remark', 'not-tried']

type AttemptKey = { readonly label: string; readonly transport: string; readonly protocol?: string | undefined }

/** Names an attempt, so that it is found again in another report. */
export const attemptKey = ({ label, transport, protocol }: AttemptKey): string =>
  JSON.stringify([label, transport, protocol ?? ''])

/**
 * Reads a baseline.
 *
 * @throws {CountersignError} `file.malformed` for what is no report, or a report of a run that attacked nothing
 */
export function parseBaseline(text: string, path: string): Baseline {
  const refuse = (problem: string) => new CountersignError('file.malformed', { path, what: WHAT, problem })
  const wrong = (where: string) => refuse(`it is no report of countersign probe in JSON: ${where} is missing or wrong`)
  const parse = (): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      throw refuse('it is not JSON; a report in JSON is written by --report FILE.json')
    }
  }
  const record = (value: unknown, where: string): Readonly<Record<string, unknown>> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(where)
    return value as Readonly<Record<string, unknown>>
  }
  const word = (value: unknown, where: string): string => {
    if (typeof value !== 'string') throw wrong(where)
    return value
  }
  const oneOf = <T extends string>(value: unknown, all: readonly T[], where: string): T => {
    const found = all.find((one) => one === value)
    if (found === undefined) throw wrong(where)
    return found
  }
  const list = (value: unknown, where: string): readonly unknown[] => {
    if (!Array.isArray(value)) throw wrong(where)
    return value
  }
  const document = record(parse(), 'the document')
  const startedAt = word(document['startedAt'], 'startedAt')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(startedAt)) throw wrong('startedAt')
  const serverName = word(record(document['endpoint'], 'endpoint')['serverName'], 'endpoint.serverName')
  if (document['cause'] !== undefined) throw refuse('nothing was attacked in that run')
  const results = new Map<string, Earlier>()
  for (const one of list(document['results'], 'results')) {
    const { id, verdict, severity, attempts } = record(one, 'results')
    const through = list(attempts, 'results.attempts').flatMap((attempt) => {
      const { label, transport, protocol, verdict: seen } = record(attempt, 'results.attempts')
      const [what, over] = [word(label, 'results.attempts.label'), word(transport, 'results.attempts.transport')]
      const by = protocol === undefined ? undefined : word(protocol, 'results.attempts.protocol')
      return seen === 'bypassed' ? [attemptKey({ label: what, transport: over, protocol: by })] : []
    })
    results.set(word(id, 'results.id'), {
      verdict: oneOf(verdict, verdicts, 'results.verdict'),
      severity: oneOf(severity, severities, 'results.severity'),
      through: new Set(through),
    })
  }
  return { serverName, startedAt, results }
}

/**
 * Requires that a baseline is of the same server: the findings of another server excuse nothing.
 *
 * @throws {CountersignError} `usage.wrong`
 */
export function requireSameServer({ serverName }: Baseline, { endpoint }: Pick<Report, 'endpoint'>): void {
  if (serverName === endpoint.serverName) return
  throw new CountersignError('usage.wrong', {
    problem: `the baseline is a report on ${serverName}, and not on ${endpoint.serverName}`,
    next: 'name with --baseline an earlier report on the same host name',
  })
}
