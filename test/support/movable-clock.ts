/** A clock for one program alone, which jumps when told to: libfaketime stands between the two. No other program's clock is moved. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Runner } from './runner.ts'

/** Where Debian puts the library, below a folder that is named after the architecture. */
const library = ['/usr/lib', ...(existsSync('/usr/lib') ? readdirSync('/usr/lib').map((one) => `/usr/lib/${one}`) : [])]
  .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
  .find(existsSync)

export const noMovableClock = library === undefined ? 'no libfaketime: install it (libfaketime)' : undefined

export type MovableClock = {
  /** Starts programs under this clock, in the system of a runner or in this one. */
  readonly runner: Pick<Runner, 'wrap' | 'settle'>
  /** The names of what it is told by, for a program that clears its environment. */
  readonly variables: readonly string[]
  /** From now on it is so many seconds ahead of the system's, or behind. */
  move(seconds: number): void
}

const SHARED_MEMORY = '/dev/shm'

/** Whether no process has this number; one of another user does. */
function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/**
 * Removes what libfaketime before 0.9.11 leaves in shared memory where a program is killed. It is named after the process, and a later one
 * of the same number ends at its start where it lies.
 */
export function removeLeftOver(folder = SHARED_MEMORY): void {
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const name of names) {
    const [, owner] = /^(?:sem\.faketime_sem|faketime_shm)_(\d+)$/.exec(name) ?? []
    if (owner !== undefined && isGone(Number(owner))) rmSync(join(folder, name), { force: true })
  }
}

/** Makes a clock in a folder that the program can see. Durations stay true: only what time it is moves. */
export function makeMovableClock(
  directory: string,
  { wrap, settle }: Pick<Runner, 'wrap' | 'settle'> = { wrap: (argv) => argv, settle: () => undefined },
): MovableClock {
  if (library === undefined) throw new Error(noMovableClock)
  removeLeftOver()
  const folder = join(directory, 'local/clock')
  mkdirSync(folder, { recursive: true })
  // A copy, for the system of a runner may not have it.
  copyFileSync(library, join(folder, 'library'))
  const environment = {
    FAKETIME_TIMESTAMP_FILE: join(folder, 'offset'),
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_DISABLE_SHM: '1',
  }
  const words = Object.entries({ LD_PRELOAD: join(folder, 'library'), ...environment })
  const move = (seconds: number): void => {
    writeFileSync(join(folder, 'next'), seconds < 0 ? String(seconds) : `+${seconds}`)
    renameSync(join(folder, 'next'), join(folder, 'offset'))
    settle(folder)
  }
  move(0)
  return {
    runner: { wrap: (argv) => wrap(['env', ...words.map(([name, value]) => `${name}=${value}`), ...argv]), settle },
    variables: Object.keys(environment),
    move,
  }
}
