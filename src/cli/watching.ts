/** The options of a probe that is made again and again, and the line that tells of each. `workflow/watch-server.ts` makes them. */
import { formatInstant } from '../core/brand.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { encodeReport } from '../probe/report/json.ts'
import { verdictOf } from '../probe/report/metrics.ts'
import { type Report, standingOf } from '../probe/report/report.ts'
import { orderResults } from '../probe/report/telling.ts'
import type { Ports } from '../workflow/ports.ts'
import { type Probed, parseInterval, parseMetricsPlace, watchServer } from '../workflow/watch-server.ts'
import type { Answer, Context } from './command.ts'
import { verdictTable } from './exit.ts'
import { refusalDocument } from './refusal-document.ts'
import { printable, type Style } from './text.ts'
import type { WatchOptions } from './watch-options.ts'

/** So many attacks are named in a line; the metrics and the report have all. */
const NAMED = 5

function tellResults(report: Report, style: Style): string {
  const { counts, results, cause } = report
  if (cause !== undefined) return `the honest client fails: ${printable(cause.what)}`
  const of = (standing: 'bypassed' | 'inconclusive'): readonly string[] => {
    const found = orderResults(results).filter((result) => standingOf(result) === standing)
    const paint = standing === 'bypassed' ? style.red : style.yellow
    const names = found
      .slice(0, NAMED)
      .map(({ id, severity }) => paint(standing === 'bypassed' ? `${id} (${severity})` : id))
    const more = found.length > NAMED ? [`${found.length - NAMED} more`] : []
    return found.length === 0
      ? []
      : [`${standing === 'bypassed' ? 'succeeded' : 'without a verdict'}: ${[...names, ...more].join(', ')}`]
  }
  const counted = [
    [counts.enforced, 'refused'],
    [counts.accepted, 'accepted'],
    [counts.remark, 'with a remark'],
    [counts['not-tried'], 'not tried'],
  ] as const
  const rest = counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return [...of('bypassed'), ...of('inconclusive'), rest.join(', ')].join('; ')
}

/** One probe in one line. Pure. */
export function tellProbe(probed: Probed, style: Style): string {
  const when = formatInstant(probed.startedAt)
  const took = `${(probed.elapsedMs / 1000).toFixed(1)} s`
  if ('refusal' in probed) return `${when} ${style.yellow('not probed')}: ${printable(probed.refusal.message)}`
  const verdict = verdictOf(probed.report)
  const words = {
    enforced: style.green('enforced'),
    bypassed: style.red('BYPASSED'),
    inconclusive: style.yellow('inconclusive'),
  }
  return `${when} ${words[verdict]}: ${tellResults(probed.report, style)}; ${took}`
}

/** The values of the options that go with `--watch`. @throws {CountersignError} `usage.wrong`, `input.malformed` */
export function readWatch({ watch, metrics, metricsBeyondLoopback, textfile, keep }: WatchOptions & { keep?: string }) {
  if (watch === undefined) {
    const alone =
      metrics !== undefined ? '--metrics' : textfile !== undefined ? '--textfile' : '--metrics-beyond-loopback'
    if (metrics === undefined && textfile === undefined && !metricsBeyondLoopback) return undefined
    const problem = `${alone} goes with --watch, and there is none`
    throw new CountersignError('usage.wrong', {
      problem,
      next: 'say with --watch how often to probe, such as --watch 1h',
    })
  }
  if (keep !== undefined) {
    const problem = '--keep has one probe keep its files in a new directory, and --watch makes many probes'
    throw new CountersignError('usage.wrong', { problem, next: 'leave out one of the two' })
  }
  if (metricsBeyondLoopback && metrics === undefined) {
    const problem = '--metrics-beyond-loopback goes with --metrics, and there is none'
    throw new CountersignError('usage.wrong', { problem, next: 'say with --metrics where to serve the metrics' })
  }
  const beyond = metricsBeyondLoopback ? 'allowed' : 'refused'
  return {
    intervalSeconds: parseInterval(watch),
    ...present({ textfile, metrics: metrics === undefined ? undefined : parseMetricsPlace(metrics, beyond) }),
  }
}

/** Probes until the watch is stopped, and tells of each probe. */
export async function watchOn(
  request: NonNullable<ReturnType<typeof readWatch>> & { readonly target: string; readonly host: string },
  probe: (watch: Context['watch']) => Promise<Report>,
  { piece, log, watch }: Pick<Context, 'piece' | 'log' | 'watch'>,
  ports: Ports,
): Promise<Answer> {
  const onProbe = (probed: Probed): Promise<void> =>
    piece({
      json: 'report' in probed ? encodeReport(probed.report) : refusalDocument(probed.refusal),
      text: (style) => [tellProbe(probed, style)],
    })
  const say = (line: string): void => log(printable(line))
  const verdict = await watchServer({ ...request, probe, onProbe, log: say, watch }, ports)
  return { status: verdictTable[verdict], json: undefined, text: () => [] }
}
