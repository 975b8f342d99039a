/** The alerts and the dashboard of `ci/prometheus/`, held against the metrics that a watch really gives. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { addSeconds, instantFromMs } from '../src/core/brand.ts'
import { encodeMetrics, metricNames, type Standing } from '../src/probe/report/metrics.ts'
import type { Report } from '../src/probe/report/report.ts'
import { leaveOut } from './support/judges.ts'
import { readMetrics, type Sample } from './support/metrics.ts'
import { type Element, evaluate } from './support/promql.ts'
import { makeReport } from './support/report-kit.ts'

const folder = resolve(import.meta.dirname, '../ci/prometheus')
const alertsFile = join(folder, 'alerts.yml')

type Rule = { alert: string; expr: string; for?: string; severity: string; texts: string[] }

/** Reads our file of alerts: each line must be of one of these forms. The suite below has Prometheus read it too. */
function readRules(text: string): readonly Rule[] {
  const rules: Rule[] = []
  const skipped = /^( *#.*|groups:| {2}- name: countersign| {4}rules:| {8}(labels|annotations):)$/
  for (const line of text.trimEnd().split('\n')) {
    const [, alert] = /^ {6}- alert: (\w+)$/.exec(line) ?? []
    const [, key, value] =
      /^ {8}(?: {2})?(expr|for|severity|attack_severity|summary|description): (.+)$/.exec(line) ?? []
    const rule = rules.at(-1)
    if (alert !== undefined) rules.push({ alert, expr: '', severity: '', texts: [] })
    else if (key !== undefined && value !== undefined && rule !== undefined) {
      if (key === 'expr' || key === 'for' || key === 'severity') rule[key] = value
      else rule.texts.push(/^"([^"\\]+)"$/.exec(value)![1]!)
    } else if (!skipped.test(line)) throw new Error(`a line of no known form: ${line}`)
  }
  return rules
}

const rules = readRules(readFileSync(alertsFile, 'utf8'))

/** Prometheus' own tests begin at the epoch: this is two hours later. */
const now = instantFromMs(7_200_000)
const DAY = 86_400
const HOUR = 3600

/** A report in which everything is refused, and revoked clients are after a second. */
function soundReport(lagMs = 1000): Report {
  const report = makeReport()
  const results = report.results
    .filter(({ verdict }) => verdict === 'enforced')
    .map((result, index) =>
      index === 0 ? { ...result, attempts: result.attempts.map((one) => ({ ...one, lagMs })) } : result,
    )
  const ends = {
    client: addSeconds(now, 15 * DAY),
    clientAuthority: addSeconds(now, 400 * DAY),
    server: addSeconds(now, 30 * DAY),
    crl: addSeconds(now, 4 * DAY),
  }
  return { ...report, results, verdict: 'enforced', ends }
}

function standing(more: Partial<Standing> = {}, report = soundReport()): Standing {
  return {
    version: '1.2.3',
    target: 'https://127.0.0.1:8443',
    host: 'api.acme.internal',
    intervalSeconds: 300,
    watchedSince: addSeconds(now, -HOUR),
    probes: 100,
    failures: { 'not-made': 0, unreachable: 0, 'honest-client-fails': 0 },
    notEnforced: 0,
    lastReached: addSeconds(now, -300),
    last: { endedAt: addSeconds(now, -300), elapsedMs: 8000, report },
    ...more,
  }
}

const samplesOf = (one: Standing): readonly Sample[] => readMetrics(encodeMetrics(one)).samples

function ending(what: 'client' | 'server' | 'clientAuthority' | 'crl', inSeconds: number): readonly Sample[] {
  const report = soundReport()
  return samplesOf(standing({}, { ...report, ends: { ...report.ends!, [what]: addSeconds(now, inSeconds) } }))
}

const { lastReached: _, ...neverReached } = standing({ watchedSince: addSeconds(now, -901) })

/** For each alert: what must raise it, and the nearest thing that must not. */
const cases: Readonly<Record<string, { readonly raised: readonly Sample[][]; readonly quiet: readonly Sample[][] }>> =
  Object.fromEntries(
    Object.entries({
      CountersignNotEnforced: {
        raised: [samplesOf(standing({ notEnforced: 2 }))],
        quiet: [samplesOf(standing({ notEnforced: 1 }))],
      },
      CountersignAttackSucceeds: {
        raised: [samplesOf(standing({}, makeReport()))],
        quiet: [samplesOf(standing({}, { ...makeReport(), results: makeReport().results.slice(1) }))],
      },
      CountersignServerNotReached: {
        raised: [samplesOf(standing({ lastReached: addSeconds(now, -901) })), samplesOf(neverReached)],
        quiet: [samplesOf(standing({ lastReached: addSeconds(now, -900) }))],
      },
      CountersignWatchMissing: { raised: [[]], quiet: [samplesOf(standing())] },
      CountersignCertificateEndsSoon: {
        raised: (['client', 'server', 'clientAuthority'] as const).map((what) => ending(what, 14 * DAY - 1)),
        quiet: [ending('client', 14 * DAY)],
      },
      CountersignCertificateEndsNow: {
        raised: (['client', 'server', 'clientAuthority'] as const).map((what) => ending(what, 3 * DAY - 1)),
        quiet: [ending('server', 3 * DAY)],
      },
      CountersignCrlEndsSoon: {
        raised: [ending('crl', 3 * DAY - 1), ending('crl', -HOUR)],
        quiet: [ending('crl', 3 * DAY)],
      },
      CountersignCrlEndsNow: { raised: [ending('crl', DAY - 1)], quiet: [ending('crl', DAY)] },
      CountersignRevocationLags: {
        raised: [samplesOf(standing({}, soundReport(60_001)))],
        quiet: [samplesOf(standing({}, soundReport(60_000)))],
      },
    }).map(([alert, { raised, quiet }]) => [
      alert,
      { raised: raised.map((one) => [...one]), quiet: quiet.map((one) => [...one]) },
    ]),
  )

