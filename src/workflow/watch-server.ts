/**
 * Probes a server again and again until it is stopped, and serves what the probes find as metrics. How one probe is made, and what
 * people see of it, is for the caller.
 */
import { dirname } from 'node:path'
import type { Instant } from '../core/brand.ts'
import { parseDuration } from '../core/duration.ts'
import type { Listener, Listening, RequestHead, Response } from '../core/port/listener.ts'
import { type AnyRefusal, CountersignError, isRefusal } from '../core/refusal.ts'
import {
  encodeMetrics,
  type FailureReason,
  METRICS_BEGINNING,
  METRICS_TYPE,
  type Standing,
  verdictOf,
} from '../probe/report/metrics.ts'
import { isLetIn, type Report, type ReportVerdict } from '../probe/report/report.ts'
import type { Ports, Watch } from './ports.ts'

const METRICS_PATH = '/metrics'
/** A timer of the system waits no longer than 24 days; a week is more than a watch needs. */
const LONGEST_INTERVAL_SECONDS = 7 * 86_400

/** What came of one probe. */
export type Probed = { readonly startedAt: Instant; readonly elapsedMs: number } & (
  | { readonly report: Report }
  | { readonly refusal: AnyRefusal }
)

/** Where metrics are served: an address of this machine, and its port. */
export type MetricsPlace = { readonly host: string; readonly port: number; readonly reach: 'loopback' | 'network' }

export type WatchRequest = {
  /** The URL that is probed, and the name by which clients reach it, for the metrics. */
  readonly target: string
  readonly host: string
  readonly intervalSeconds: number
  readonly metrics?: MetricsPlace
  /** A file for the textfile collector of node_exporter. */
  readonly textfile?: string
  /** Makes one probe. What `watch` throws ends it. */
  readonly probe: (watch: Watch) => Promise<Report>
  readonly watch: Watch
  /** Told of each probe that has ended, before the next begins. What it throws ends the watch. */
  readonly onProbe: (probed: Probed) => Promise<void>
  /** Told of what does not go as it should, and of where metrics are. */
  readonly log: (line: string) => void
}

/**
 * Parses how far apart probes begin: a duration of at most a week.
 *
 * Pure.
 *
 * @returns seconds
 * @throws {CountersignError} `input.malformed`
 */
export function parseInterval(text: string): number {
  const seconds = parseDuration(text)
  if (seconds <= LONGEST_INTERVAL_SECONDS) return seconds
  throw new CountersignError('input.malformed', { what: 'interval', value: text, expected: 'at most 7d, such as 1h' })
}

/**
 * Parses where metrics are served. They name every attack that succeeds: other machines reach them only where somebody has said so.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`; `usage.wrong` for an address that other machines may reach
 */
export function parseMetricsPlace(text: string, beyondLoopback: 'allowed' | 'refused'): MetricsPlace {
  const [, host = '', digits] = /^(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]):([1-9]\d{0,4})$/.exec(text) ?? []
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined
  const port = Number(digits)
  // Another spelling of an address may stand for another address than it seems to.
  if (url === undefined || url.hostname !== host || !(port <= 65_535)) {
    const expected = 'an IP address and a port, such as 127.0.0.1:9464 or [::1]:9464'
    throw new CountersignError('input.malformed', { what: 'address for metrics', value: text, expected })
  }
  const bare = host.replace(/^\[|\]$/g, '')
  if (bare === '::1' || bare.startsWith('127.')) return { host: bare, port, reach: 'loopback' }
  if (beyondLoopback === 'allowed') return { host: bare, port, reach: 'network' }
  throw new CountersignError('usage.wrong', {
    problem: `the metrics name every attack that succeeds, and other machines may reach ${text}`,
    next: `listen on this machine alone, such as 127.0.0.1:${port}, or add --metrics-beyond-loopback`,
  })
}

/** Whether a request names this machine as its host: a page of another site that has its name point here does not. */
const isForUs = ({ fields }: RequestHead, { reach }: MetricsPlace): boolean =>
  reach === 'network' || /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/i.test(fields('host')[0] ?? '')

function respond(head: RequestHead, place: MetricsPlace, standing: Standing): Response {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' }
  if (!isForUs(head, place)) return { status: 421, headers, body: 'the Host of this request is another machine\n' }
  if (head.target.split('?', 1)[0] !== METRICS_PATH)
    return { status: 404, headers, body: `the metrics are at ${METRICS_PATH}\n` }
  if (head.method !== 'GET' && head.method !== 'HEAD')
    return { status: 405, headers: { ...headers, Allow: 'GET, HEAD' }, body: 'this method is not served here\n' }
  return { status: 200, headers: { ...headers, 'Content-Type': METRICS_TYPE }, body: encodeMetrics(standing) }
}

/** Requires that the file of metrics is one that is read, and replaces nothing but metrics. */
async function requireTextfile(path: string, { files }: Pick<Ports, 'files'>): Promise<string> {
  if (!path.endsWith('.prom')) {
    throw new CountersignError('input.malformed', {
      what: 'name of a file of metrics',
      value: path,
      expected: 'a name that ends in .prom: node_exporter reads no others',
    })
  }
  const place = files.resolve(path)
  if ((await files.describe(dirname(place))) === undefined)
    throw new CountersignError('disk.failed', { path, problem: 'its directory does not exist' })
  if ((await files.describe(place))?.kind === 'symlink') throw new CountersignError('file.symlink', { path })
  const there = await files.readText(place)
  if (there === undefined || there === '' || there.startsWith(METRICS_BEGINNING)) return place
  throw new CountersignError('usage.wrong', {
    problem: `--textfile would replace ${path}, which has no metrics of countersign`,
    next: 'name another file: one that does not exist, or that of an earlier watch',
  })
}

