/** Foreign programs that judge what we make: where they lie, how they are asked, what a missing one means. No verdicts. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import type { TestContext } from 'vitest'

const goDirectory = resolve(import.meta.dirname, '../interop/go')

/**
 * Gives the folder that the Go judges are built into, outside the clone: it survives a fresh clone and changes whenever
 * their source or a pinned version does.
 */
export function judgeFolder(): string {
  const sources = readdirSync(goDirectory).filter((name) => /\.(go|mod|sum)$/.test(name))
  const hash = createHash('sha256')
  for (const name of sources.sort()) hash.update(name).update(readFileSync(join(goDirectory, name)))
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(cache, 'countersign', `judges-${hash.digest('hex').slice(0, 16)}`)
}

/** Where the sources of the Go judges lie. */
export const judgeSources = goDirectory

type Lookup = { readonly folders: () => readonly string[]; readonly install: string }

const onPath = (): readonly string[] => (process.env['PATH'] ?? '').split(delimiter)
const built = (): readonly string[] => [judgeFolder()]

/** Every foreign program that a test may ask for. */
const programs = {
  openssl: { folders: onPath, install: 'install OpenSSL 3' },
  judge: { folders: built, install: 'npm run judges builds it' },
  zlint: { folders: built, install: 'npm run judges builds it' },
} as const satisfies Record<string, Lookup>

export type ProgramName = keyof typeof programs

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Gives the path of a program, or undefined where this machine has none. */
export function findProgram(name: ProgramName): string | undefined {
  return programs[name]
    .folders()
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

export type Answer = { readonly status: number; readonly stdout: string; readonly stderr: string }

/** Asks a program one thing; it gets no more of our environment than it needs to start. */
export type Ask = (...argv: readonly string[]) => Promise<Answer>

function ask(path: string): Ask {
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], LC_ALL: 'C', TZ: 'UTC' }
  return (...argv) =>
    new Promise((answer, fail) => {
      const limits = { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 }
      const child = execFile(path, argv, { ...limits, env: environment }, (error, stdout, stderr) => {
        if (error === null || typeof error.code === 'number')
          answer({ status: Number(error?.code ?? 0), stdout, stderr })
        else fail(error)
      })
      child.stdin?.end()
    })
}

/**
 * Leaves a test out for a reason that the run prints and counts. In CI, where nothing may be missing, the test fails.
 */
export function leaveOut(context: TestContext, reason: string): never {
  if (process.env['CI'] === 'true') throw new Error(`left out, which CI does not allow: ${reason}`)
  return context.skip(reason)
}

/** Gives a foreign program to ask, or leaves the test out as {@link leaveOut} does. */
export function summon(context: TestContext, name: ProgramName): Ask {
  const path = findProgram(name)
  return path === undefined ? leaveOut(context, `no ${name}: ${programs[name].install}`) : ask(path)
}