describe('the alerts for Prometheus', () => {
  it('have a case each', () => {
    expect(rules.map(({ alert }) => alert).toSorted()).toEqual(Object.keys(cases).toSorted())
    for (const { severity } of rules) expect(['critical', 'warning']).toContain(severity)
  })

  it.each(rules)('$alert is raised by what it is for, and not by what comes close', ({ alert, expr, texts }) => {
    const { raised, quiet } = cases[alert]!
    for (const samples of raised) {
      const elements = evaluate(expr, { samples, now })
      expect(elements).not.toEqual([])
      for (const text of texts)
        for (const [, label] of text.matchAll(/\$labels\.(\w+)/g))
          expect(elements[0]!.labels, `${label} in: ${text}`).toHaveProperty(label!)
    }
    for (const samples of quiet) expect(evaluate(expr, { samples, now })).toEqual([])
  })

  it('stay silent at a sound server', () => {
    for (const { expr, alert } of rules)
      expect(evaluate(expr, { samples: samplesOf(standing()), now }), alert).toEqual([])
  })

  it('name no metric that is not there', () => {
    for (const { expr } of rules)
      for (const [name] of expr.matchAll(/countersign_\w+/g)) expect(metricNames).toContain(name)
  })
})

type Panel = {
  readonly title: string
  readonly description: string
  readonly type: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string; readonly refId: string }[]
}
type Dashboard = {
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] }
}
const dashboard = JSON.parse(readFileSync(join(folder, 'dashboard.json'), 'utf8')) as Dashboard
const targets = dashboard.panels.flatMap(({ title, targets }) => targets.map((target) => ({ title, ...target })))

describe('the dashboard for Grafana', () => {
  const samples = samplesOf(standing({}, { ...makeReport(), ends: soundReport().ends! })).concat(samplesOf(standing()))

  it.each(targets)('$title asks for a metric and for labels that are there', ({ expr, legendFormat }) => {
    const [name, ...others] = [...expr.matchAll(/countersign_\w+/g)].map(([found]) => found)
    expect(others).toEqual([])
    expect(metricNames).toContain(name)
    const labels = new Set(samples.filter((one) => one.name === name).flatMap((one) => Object.keys(one.labels)))
    const asked = [...expr.matchAll(/(\w+)=~?"/g), ...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label)
    for (const label of asked) expect(labels).toContain(label)
    expect(expr).toContain('target=~"$target"')
  })

  it('shows all of what a watch knows, and lays no panel over another', () => {
    const shown = new Set(targets.flatMap(({ expr }) => expr.match(/countersign_\w+/g) ?? []))
    const aside = metricNames.filter((name) => !shown.has(name))
    expect(aside).toEqual([
      'countersign_build_info',
      'countersign_probe_watched_since_timestamp_seconds',
      'countersign_probe_probes_total',
      'countersign_probe_last_timestamp_seconds',
    ])
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(Math.max(...dashboard.panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24)
    for (const { title, description } of dashboard.panels) expect(description, title).not.toBe('')
    for (const { name, query } of dashboard.templating.list)
      if (name === 'target') expect(metricNames).toContain(/^label_values\((\w+), target\)$/.exec(query)?.[1])
  })
})

/** Runs Prometheus' own tool over files, where this machine has it. */
function promtool(context: TestContext, words: readonly string[], input = ''): string {
  const { error, status, stdout, stderr } = spawnSync('promtool', words, { encoding: 'utf8', input })
  if (error !== undefined) leaveOut(context, 'no promtool: on Debian the package prometheus has it')
  expect(status, stdout + stderr).toBe(0)
  return stdout
}

const seriesOf = ({ name = '', labels }: Pick<Element, 'name' | 'labels'>): string =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(',')}}`

describe('Prometheus itself', () => {
  const inFolder = <T>(use: (path: string) => T): T => {
    const directory = mkdtempSync(join(tmpdir(), 'countersign-prometheus-'))
    try {
      return use(join(directory, 'file.yml'))
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  }

  it('reads the alerts, and every query of the dashboard', (context) => {
    expect(promtool(context, ['check', 'rules', alertsFile])).toContain(`${rules.length} rules found`)
    inFolder((path) => {
      const asked = targets.map(({ expr }, index) => ({
        record: `query:${index}`,
        expr: expr.replaceAll('$target', '.*'),
      }))
      // JSON is YAML, too.
      writeFileSync(path, JSON.stringify({ groups: [{ name: 'dashboard', rules: asked }] }))
      expect(promtool(context, ['check', 'rules', path])).toContain(`${targets.length} rules found`)
    })
  })

  it('has nothing to say against the metrics', (context) => {
    expect(promtool(context, ['check', 'metrics'], encodeMetrics(standing()))).toBe('')
  })

  it('finds by each alert what is found here', (context) => {
    const tests = rules.flatMap(({ alert, expr }) =>
      [...cases[alert]!.raised, ...cases[alert]!.quiet].map((samples) => ({
        interval: '1m',
        input_series: samples.map((sample) => ({ series: seriesOf(sample), values: `${sample.value}+0x130` })),
        promql_expr_test: [
          {
            expr,
            eval_time: '120m',
            exp_samples: evaluate(expr, { samples, now }).map((found) => ({
              labels: seriesOf(found),
              value: found.value,
            })),
          },
        ],
      })),
    )
    inFolder((path) => {
      writeFileSync(path, JSON.stringify({ rule_files: [alertsFile], evaluation_interval: '1m', tests }))
      expect(promtool(context, ['test', 'rules', path])).toContain('SUCCESS')
    })
  })
})
