/** Building an exported crate, so that a second run on the same machine builds next to nothing. Starting it is elsewhere. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { systemClock } from '../../src/effects/clock.ts'
import type { Exported } from '../../src/export/write.ts'
import { runToEnd } from './exported-server.ts'

/** What `rustc` says of itself, or undefined where Rust is not installed. */
export const rustVersion: string | undefined = (() => {
  try {
    execFileSync('cargo', ['--version'], { stdio: 'ignore' })
    return execFileSync('rustc', ['--version', '--verbose'], { encoding: 'utf8' })
  } catch {
    return undefined
  }
})()

/** Whether cargo has a subcommand here; `fmt` and `clippy` are components of their own. */
export function hasCargo(subcommand: string): boolean {
  try {
    execFileSync('cargo', [subcommand, '-h'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The folder that cargo builds into, outside the clone; another one for each lock file and compiler. */
export function buildFolder(directory: string): string {
  const hash = createHash('sha256')
    .update(readFileSync(join(directory, 'Cargo.lock')))
    .update(rustVersion ?? '')
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  const folder = join(cache, 'countersign', `cargo-${hash.digest('hex').slice(0, 16)}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

export type Built = {
  readonly status: number | null
  readonly output: string
  /** A copy that later builds do not touch, and later runs find again. */
  readonly program: string
}

/** Everything that a build reads, so that what was built once needs no building again. */
const sourcesOf = (directory: string): readonly string[] =>
  ['Cargo.toml', 'Cargo.lock', ...readdirSync(join(directory, 'src')).map((one) => `src/${one}`)].sort()

function hashOf(directory: string): string {
  const hash = createHash('sha256')
  for (const name of sourcesOf(directory)) hash.update(name).update(readFileSync(join(directory, name)))
  return hash.digest('hex').slice(0, 16)
}

/** Takes the one place for a build in a folder; what a process has left behind that is gone is taken over. */
function take(place: string): boolean {
  try {
    writeFileSync(place, `${process.pid}`, { flag: 'wx' })
    return true
  } catch {
    try {
      process.kill(Number(readFileSync(place, 'utf8')), 0)
    } catch {
      rmSync(place, { force: true })
    }
    return false
  }
}

/** Builds one at a time: each puts its program where the next one does, and copies it from there. */
async function alone<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const place = join(folder, 'building')
  while (!take(place)) await systemClock.sleep(100)
  try {
    return await act()
  } finally {
    rmSync(place, { force: true })
  }
}

/** Builds an export by the command of its manifest, but into the folder that is kept; the same sources are built once. */
export async function buildCrate({ directory, commands }: Exported): Promise<Built> {
  const folder = buildFolder(directory)
  const kept = join(folder, `built-${hashOf(directory)}`)
  const said = `${kept}.txt`
  const make = async (): Promise<Built | undefined> => {
    if (existsSync(said)) return undefined
    // To cargo all exports are one crate, and sources that are older than what was built last are built already.
    const now = new Date()
    for (const name of sourcesOf(directory)) utimesSync(join(directory, name), now, now)
    const [made] = commands.run[0].split('/', 1) as [string]
    const argv = (commands.build ?? []).map((word) => (word === made ? folder : word))
    const { status, output } = await runToEnd(argv, directory)
    if (status !== 0) return { status, output, program: kept }
    copyFileSync(commands.run[0].replace(made, folder), kept)
    writeFileSync(said, output)
    return undefined
  }
  const failed = existsSync(said) ? undefined : await alone(folder, make)
  return failed ?? { status: 0, output: readFileSync(said, 'utf8'), program: kept }
}

/** Puts what was built where the manifest's own build would have put it. */
export async function installCrate({ directory, commands }: Exported, { program }: Built): Promise<void> {
  const path = join(directory, commands.run[0])
  mkdirSync(dirname(path), { recursive: true })
  copyFileSync(program, path)
}
