/** A watch of many short probes at a sound server, scraped after each: it leaves nothing behind in the process. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { systemListener } from '../../src/effects/listener.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { type WatchRequest, watchServer } from '../../src/workflow/watch-server.ts'
import { isWhole } from '../support/sweep.ts'
import { makePki, probeOf, probePorts, startSound } from '../support/twins.ts'

const few = attacks.filter(({ id }) => ['no-certificate', 'self-signed'].includes(id))

const FEW_BYTES = 200_000

/** One or two may be the test runner's own; each probe that left one would leave hundreds, or a dozen in the sample. */
const FEW_OF_A_KIND = 2

/** What this process holds of the system: sockets, timers and the like by kind, and open files. */
function holds(): Readonly<Record<string, number>> {
  const kinds = Map.groupBy(process.getActiveResourcesInfo(), (kind) => kind)
  const counts = Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length]))
  return { ...counts, files: readdirSync('/proc/self/fd').length }
}

/** What it holds once what the server and the scrape have left has closed by itself: longer on a busy machine. */
async function settled(): Promise<ReturnType<typeof holds>> {
  for (let last = holds(); ; ) {
    await delay(500)
    const now = holds()
    if (Object.entries(last).every(([kind, count]) => count <= (now[kind] ?? 0))) return now
    last = now
  }
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let times = 0; times < 3; times += 1) collect()
  return process.memoryUsage().heapUsed
}

/** Probes a sound server so often, and gives what was held and the heap after a third of the probes and after all. */
async function watchFor(rounds: number, spoil: () => unknown = () => undefined) {
  const pki = makePki()
  const twin = await startSound(pki)
  const directory = mkdtempSync(join(tmpdir(), 'countersign-watch-'))
  const port = await systemNetwork.freePort('127.0.0.1')
  const stopping = new AbortController()
  const warmUp = Math.floor(rounds / 3)
  const looks: { readonly held: ReturnType<typeof holds>; readonly bytes: number }[] = []
  let probes = 0
  const request: WatchRequest = {
    target: 'https://127.0.0.1:8443',
    host: 'localhost',
    intervalSeconds: 0.001,
    watch: () => undefined,
    log: () => undefined,
    probe: (watch) =>
      runProbe(probeOf(pki, twin.port, { onProgress: (done, all, label) => watch(label, done, all) }), probePorts, few),
    metrics: { host: '127.0.0.1', port, reach: 'loopback' },
    textfile: join(directory, 'countersign.prom'),
    onProbe: async () => {
      probes += 1
      spoil()
      await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { connection: 'close' } })).text()
      if (probes === warmUp || probes === rounds) {
        looks.push({ held: await settled(), bytes: heapBytes() })
      }
      if (probes === rounds) stopping.abort()
    },
  }
  const listener = { ...systemListener, heedStop: async () => ({ signal: stopping.signal, release: () => undefined }) }
  const shipped = { skeleton: '', templates: '', version: '1.2.3', program: ['', ''] } as const
  try {
    expect(await watchServer(request, { clock: systemClock, files: systemFiles, listener, shipped })).toBe('enforced')
  } finally {
    await twin.close()
    rmSync(directory, { recursive: true, force: true })
  }
  const [before, after] = looks
  return { before: before!.held, after: after!.held, bytesPerRound: (after!.bytes - before!.bytes) / (rounds - warmUp) }
}

it('leaves no socket, file, timer or memory behind in a thousand probes', { timeout: 3_600_000 }, async () => {
  const { before, after, bytesPerRound } = await watchFor(isWhole ? 1000 : 18)
  for (const [kind, count] of Object.entries(after))
    expect(count - (before[kind] ?? 0), kind).toBeLessThanOrEqual(FEW_OF_A_KIND)
  // Few probes are overshadowed by what Node.js compiles and keeps once.
  expect(bytesPerRound).toBeLessThan(isWhole ? 2000 : FEW_BYTES)
})

it('would see a timer and memory that each probe leaves', { timeout: 600_000 }, async () => {
  const left: { readonly timer: NodeJS.Timeout; readonly page: readonly number[] }[] = []
  const leave = () =>
    left.push({
      timer: setInterval(() => undefined, 3_600_000),
      page: Array.from({ length: 400_000 }, (_, n) => n / 3),
    })
  const { before, after, bytesPerRound } = await watchFor(9, leave)
  for (const { timer } of left) clearInterval(timer)
  expect(after['Timeout']! - before['Timeout']!).toBeGreaterThan(FEW_OF_A_KIND)
  expect(bytesPerRound).toBeGreaterThan(FEW_BYTES)
})
