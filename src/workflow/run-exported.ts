/**
 * Runs a server from its exported directory during a probe: starts the server, waits until it is ready, reloads it, stops it.
 */
import type { Clock } from '../core/port/clock.ts'
import type { Processes, Running } from '../core/port/processes.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { type Argv, formatArgv, nameOurselves } from '../export/command.ts'
import { sha256Of } from '../export/directory.ts'
import type { Exported } from '../export/write.ts'
import type { Ports } from './ports.ts'

const DEADLINE_MS = 15_000
/** A first build compiles everything that the program is made of. */
const BUILD_DEADLINE_MS = 30 * 60_000
const POLL_MS = 10
/** A server of several processes answers a reload several times; this long after the first, the next reload may be asked for. */
const SETTLE_MS = 1000

export type Served = {
  /** Another one after a restart. */
  pid(): number
  /** The output of the server since its last start. */
  output(): string
  /**
   * Makes the server read its files again, and waits until it says what came of it.
   * @throws {CountersignError} `process.failed` where it keeps the old ones
   */
  reload(): Promise<void>
  /** The command line for a shell that has it read its files again as it runs now; undefined where one signal does not do it. */
  reloadLine(): string | undefined
  stop(): Promise<void>
}

/** What runs servers, and how this program is started where it stands beside one. */
export type RunPorts = { readonly processes: Processes; readonly clock: Clock } & Pick<Ports, 'shipped' | 'files'>

/** Starts one of its programs; where that is not on this machine, says how it gets there. */
async function start(argv: Argv, exported: Exported, { processes }: { processes: Processes }): Promise<Running> {
  try {
    return await processes.start(argv, exported.directory)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'program.missing') throw error
    const { program } = error.facts
    throw new CountersignError('program.missing', { program, install: exported.install }, { cause: error })
  }
}

/**
 * Builds what an export wrote, where its target asks for that; otherwise there is nothing to do. Takes minutes the first time.
 *
 * @throws {CountersignError} `process.failed` with what the build printed last
 */
export async function build(exported: Exported, ports: { processes: Processes; clock: Clock }): Promise<void> {
  const argv = exported.commands.build
  if (argv === undefined) return
  await runToEnd(argv, exported, ports, { act: 'the build', within: BUILD_DEADLINE_MS })
}

/** Runs a program that ends by itself. */
async function runToEnd(
  argv: Argv,
  exported: Exported,
  ports: { processes: Processes; clock: Clock },
  { act, within }: { readonly act: string; readonly within: number },
): Promise<void> {
  const running = await start(argv, exported, ports)
  let status: number | undefined
  void running.exited.then((value) => {
    status = value
  })
  const started = ports.clock.elapsedMs()
  while (status === undefined) {
    if (ports.clock.elapsedMs() - started > within) {
      await running.stop()
      throw failed(running, argv, `${act} did not end`, 0)
    }
    await ports.clock.sleep(POLL_MS)
  }
  if (status !== 0) throw failed(running, argv, `${act} failed`, 0)
}

/** A started program, and what it says. */
type Spoken = {
  readonly running: Running
  waitFor(from: number, words: readonly string[], act: string): Promise<string>
}

/** Starts a program that says when it is ready, and waits for that; one that does not is ended. */
async function startUntil(
  argv: Argv,
  ready: string,
  exported: Exported,
  ports: { processes: Processes; clock: Clock },
): Promise<Spoken> {
  const { clock } = ports
  const running = await start(argv, exported, ports)
  let ended = false
  void running.exited.then(() => {
    ended = true
  })
  const waitFor: Spoken['waitFor'] = async (from, words, act) => {
    const started = clock.elapsedMs()
    for (;;) {
      const found = words.find((word) => running.output(from).includes(word))
      if (found !== undefined) return found
      if (ended || clock.elapsedMs() - started > DEADLINE_MS)
        throw failed(running, argv, ended ? 'it ended' : act, from)
      await clock.sleep(POLL_MS)
    }
  }
  try {
    await waitFor(0, [ready], 'it did not report that it is ready')
    return { running, waitFor }
  } catch (error) {
    await running.stop()
    throw error
  }
}

/** Starts what stands beside the server, where something does. */
async function startBeside(exported: Exported, ports: RunPorts): Promise<Spoken | undefined> {
  const { beside } = exported.commands
  if (beside === undefined) return undefined
  return startUntil(nameOurselves(beside.argv, ports.shipped.program), beside.ready, exported, ports)
}

