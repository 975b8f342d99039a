/** A watch over real servers on loopback: what it serves, what it survives, and how it ends. The signals come from here. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { systemListener } from '../../src/effects/listener.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { runProbe } from '../../src/probe/probe.ts'
import {
  type Probed,
  parseInterval,
  parseMetricsPlace,
  type WatchRequest,
  watchServer,
} from '../../src/workflow/watch-server.ts'
import { readMetrics } from '../support/metrics.ts'
import { makeReport } from '../support/report-kit.ts'
import { hurriedPorts, makePki, probeOf, probePorts, startSound, type Twin } from '../support/twins.ts'

let directory: string
const ended: (() => unknown)[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-watch-'))
})
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
  rmSync(directory, { recursive: true, force: true })
})

const pki = makePki()
const few = attacks.filter(({ id }) => ['no-certificate', 'self-signed'].includes(id))
const probeSound =
  (port: number): WatchRequest['probe'] =>
  (watch) =>
    runProbe(probeOf(pki, port, { onProgress: (done, total, label) => watch(label, done, total) }), probePorts, few)

async function startTwin(): Promise<Twin> {
  const twin = await startSound(pki)
  ended.push(() => twin.close())
  return twin
}

/** Watches, and gives the means to stop and what was told. */
function begin(wish: Partial<WatchRequest> & Pick<WatchRequest, 'probe'>) {
  const stopping = new AbortController()
  const probed: Probed[] = []
  const log: string[] = []
  let released = false
  const listener = {
    ...systemListener,
    heedStop: async () => ({
      signal: stopping.signal,
      release: () => {
        released = true
      },
    }),
  }
  const request: WatchRequest = {
    target: 'https://127.0.0.1:8443',
    host: 'api.acme.internal',
    intervalSeconds: 0.01,
    watch: () => undefined,
    log: (line) => log.push(line),
    ...wish,
    onProbe: async (one) => {
      probed.push(one)
      await wish.onProbe?.(one)
    },
  }
  const shipped = { skeleton: '', templates: '', version: '1.2.3', program: ['', ''] } as const
  const verdict = watchServer(request, { clock: systemClock, files: systemFiles, listener, shipped })
  const stop = () => stopping.abort()
  ended.push(() => {
    stop()
    return verdict.catch(() => undefined)
  })
  return { verdict, probed, log, stop, isReleased: () => released }
}

/** The code of what is refused. */
const codeOf = (task: Promise<unknown>): Promise<string> =>
  task.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof CountersignError ? error.code : String(error)),
  )

/** Waits for what must happen. */
async function until(happens: () => boolean): Promise<void> {
  while (!happens()) await delay(5)
}

function ask(port: number, path: string, { method = 'GET', host }: { method?: string; host?: string } = {}) {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const headers = host === undefined ? {} : { host }
    const asked = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => {
        body += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body }),
      )
    })
    asked.once('error', reject).end()
  })
}

const readValue = (text: string, name: string, labels: Readonly<Record<string, string>> = {}): number | undefined =>
  readMetrics(text).samples.find(
    (one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value),
  )?.value

