/** Where programs of other Debian versions run: here, or in a folder that holds such a system. What they run is the tests' matter. */
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Processes, Running } from '../../src/core/port/processes.ts'
import { systemProcesses } from '../../src/effects/processes.ts'

/** The user as whom servers run if the tests run as root: nobody. */
const ORDINARY = 65534

const isRoot = process.getuid?.() === 0

/** A system to run a server in, as an ordinary user. */
export type Runner = {
  readonly title: string
  /** A fresh folder that the server can see, for exports. */
  folder(): string
  /** Where the server sees what lies at this path. */
  seen(path: string): string
  /** Hands a folder over to the ordinary user. */
  settle(directory: string): void
  /** The command line that runs this one there. */
  wrap(argv: readonly [string, ...string[]]): readonly [string, ...string[]]
  /** Processes that are started and reloaded there. */
  readonly processes: Processes
  /** Removes all folders. */
  clear(): void
}

function hand(path: string): void {
  chownSync(path, ORDINARY, ORDINARY)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) hand(join(path, name))
}

/** As an ordinary user here, who may read what root may, and write nothing of root's. */
const reading = isRoot
  ? [
      ...['setpriv', `--reuid=${ORDINARY}`, `--regid=${ORDINARY}`, '--clear-groups'],
      ...['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search', '--'],
    ]
  : []

/** Whether a command line runs this program itself, which stands beside a server: it is here, and in no other system. */
const runsUs = (argv: readonly string[]): boolean => argv.includes(process.execPath)

function makeRunner(title: string, root: string, enter: readonly string[]): Runner {
  const made: string[] = []
  let temporary: string | undefined
  const parent = root === '' ? tmpdir() : join(root, 'srv')
  const settle = (directory: string): void => {
    if (isRoot) hand(directory)
  }
  const folder = (): string => {
    mkdirSync(parent, { recursive: true })
    const one = mkdtempSync(join(parent, 'countersign-'))
    made.push(one)
    settle(one)
    return one
  }
  // Within the folder, its own path is the root.
  const seen = (word: string): string => (root === '' ? word : word.replaceAll(root, ''))
  // Our folder for temporary files may be one where that user writes nothing.
  const wrap: Runner['wrap'] = (argv) => {
    temporary ??= folder()
    if (runsUs(argv)) return [...reading, 'env', `TMPDIR=${temporary}`, ...argv] as [string, ...string[]]
    const inside = [`TMPDIR=${temporary}`, ...argv].map(seen)
    return [...enter, 'env', ...inside] as [string, ...string[]]
  }
  return {
    title,
    folder,
    seen,
    settle,
    wrap,
    processes: {
      start: async (argv, directory) => {
        settle(directory)
        const running = await systemProcesses.start(wrap(argv), directory)
        const signal: Running['signal'] = (name) => {
          settle(directory)
          running.signal(name)
        }
        return { ...running, signal }
      },
    },
    clear: () => {
      temporary = undefined
      for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** This machine itself. */
export const hereRunner = (): Runner =>
  makeRunner(
    'this machine',
    '',
    isRoot ? ['setpriv', `--reuid=${ORDINARY}`, `--regid=${ORDINARY}`, '--clear-groups', '--'] : [],
  )

/** This machine itself, where the program lies in a folder of root's alone: it may read what root may, and write nothing of root's. */
export const readingRunner = (): Runner => makeRunner('this machine', '', reading)

/** Where the newest Debian of a release lies that `scripts/install-debians.sh` has made; undefined where there is none, or we are not root. */
export function debianRoot(release: string): string | undefined {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'countersign')
  if (!existsSync(cache) || !isRoot) return undefined
  const made = readdirSync(cache).filter((one) => new RegExp(`^debian-${release}-[0-9a-f]{8}$`).test(one))
  const ages = made.map((name) => ({ root: join(cache, name), at: statSync(join(cache, name)).ctimeMs }))
  return ages.sort((one, other) => other.at - one.at)[0]?.root
}

/** The Debian of a release; undefined where there is none. */
export function debianRunner(release: string): Runner | undefined {
  const root = debianRoot(release)
  if (root === undefined) return undefined
  // With what programs expect of a system, seen by this one alone and gone with it.
  const mounts = 'mount -t proc proc "$0/proc" && mount -t tmpfs -o mode=1777 shm "$0/dev/shm"'
  const enter = `${mounts} && case $PWD in "$0"/*) at=\${PWD#"$0"} ;; *) at=/ ;; esac && exec chroot --userspec=${ORDINARY}:${ORDINARY} "$0" env -C "$at" "$@"`
  return makeRunner(`Debian ${release}`, root, ['unshare', '--mount', 'sh', '-c', enter, root])
}