/** The material that a server which watches its files reads, as it lies there: what its door alone reads, it says nothing of. */
async function watchedMaterial({ commands, directory, material }: Exported, { files }: RunPorts): Promise<string> {
  const { beside, reload } = commands
  if (beside === undefined || reload.by !== 'watching') return ''
  const paths = material.filter((path) => !beside.reads.includes(path))
  const contents = await Promise.all(paths.map((path) => files.read(`${directory}/${path}`)))
  return sha256Of(contents.map((content) => (content === undefined ? '-' : sha256Of(content))).join())
}

/**
 * Starts what an export wrote and {@link build} has built, with what stands beside it and the backend that it comes with to be tried, and waits until
 * all say that they are ready.
 *
 * @param company whether that backend is started, too
 * @throws {CountersignError} `program.missing`; `process.failed` with what it printed last
 */
export async function serve(
  exported: Exported,
  ports: RunPorts,
  company: 'alone' | 'with-sample' = 'alone',
): Promise<Served> {
  const { beside, run, ready, reload, sample } = exported.commands
  const backend =
    company === 'alone' || sample === undefined
      ? undefined
      : await startUntil(sample.argv, sample.ready, exported, ports)
  let door: Spoken | undefined
  let server: Spoken
  try {
    door = await startBeside(exported, ports)
    server = await startUntil(run, ready, exported, ports)
  } catch (error) {
    await door?.running.stop()
    await backend?.running.stop()
    throw error
  }
  const { clock } = ports
  let settled = 0
  /** The position in the output from which to look for the next message of a server that watches its files. */
  let unread = server.running.printed()
  let watched = await watchedMaterial(exported, ports)
  // Failure first: "not reloaded" says "reloaded" as well.
  const hear = async (words: { readonly done: string; readonly failed: string }, from: number): Promise<void> => {
    const answer = await server.waitFor(from, [words.failed, words.done], 'it did not answer the reload')
    settled = clock.elapsedMs() + SETTLE_MS
    if (answer === words.failed) throw failed(server.running, run, 'it refused to reload', from)
  }
  const takeUpBeside = async (): Promise<void> => {
    if (door === undefined || beside === undefined) return
    const { signal, done, failed: refused } = beside.reload
    const from = door.running.printed()
    door.running.signal(signal)
    const answer = await door.waitFor(from, [refused, done], 'it did not answer the reload')
    if (answer === refused) throw failed(door.running, beside.argv, 'it refused to reload', from)
  }
  const takeUp = async (): Promise<void> => {
    switch (reload.by) {
      case 'signal': {
        const from = server.running.printed()
        server.running.signal(reload.signal)
        return hear(reload, from)
      }
      case 'command':
        return runToEnd(reload.argv, exported, ports, { act: 'the reload', within: DEADLINE_MS })
      case 'watching': {
        const lying = await watchedMaterial(exported, ports)
        if (beside !== undefined && lying === watched) return
        watched = lying
        // It speaks of each file that it finds replaced; the last word is about all of them.
        const from = unread
        await server.waitFor(from, [reload.failed, reload.done], 'it did not answer the reload')
        await clock.sleep(SETTLE_MS)
        unread = server.running.printed()
        const said = server.running.output(from)
        const endOf = (word: string): number => (said.includes(word) ? said.lastIndexOf(word) + word.length : -1)
        if (endOf(reload.failed) >= endOf(reload.done)) throw failed(server.running, run, 'it refused to reload', from)
        return
      }
      case 'restart':
        await server.running.stop()
        server = await startUntil(run, ready, exported, ports)
    }
  }
  return {
    pid: () => server.running.pid,
    output: () => (door?.running.output() ?? '') + server.running.output(),
    reload: async () => {
      await clock.sleep(Math.max(0, settled - clock.elapsedMs()))
      await takeUpBeside()
      await takeUp()
    },
    reloadLine: () =>
      door === undefined && reload.by === 'signal'
        ? `kill -s ${reload.signal.replace('SIG', '')} ${server.running.pid}`
        : undefined,
    stop: async () => {
      await server.running.stop()
      await door?.running.stop()
      await backend?.running.stop()
    },
  }
}

function failed(running: Running, argv: Exported['commands']['run'], problem: string, from: number): CountersignError {
  const last = running.output(from).trim().split('\n').slice(-3).join(' / ')
  return new CountersignError('process.failed', {
    command: formatArgv(argv),
    problem: last === '' ? problem : `${problem}: ${last}`,
  })
}
