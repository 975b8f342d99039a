/** Starts other programs with a limited environment, reads their output, sends them signals, and ends them by process id. */
import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Processes, Running } from '../core/port/processes.ts'
import { CountersignError } from '../core/refusal.ts'

/** The part of our environment that a child gets. No passphrase can be among it. */
const allowed = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ']
const KILL_AFTER_MS = 2000
/** As much of a child's output as is kept. */
const OUTPUT_LIMIT = 1024 * 1024

const statuses: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

export const systemProcesses: Processes = {
  start: (argv, directory, input) =>
    new Promise((resolve, reject) => {
      const [command, ...rest] = argv
      const child = spawn(command === 'node' ? process.execPath : command, rest, {
        cwd: directory,
        env: Object.fromEntries(
          allowed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
        ),
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      })
      // Its exit status says what became of one that ends, or closes its input, before it has read all of it.
      child.stdin?.on('error', () => undefined)
      child.stdin?.end(input)
      let output = ''
      let gone = 0
      const keep = (chunk: Buffer): void => {
        output += chunk.toString()
        const excess = Math.max(0, output.length - OUTPUT_LIMIT)
        output = output.slice(excess)
        gone += excess
      }
      const streams = [child.stdout, child.stderr] as unknown as readonly Socket[]
      for (const stream of streams) stream.on('data', keep)
      const exited = new Promise<number>((settle) => {
        child.once('exit', (status, signal) => {
          // What it has started in the background may hold its pipes for ever, as a server does, and must not hold us.
          for (const stream of streams) stream.unref()
          settle(status ?? 128 + (statuses[signal ?? ''] ?? 0))
        })
      })
      child.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') {
          return reject(new CountersignError('program.missing', { program: command, install: 'it' }, { cause: error }))
        }
        const problem = error.code ?? 'it cannot be started'
        reject(new CountersignError('process.failed', { command, problem }, { cause: error }))
      })
      child.once('spawn', () => {
        const running: Running = {
          pid: child.pid as number,
          output: (from = 0) => output.slice(Math.max(0, from - gone)),
          printed: () => gone + output.length,
          signal: (name) => void child.kill(name),
          exited,
          stop: async () => {
            child.kill('SIGTERM')
            const kill = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
            await exited
            clearTimeout(kill)
          },
        }
        resolve(running)
      })
    }),
}
