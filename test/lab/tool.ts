/** What a tool is in the lab, and how a program is run there and what that costs. Each tool is in `tools/`. */
import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { stripVTControlCharacters } from 'node:util'
import { TIMED } from '../../bench/measure.ts'
import { findScanner } from '../../bench/scanner.ts'
import type { Twin, TwinPki } from '../support/twins.ts'
import type { LabServer } from './servers.ts'

export type Target = {
  readonly twin: Twin
  readonly server: LabServer
  readonly pki: TwinPki
  /** Files: the honest client's chain, its key, both in one, and the servers' authority. A scratch file is the tool's own. */
  readonly files: { readonly [name in 'chain' | 'key' | 'both' | 'authority' | 'scratch']: string }
}

/** Runs a program to its end, and gives what it wrote on both streams. */
export type Ask = (argv: readonly [string, ...string[]]) => Promise<string>

/** What it objects to; why some of its checks had no answer; and of the probe its verdict as a whole. */
export type Seen = { readonly complaints: readonly string[]; readonly failed?: string; readonly verdict?: string }

export type Tool = {
  readonly name: string
  /** Where it is written what the program is given, for readers. */
  readonly command: string
  /** Its version, or undefined where this machine lacks it. */
  readonly version: () => Promise<string | undefined>
  /** The broken servers whose fault the tool has a check for, by its own documentation. */
  readonly looksAt: 'all' | readonly string[]
  readonly look: (target: Target, ask: Ask) => Promise<Seen>
}

/** A program that takes longer than this has hung. */
const PATIENCE_MS = 900_000

/** Runs a program, and adds what it cost. A status other than 0 is an answer: scanners end so where they object to something. */
export async function runProgram(
  argv: readonly [string, ...string[]],
): Promise<{ readonly output: string; readonly cpuSeconds: number }> {
  const path = findScanner(argv[0])
  if (path === undefined) throw new Error(`there is no ${argv[0]} here`)
  // What is drawn from sets in Python comes in the same order each time.
  const environment = {
    PATH: process.env['PATH'],
    HOME: homedir(),
    LC_ALL: 'C.UTF-8',
    PYTHONHASHSEED: '0',
    TERM: 'xterm',
  }
  const child = spawn('bash', ['-c', TIMED, 'bash', path, ...argv.slice(1)], {
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'pipe'],
  })
  const texts = ['', '', '']
  for (const [index, stream] of [child.stdio[1], child.stdio[2], child.stdio[4]].entries())
    stream?.on('data', (chunk: Buffer) => (texts[index] += chunk.toString('utf8')))
  return new Promise((resolve, reject) => {
    const hung = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      reject(new Error(`it did not end within ${PATIENCE_MS / 60_000} minutes`))
    }, PATIENCE_MS)
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(hung)
      const [, user, system] = texts[2]!.trim().split(' ').map(Number)
      resolve({ output: texts[0]! + texts[1]!, cpuSeconds: (user ?? Number.NaN) + (system ?? Number.NaN) })
    })
  })
}

/** The first group of a pattern in what a program says of itself; undefined where there is no such program. */
export async function versionOf(argv: readonly [string, ...string[]], pattern: RegExp): Promise<string | undefined> {
  if (findScanner(argv[0]) === undefined) return undefined
  const { output } = await runProgram(argv)
  const version = pattern.exec(stripVTControlCharacters(output))?.[1]
  if (version === undefined) throw new Error(`${argv.join(' ')} does not tell its version`)
  return version
}

/** Each text once, in the order of the alphabet. Pure. */
export const listed = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort()
