/** The metrics of a watched server: their form, and that nothing in them says more than the last probe did. */
import { describe, expect, it } from 'vitest'
import { addSeconds } from '../../../src/core/brand.ts'
import {
  encodeMetrics,
  METRICS_BEGINNING,
  metricNames,
  type Standing,
  verdictOf,
} from '../../../src/probe/report/metrics.ts'
import type { Report } from '../../../src/probe/report/report.ts'
import { noon } from '../../support/clock.ts'
import { readMetrics } from '../../support/metrics.ts'
import { breakouts, makeReport } from '../../support/report-kit.ts'

const ends = {
  client: addSeconds(noon, 86_400),
  clientAuthority: addSeconds(noon, 864_000),
  server: addSeconds(noon, 172_800),
  crl: addSeconds(noon, 3600),
}
const standing = (more: Partial<Standing> = {}): Standing => ({
  version: '1.2.3',
  target: 'https://127.0.0.1:8443',
  host: 'api.acme.internal',
  intervalSeconds: 300,
  watchedSince: noon,
  probes: 3,
  failures: { 'not-made': 0, unreachable: 1, 'honest-client-fails': 0 },
  notEnforced: 2,
  lastReached: noon,
  ...more,
})
const withReport = (report: Report): Standing => standing({ last: { endedAt: noon, elapsedMs: 8123.4, report } })
const here = { target: 'https://127.0.0.1:8443', host: 'api.acme.internal' }

/** A report in which a revoked client got in for a while, by one of two ways. */
function lagging(): Report {
  const report = makeReport()
  const [first] = report.results[4]!.attempts
  const results = report.results.map((result, index) =>
    index === 4
      ? {
          ...result,
          attempts: [
            { ...first!, lagMs: 1204.6 },
            { ...first!, lagMs: 80 },
          ],
        }
      : result,
  )
  return { ...report, results, ends }
}

describe('metrics', () => {
  it('give each value of the last probe a name, and each name its help and type once', () => {
    const text = encodeMetrics(withReport(lagging()))
    const { samples, types } = readMetrics(text)
    expect(text.startsWith(METRICS_BEGINNING)).toBe(true)
    expect([...types.keys()].toSorted()).toEqual([...metricNames].toSorted())
    expect(new Set(samples.map(({ name }) => name))).toEqual(new Set(metricNames))
    const value = (name: string, labels: object = {}) =>
      samples.find((one) => one.name === name && JSON.stringify(one.labels) === JSON.stringify({ ...here, ...labels }))
        ?.value
    expect(value('countersign_probe_verdict', { verdict: 'bypassed' })).toBe(1)
    expect(value('countersign_probe_verdict', { verdict: 'enforced' })).toBe(0)
    expect(value('countersign_probe_not_enforced_in_a_row')).toBe(2)
    expect(value('countersign_probe_duration_seconds')).toBe(8.123)
    expect(value('countersign_probe_certificate_end_timestamp_seconds', { certificate: 'server' })).toBe(ends.server)
    expect(value('countersign_probe_certificate_end_timestamp_seconds', { certificate: 'client-ca' })).toBe(
      ends.clientAuthority,
    )
    expect(value('countersign_probe_crl_end_timestamp_seconds')).toBe(ends.crl)
    expect(value('countersign_probe_revocation_lag_seconds', { attack: lagging().results[4]!.id })).toBe(1.205)
    expect(value('countersign_probe_failures_total', { reason: 'unreachable' })).toBe(1)
    expect(samples.filter(({ name }) => name === 'countersign_probe_attack')).toHaveLength(lagging().results.length)
  })

  it('say nothing of attacks before the first probe, and nothing of an earlier probe where the last could not be made', () => {
    for (const one of [standing(), standing({ last: { endedAt: noon, elapsedMs: 1 } })]) {
      const { samples } = readMetrics(encodeMetrics(one))
      const names = new Set(samples.map(({ name }) => name))
      expect(names).not.toContain('countersign_probe_attack')
      expect(names).not.toContain('countersign_probe_results')
      expect(samples.filter(({ labels, value }) => labels['verdict'] === 'enforced' && value !== 0)).toEqual([])
    }
    expect(verdictOf(undefined)).toBe('inconclusive')
  })

  it('have the verdict that counts for the exit status, where findings are excused', () => {
    const report: Report = { ...makeReport(), gate: { verdict: 'enforced', mended: [], untried: [] } }
    const { samples } = readMetrics(encodeMetrics(withReport(report)))
    const verdict = samples.find(({ name, value }) => name === 'countersign_probe_verdict' && value === 1)
    expect(verdict?.labels['verdict']).toBe('enforced')
    // What succeeds is shown as it is.
    expect(samples.some(({ labels }) => labels['attack'] !== undefined && labels['verdict'] === 'bypassed')).toBe(true)
  })

  it.each(breakouts)('keep %j inside its label', (text) => {
    const { samples } = readMetrics(encodeMetrics({ ...withReport(makeReport(text)), target: text }))
    expect(new Set(samples.map(({ labels }) => labels['target']))).toEqual(new Set([text]))
  })
})
