/**
 * Writes how a watched server stands as metrics, in the text format of Prometheus (version 0.0.4). This file keeps no state, and serves
 * nothing.
 */
import type { Instant } from '../../core/brand.ts'
import { type AttackResult, countVerdicts, type Report, type ReportVerdict, standingOf } from './report.ts'

/** Why a probe settled nothing: it could not be made, no connection could be opened, or the honest client was not let in. */
export const failureReasons = ['not-made', 'unreachable', 'honest-client-fails'] as const
export type FailureReason = (typeof failureReasons)[number]

/** How a watched server stands. */
export type Standing = {
  readonly version: string
  /** The URL that is probed, and the name by which clients reach it. */
  readonly target: string
  readonly host: string
  readonly intervalSeconds: number
  readonly watchedSince: Instant
  /** How many probes have ended, and how many of them settled nothing. */
  readonly probes: number
  readonly failures: Readonly<Record<FailureReason, number>>
  /** How many of the last probes in a row did not prove that the server enforces mutual TLS. */
  readonly notEnforced: number
  /** The end of the last probe in which the honest client was let in. */
  readonly lastReached?: Instant
  readonly last?: {
    readonly endedAt: Instant
    readonly elapsedMs: number
    /** Absent where the probe could not be made. */
    readonly report?: Report
  }
}

/** The content type of the format. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'
/** Each file of metrics of ours begins with this. */
export const METRICS_BEGINNING = '# HELP countersign_'

type Labels = Readonly<Record<string, string>>
type Sample = { readonly labels?: Labels; readonly value: number }
type Metric = {
  readonly type: 'gauge' | 'counter'
  readonly help: string
  samples(standing: Standing): readonly Sample[]
}

const verdicts = ['enforced', 'bypassed', 'inconclusive'] as const satisfies readonly ReportVerdict[]

/** The verdict of the last probe, for the exit status as for the metrics. A probe that could not be made proves nothing. Pure. */
export const verdictOf = (report: Report | undefined): ReportVerdict =>
  report === undefined ? 'inconclusive' : (report.gate?.verdict ?? report.verdict)

const one = (value: number | undefined, labels: Labels = {}): readonly Sample[] =>
  value === undefined ? [] : [{ labels, value }]

const seconds = (ms: number): number => Math.round(ms) / 1000

/** How long the revoked client still got in, in the way for which that was longest. */
function lagOf({ attempts }: AttackResult): number | undefined {
  const lags = attempts.flatMap(({ lagMs }) => lagMs ?? [])
  return lags.length === 0 ? undefined : seconds(Math.max(...lags))
}

const resultsOf = ({ last }: Standing): readonly AttackResult[] => last?.report?.results ?? []