/** Why a probe settled nothing; undefined where the honest client was let in. */
function failureOf(probed: Probed): FailureReason | undefined {
  if ('refusal' in probed) return probed.refusal.code === 'network.failed' ? 'unreachable' : 'not-made'
  const { controls } = probed.report
  if (isLetIn(controls)) return undefined
  return controls.every(({ first }) => first.end === 'unreachable') ? 'unreachable' : 'honest-client-fails'
}

/** How the server stands after one more probe. */
function after(standing: Standing, probed: Probed, endedAt: Instant): Standing {
  const failure = failureOf(probed)
  const report = 'report' in probed ? probed.report : undefined
  const { failures, probes, notEnforced } = standing
  return {
    ...standing,
    probes: probes + 1,
    failures: failure === undefined ? failures : { ...failures, [failure]: failures[failure] + 1 },
    notEnforced: verdictOf(report) === 'enforced' ? 0 : notEnforced + 1,
    ...(failure === undefined ? { lastReached: endedAt } : {}),
    last: { endedAt, elapsedMs: probed.elapsedMs, ...(report === undefined ? {} : { report }) },
  }
}

/** Whether the first probe may fail so, and the next be another: all else was said wrong, and stays so. */
const mayPass = ({ code }: AnyRefusal): boolean => code === 'network.failed' || code === 'store.busy'

/**
 * Probes a server, and again each time an interval after the last probe began, or at once where that took longer: never two at once.
 *
 * Guarantees that a probe that fails is counted and ends nothing, unless it is the first and was refused for what was said; and that a
 * probe is ended and tidies up after itself when the watch is stopped, by SIGINT, SIGTERM or SIGHUP, before this gives its answer.
 *
 * @returns the verdict of the last probe that has ended
 * @throws {CountersignError} `command.interrupted` where none has; `network.failed` where metrics cannot be served; `input.malformed`,
 * `usage.wrong`, `file.symlink`, `disk.*` for a textfile; what the first probe refuses
 */
export async function watchServer(
  request: WatchRequest,
  ports: Pick<Ports, 'clock' | 'files' | 'shipped'> & { readonly listener: Pick<Listener, 'listen' | 'heedStop'> },
): Promise<ReportVerdict> {
  const { clock, files, listener, shipped } = ports
  const { metrics, intervalSeconds, target, host } = request
  const textfile = request.textfile === undefined ? undefined : await requireTextfile(request.textfile, ports)
  let standing: Standing = {
    version: shipped.version,
    target,
    host,
    intervalSeconds,
    watchedSince: clock.now(),
    probes: 0,
    failures: { 'not-made': 0, unreachable: 0, 'honest-client-fails': 0 },
    notEnforced: 0,
  }
  const writeTextfile = async (): Promise<void> => {
    if (textfile !== undefined) await files.write(textfile, encodeMetrics(standing), 'public')
  }
  const stopping = await listener.heedStop()
  const { signal } = stopping
  const watch: Watch = (label, done, total) => {
    if (signal.aborted) throw new CountersignError('command.interrupted', {})
    request.watch(label, done, total)
  }
  let listening: Listening | undefined
  try {
    await writeTextfile()
    if (metrics !== undefined) {
      const place = { kind: 'tcp', host: metrics.host, port: metrics.port } as const
      listening = await listener.listen(place, (head) => respond(head, metrics, standing))
      request.log(`metrics at http://${listening.at}${METRICS_PATH}`)
    }
    while (!signal.aborted) {
      const [startedAt, startedMs] = [clock.now(), clock.elapsedMs()]
      const found = await settle(request.probe(watch))
      // What a probe is refused that somebody has ended is no news.
      if ('refusal' in found && signal.aborted) break
      if ('refusal' in found && standing.probes === 0 && !mayPass(found.refusal)) throw found.refusal
      const probed = { startedAt, elapsedMs: clock.elapsedMs() - startedMs, ...found }
      standing = after(standing, probed, clock.now())
      await request.onProbe(probed)
      const unwritten = await settle(writeTextfile())
      if ('refusal' in unwritten) request.log(`the file of metrics was not written: ${unwritten.refusal.message}`)
      const leftMs = intervalSeconds * 1000 - (clock.elapsedMs() - startedMs)
      if (leftMs <= 0 || signal.aborted) continue
      request.watch('waiting for the next probe')
      await clock.sleep(leftMs, signal)
    }
  } finally {
    stopping.release()
    await listening?.close()
  }
  if (standing.last === undefined) throw new CountersignError('command.interrupted', {})
  return verdictOf(standing.last.report)
}

/** What came of a task: its result, or its refusal. */
async function settle<T>(task: Promise<T>): Promise<{ readonly report: T } | { readonly refusal: AnyRefusal }> {
  try {
    return { report: await task }
  } catch (error) {
    if (isRefusal(error)) return { refusal: error }
    throw error
  }
}
