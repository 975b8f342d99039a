/** The measuring kit: what a program costs, contenders in turns, medians. Knows nothing of what is measured. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** What something took: processor time (user and system, of the whole tree of processes), and time on the wall. */
export type Cost = { readonly cpuMs: number; readonly wallMs: number }

export type Program = {
  readonly argv: readonly [string, ...string[]]
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
}

/** Runs a program to its end, both streams into pipes, as a script that reads them would. */
export function run({ argv, directory, environment }: Program): string {
  const ended = spawnSync(argv[0], argv.slice(1), { cwd: directory, env: environment, encoding: 'utf8' })
  return requireDone(argv, ended).stdout
}

function requireDone<E extends { status: number | null; stderr: string; error?: Error }>(
  argv: readonly string[],
  ended: E,
) {
  if (ended.status === 0) return ended
  throw new Error(`${argv.join(' ')}\nended with status ${ended.status}: ${ended.error?.message ?? ''}${ended.stderr}`)
}

/** bash's `time` asks the kernel about a finished child and all that it waited for; Node.js tells only about itself. */
export const TIMED = `TIMEFORMAT='%3R %3U %3S'; { time "$@" 2>&3; } 3>&2 2>&4`

/** Runs a program as {@link run} does, and gives what it cost. */
export function costOf({ argv, directory, environment }: Program): Cost {
  const ended = spawnSync('bash', ['-c', TIMED, 'bash', ...argv], {
    cwd: directory,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'pipe'],
  })
  requireDone(argv, ended)
  const [wall, user, system] = ended.output[4]!.trim().split(' ').map(Number)
  return { cpuMs: (user! + system!) * 1000, wallMs: wall! * 1000 }
}

/** How often the kernel is asked what a program has come to need. */
const ASKED_MS = 4

/**
 * The most memory that a program itself held at once, in MB; Linux tells it of what still runs. One that ends with status 1 where
 * something needs doing has done its work too.
 */
export async function peakOf({ argv, directory, environment }: Program): Promise<number> {
  const child = spawn(argv[0], argv.slice(1), { cwd: directory, env: environment, stdio: 'ignore' })
  let peak = 0
  let status: number | null | undefined
  child.on('close', (code) => {
    status = code
  })
  while (status === undefined) {
    try {
      const facts = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB/m.exec(facts)?.[1] ?? 0) / 1024)
    } catch {
      // It has ended.
    }
    await delay(ASKED_MS)
  }
  if (status === null || status > 1) throw new Error(`${argv.join(' ')}\nended with status ${status}`)
  return peak
}

/** What a piece of this process's own work costs. */
export async function costHere(work: () => unknown): Promise<Cost> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - wall }
}

export type Contender = (round: number) => Cost | Promise<Cost>

/**
 * Has contenders take turns, each once a round, so that whatever else the machine does falls on all of them. The first
 * rounds count for nothing.
 *
 * @returns what each cost, round by round
 */
export async function takeTurns<C extends { readonly [name: string]: Contender }>(
  contenders: C,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<{ readonly [K in keyof C]: readonly Cost[] }> {
  const costs = new Map<string, Cost[]>(Object.keys(contenders).map((name) => [name, []]))
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, contender] of Object.entries(contenders)) {
      const cost = await contender(round)
      if (round >= 0) costs.get(name)?.push(cost)
    }
  }
  return Object.fromEntries(costs) as unknown as { [K in keyof C]: readonly Cost[] }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The median of each dimension. */
export const typical = (costs: readonly Cost[]): Cost => ({
  cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
  wallMs: median(costs.map(({ wallMs }) => wallMs)),
})

/** Takes off, round by round, what is counted apart. */
export const without = (costs: readonly Cost[], apart: readonly Cost[]): readonly Cost[] =>
  costs.map(({ cpuMs, wallMs }, round) => ({
    cpuMs: cpuMs - apart[round]!.cpuMs,
    wallMs: wallMs - apart[round]!.wallMs,
  }))