/** All metrics by name. */
const metrics = {
  countersign_build_info: {
    type: 'gauge',
    help: 'The version of countersign that watches; the value is always 1.',
    samples: ({ version }) => one(1, { version }),
  },
  countersign_probe_interval_seconds: {
    type: 'gauge',
    help: 'From the beginning of a probe to the beginning of the next.',
    samples: ({ intervalSeconds }) => one(intervalSeconds),
  },
  countersign_probe_watched_since_timestamp_seconds: {
    type: 'gauge',
    help: 'When the watch began.',
    samples: ({ watchedSince }) => one(watchedSince),
  },
  countersign_probe_probes_total: {
    type: 'counter',
    help: 'Probes that have ended, whatever they found.',
    samples: ({ probes }) => one(probes),
  },
  countersign_probe_failures_total: {
    type: 'counter',
    help: 'Probes that settled nothing: not-made (a file, a key or the name of the server was missing), unreachable (no connection could be opened), honest-client-fails (the server did not let the honest client in).',
    samples: ({ failures }) => failureReasons.map((reason) => ({ labels: { reason }, value: failures[reason] })),
  },
  countersign_probe_verdict: {
    type: 'gauge',
    help: 'The verdict of the last probe: 1 for the one that it has, 0 for the others.',
    samples: ({ last }) =>
      last === undefined
        ? []
        : verdicts.map((verdict) => ({ labels: { verdict }, value: verdictOf(last.report) === verdict ? 1 : 0 })),
  },
  countersign_probe_not_enforced_in_a_row: {
    type: 'gauge',
    help: 'How many of the last probes in a row did not end with the verdict enforced.',
    samples: ({ notEnforced }) => one(notEnforced),
  },
  countersign_probe_results: {
    type: 'gauge',
    help: 'How many attacks of the last probe ended with each verdict.',
    samples: ({ last }) =>
      last?.report === undefined
        ? []
        : Object.entries(countVerdicts(last.report.results)).map(([verdict, value]) => ({
            labels: { verdict },
            value,
          })),
  },
  countersign_probe_attack: {
    type: 'gauge',
    help: 'The verdict of each attack of the last probe, as a label; the value is always 1.',
    samples: (standing) =>
      resultsOf(standing).map((result) => ({
        labels: { attack: result.id, severity: result.severity, verdict: standingOf(result) },
        value: 1,
      })),
  },
  countersign_probe_last_timestamp_seconds: {
    type: 'gauge',
    help: 'When the last probe ended.',
    samples: ({ last }) => one(last?.endedAt),
  },
  countersign_probe_last_reached_timestamp_seconds: {
    type: 'gauge',
    help: 'When the last probe ended in which the server let the honest client in.',
    samples: ({ lastReached }) => one(lastReached),
  },
  countersign_probe_duration_seconds: {
    type: 'gauge',
    help: 'How long the last probe took.',
    samples: ({ last }) => one(last && seconds(last.elapsedMs)),
  },
  countersign_probe_certificate_end_timestamp_seconds: {
    type: 'gauge',
    help: 'When a certificate ends: of the honest client, of the server, or of the CA of the clients.',
    samples: ({ last }) => {
      const ends = last?.report?.ends
      return [
        ...one(ends?.client, { certificate: 'client' }),
        ...one(ends?.server, { certificate: 'server' }),
        ...one(ends?.clientAuthority, { certificate: 'client-ca' }),
      ]
    },
  },
  countersign_probe_crl_end_timestamp_seconds: {
    type: 'gauge',
    help: 'When the newest CRL of the CA of the clients ends, as the home has it; the server may have an older one.',
    samples: ({ last }) => one(last?.report?.ends?.crl),
  },
  countersign_probe_revocation_lag_seconds: {
    type: 'gauge',
    help: 'With --reload: how long after the new CRL was in place the revoked client was refused, by the attack that asked.',
    samples: (standing) => resultsOf(standing).flatMap((result) => one(lagOf(result), { attack: result.id })),
  },
} as const satisfies Readonly<Record<string, Metric>>

/** The names of all metrics, with the labels that their samples may have. */
export const metricNames = Object.keys(metrics) as readonly (keyof typeof metrics)[]

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
const escapeLabel = (text: string): string => escapeHelp(text).replaceAll('"', '\\"')

function formatSample(name: string, { labels = {}, value }: Sample, common: Labels): string {
  const pairs = Object.entries({ ...common, ...labels }).map(([label, text]) => `${label}="${escapeLabel(text)}"`)
  return `${name}{${pairs.join(',')}} ${value}\n`
}

/**
 * Writes all that is known of a watched server.
 *
 * Guarantees that nothing of an earlier probe stands for the last one: where that could not be made, it has no attacks.
 *
 * Pure.
 */
export function encodeMetrics(standing: Standing): string {
  const common = { target: standing.target, host: standing.host }
  return Object.entries<Metric>(metrics)
    .map(([name, { type, help, samples }]) => {
      const lines = samples(standing).map((sample) => formatSample(name, sample, common))
      return lines.length === 0 ? '' : `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`
    })
    .join('')
}