describe('a watch', () => {
  it('probes again and again, serves what it finds on loopback, and ends with the last verdict', async () => {
    const twin = await startTwin()
    const port = await systemNetwork.freePort('127.0.0.1')
    const textfile = join(directory, 'countersign.prom')
    const metrics = { host: '127.0.0.1', port, reach: 'loopback' } as const
    const watch = begin({ probe: probeSound(twin.port), metrics, textfile })
    await until(() => watch.probed.length >= 3)
    const served = await ask(port, '/metrics')
    expect(served).toMatchObject({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' })
    expect(readValue(served.body, 'countersign_probe_verdict', { verdict: 'enforced' })).toBe(1)
    expect(readValue(served.body, 'countersign_probe_not_enforced_in_a_row')).toBe(0)
    expect(readValue(served.body, 'countersign_probe_probes_total')).toBeGreaterThanOrEqual(3)
    for (const certificate of ['client', 'server', 'client-ca']) {
      const end = readValue(served.body, 'countersign_probe_certificate_end_timestamp_seconds', { certificate })
      expect(end, certificate).toBeGreaterThan(systemClock.now())
    }
    for (const { id, severity } of few) {
      const labels = { attack: id, severity, verdict: 'enforced' }
      expect(readValue(served.body, 'countersign_probe_attack', labels), id).toBe(1)
    }
    expect(await ask(port, '/metrics?x=y', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    expect((await ask(port, '/')).status).toBe(404)
    expect((await ask(port, '/metrics', { method: 'POST' })).status).toBe(405)
    // A page whose name was made to stand for this machine asks by that name.
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example'])
      expect((await ask(port, '/metrics', { host })).status, host).toBe(421)
    expect((await ask(port, '/metrics', { host: 'localhost' })).status).toBe(200)
    watch.stop()
    expect(await watch.verdict).toBe('enforced')
    expect(watch.isReleased()).toBe(true)
    await expect(ask(port, '/metrics')).rejects.toThrow(/ECONNREFUSED/)
    expect(watch.log).toEqual([`metrics at http://127.0.0.1:${port}/metrics`])
    const written = readFileSync(textfile, 'utf8')
    expect(readValue(written, 'countersign_probe_probes_total')).toBe(watch.probed.length)
    expect(readdirSync(directory)).toEqual(['countersign.prom'])
  })

  it('counts a server that is down, and finds it again when it is back', async () => {
    const port = await systemNetwork.freePort('127.0.0.1')
    const textfile = join(directory, 'countersign.prom')
    const up: { port: number } = { port }
    const watch = begin({ probe: (told) => probeSound(up.port)(told), textfile })
    await until(() => watch.probed.length >= 2)
    const down = readFileSync(textfile, 'utf8')
    expect(readValue(down, 'countersign_probe_failures_total', { reason: 'unreachable' })).toBeGreaterThanOrEqual(1)
    expect(readValue(down, 'countersign_probe_verdict', { verdict: 'inconclusive' })).toBe(1)
    expect(readValue(down, 'countersign_probe_last_reached_timestamp_seconds')).toBeUndefined()
    up.port = (await startTwin()).port
    const verdictOf = (one: Probed | undefined) => one !== undefined && 'report' in one && one.report.verdict
    await until(() => verdictOf(watch.probed.at(-1)) === 'enforced')
    watch.stop()
    expect(await watch.verdict).toBe('enforced')
    const again = readFileSync(textfile, 'utf8')
    expect(readValue(again, 'countersign_probe_not_enforced_in_a_row')).toBe(0)
    expect(readValue(again, 'countersign_probe_last_reached_timestamp_seconds')).toBeGreaterThan(0)
  })

  it('tells a server that refuses the honest client from one that is not there', async () => {
    const twin = await startTwin()
    const textfile = join(directory, 'countersign.prom')
    const probe: WatchRequest['probe'] = () =>
      runProbe(probeOf(pki, twin.port, { credential: pki.stranger }), hurriedPorts, few)
    const watch = begin({ probe, textfile })
    await until(() => watch.probed.length >= 2)
    watch.stop()
    expect(await watch.verdict).toBe('inconclusive')
    const text = readFileSync(textfile, 'utf8')
    expect(readValue(text, 'countersign_probe_failures_total', { reason: 'unreachable' })).toBe(0)
    expect(readValue(text, 'countersign_probe_failures_total', { reason: 'honest-client-fails' })).toBeGreaterThan(0)
  })

  it('has the lag of each way after a revocation in mid-probe', async () => {
    const twin = await startTwin()
    const lasting = ['revocation-lag', 'resumption-after-revocation', 'connection-after-revocation']
    const listed = attacks.filter(({ id }) => lasting.includes(id))
    const textfile = join(directory, 'countersign.prom')
    const watch = begin({ probe: () => runProbe(probeOf(pki, twin.port), probePorts, listed), textfile })
    await until(() => watch.probed.length >= 1)
    watch.stop()
    await watch.verdict
    const text = readFileSync(textfile, 'utf8')
    for (const attack of lasting) {
      const lag = readValue(text, 'countersign_probe_revocation_lag_seconds', { attack })
      // The server has it at once; what more there is, the machine needs.
      expect(lag, attack).toBeGreaterThanOrEqual(0)
      expect(lag, attack).toBeLessThan(60)
    }
  })

  it('begins each probe an interval after the last began, at once after a longer one, and never two at once', async () => {
    const begins: number[] = []
    let [under, most] = [0, 0]
    const takesMs = [10, 10, 400, 10, 10]
    const probe = async () => {
      begins.push(systemClock.elapsedMs())
      under += 1
      most = Math.max(most, under)
      await delay(takesMs[begins.length - 1] ?? 10)
      under -= 1
      return makeReport()
    }
    const watch = begin({ probe, intervalSeconds: 0.15 })
    await until(() => watch.probed.length >= 5)
    watch.stop()
    await watch.verdict
    expect(most).toBe(1)
    const gaps = begins.slice(1, 5).map((at, index) => at - begins[index]!)
    // A timer may be early by a millisecond; how late it is, the machine decides.
    for (const [index, least] of [148, 148, 398, 148].entries())
      expect(gaps[index], `gap ${index}`).toBeGreaterThanOrEqual(least)
  })

  it('ends at once while it waits', async () => {
    const watch = begin({ probe: async () => makeReport(), intervalSeconds: 86_400 })
    await until(() => watch.probed.length === 1)
    watch.stop()
    expect(await watch.verdict).toBe('bypassed')
    expect(watch.probed).toHaveLength(1)
  })

  it('ends the probe under way when it is stopped, waits for it to tidy up, and keeps the verdict of the last whole one', async () => {
    const tidied: number[] = []
    let probes = 0
    const probe: WatchRequest['probe'] = async (watch) => {
      probes += 1
      try {
        for (;;) {
          await delay(5)
          watch('attacking')
          if (probes === 1) return makeReport()
        }
      } finally {
        await delay(50)
        tidied.push(probes)
      }
    }
    const watch = begin({ probe })
    await until(() => probes === 2)
    watch.stop()
    expect(await watch.verdict).toBe('bypassed')
    expect(tidied).toEqual([1, 2])
    expect(watch.probed).toHaveLength(1)
  })

  it('refuses as interrupted where no probe has ended', async () => {
    const probe: WatchRequest['probe'] = async (watch) => {
      for (;;) {
        await delay(5)
        watch('attacking')
      }
    }
    const watch = begin({ probe })
    await delay(20)
    watch.stop()
    expect(await codeOf(watch.verdict)).toBe('command.interrupted')
    expect(watch.isReleased()).toBe(true)
  })

  it('refuses what the first probe was told wrong, and counts the same later', async () => {
    const unknown = new CountersignError('name.unknown', { name: 'alcie', near: [] })
    const first = begin({ probe: () => Promise.reject(unknown) })
    expect(await codeOf(first.verdict)).toBe('name.unknown')
    expect(first.isReleased()).toBe(true)
    expect(first.probed).toEqual([])

    const textfile = join(directory, 'countersign.prom')
    let probes = 0
    const probe = async () => {
      probes += 1
      if (probes === 2) throw unknown
      return makeReport()
    }
    const later = begin({ probe, textfile, onProbe: async () => (probes === 2 ? later.stop() : undefined) })
    expect(await later.verdict).toBe('inconclusive')
    const text = readFileSync(textfile, 'utf8')
    expect(readValue(text, 'countersign_probe_failures_total', { reason: 'not-made' })).toBe(1)
    expect(readValue(text, 'countersign_probe_attack')).toBeUndefined()
  })

  it('waits for a name that cannot be looked up yet', async () => {
    const failed = new CountersignError('network.failed', { address: 'a.example', problem: 'no such name' })
    const watch = begin({ probe: () => Promise.reject(failed) })
    await until(() => watch.probed.length >= 2)
    watch.stop()
    expect(await watch.verdict).toBe('inconclusive')
  })

  it('ends with a bug, and with what is told that cannot be', async () => {
    const bug = begin({ probe: () => Promise.reject(new TypeError('ours')) })
    await expect(bug.verdict).rejects.toThrow('ours')
    const onProbe = () => Promise.reject(new CountersignError('output.failed', { problem: 'ENOSPC' }))
    const mute = begin({ probe: async () => makeReport(), onProbe })
    expect(await codeOf(mute.verdict)).toBe('output.failed')
  })

  it('refuses where another program has the port of the metrics', async () => {
    const { port } = await startTwin()
    const probe = () => Promise.reject(new TypeError('nothing is probed then'))
    const watch = begin({ probe, metrics: { host: '127.0.0.1', port, reach: 'loopback' } })
    expect(await codeOf(watch.verdict)).toBe('network.failed')
    expect(watch.isReleased()).toBe(true)
  })

  it('goes on where the file of metrics cannot be written later, and says so', async () => {
    const folder = mkdtempSync(join(directory, 'gone-'))
    const watch = begin({
      probe: async () => makeReport(),
      textfile: join(folder, 'countersign.prom'),
      onProbe: async () => rmSync(folder, { recursive: true, force: true }),
    })
    await until(() => watch.probed.length >= 2)
    watch.stop()
    expect(await watch.verdict).toBe('bypassed')
    expect(watch.log[0]).toMatch(/^the file of metrics was not written: /)
  })

  it('replaces nothing but metrics of its own', async () => {
    const at = (name: string) => join(directory, name)
    writeFileSync(at('node.prom'), '# HELP node_load1 1m load average.\n')
    symlinkSync(at('node.prom'), at('link.prom'))
    const refused = (textfile: string) => codeOf(begin({ probe: async () => makeReport(), textfile }).verdict)
    expect(await refused(at('node.prom'))).toBe('usage.wrong')
    expect(await refused(at('link.prom'))).toBe('file.symlink')
    expect(await refused(at('metrics.txt'))).toBe('input.malformed')
    expect(await refused(at('none/a.prom'))).toBe('disk.failed')
    expect(readFileSync(at('node.prom'), 'utf8')).toMatch(/node_load1/)
    writeFileSync(at('ours.prom'), '# HELP countersign_build_info of an earlier watch\n')
    const watch = begin({ probe: async () => makeReport(), textfile: at('ours.prom') })
    await until(() => watch.probed.length >= 1)
    watch.stop()
    await watch.verdict
    expect(readValue(readFileSync(at('ours.prom'), 'utf8'), 'countersign_probe_probes_total')).toBeGreaterThanOrEqual(1)
  })
})

describe('the interval of a watch', () => {
  it('is a duration of at most a week', () => {
    expect(parseInterval('90s')).toBe(90)
    expect(parseInterval('7d')).toBe(604_800)
    for (const text of ['8d', '2w', '0s', '5', '-1m', '1.5h', '', 'often'])
      expect(() => parseInterval(text), text).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})

describe('the place of metrics', () => {
  it('is on loopback, unless it is said otherwise', () => {
    expect(parseMetricsPlace('127.0.0.1:9464', 'refused')).toEqual({ host: '127.0.0.1', port: 9464, reach: 'loopback' })
    expect(parseMetricsPlace('[::1]:9464', 'refused')).toEqual({ host: '::1', port: 9464, reach: 'loopback' })
    for (const text of ['0.0.0.0:9464', '[::]:9464', '192.0.2.1:80', '128.0.0.1:1', '[::ffff:7f00:1]:9464']) {
      expect(() => parseMetricsPlace(text, 'refused'), text).toThrow(expect.objectContaining({ code: 'usage.wrong' }))
      expect(parseMetricsPlace(text, 'allowed').reach, text).toBe('network')
    }
    const malformed = ['localhost:9464', '9464', ':9464', '127.0.0.1', '127.0.0.1:0', '127.0.0.1:65536', '127.1:9464']
    for (const text of [
      ...malformed,
      '0177.0.0.1:9464',
      '127.0.0.256:1',
      '[::1',
      '::1:9464',
      '127.0.0.1:9464/metrics',
      '',
    ])
      for (const beyond of ['refused', 'allowed'] as const)
        expect(() => parseMetricsPlace(text, beyond), text).toThrow(
          expect.objectContaining({ code: 'input.malformed' }),
        )
  })
})
