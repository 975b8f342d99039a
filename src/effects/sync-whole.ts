/**
 * Makes everything durable that was written to a file system, at once: of many small files, that takes a third of the time of syncing each.
 * Writes nothing.
 *
 * Node.js has no call for it (syncfs), so the system's own program makes it. It is believed on Linux since 5.8, which tells when
 * something could not be written (syncfs(2)), and of file systems that end at a disk of this machine.
 */
import { spawn } from 'node:child_process'
import { statfsSync, statSync } from 'node:fs'
import { release } from 'node:os'

/** The types of ext, XFS, Btrfs and tmpfs (statfs(2)). Others may reach over a network, or pass the call on to nobody. */
const LOCAL: readonly number[] = [0xef53, 0x58465342, 0x9123683e, 0x01021994]
const SINCE = { major: 5, minor: 8 }

function isBelieved(directory: string): boolean {
  if (process.platform !== 'linux') return false
  const [major = 0, minor = 0] = release().split('.').map(Number)
  const isNew = major > SINCE.major || (major === SINCE.major && minor >= SINCE.minor)
  return isNew && LOCAL.includes(statfsSync(directory).type)
}

/** Syncs the file system of a directory. @returns whether all of it is durable; false also where the program cannot be started */
export const syncWhole = (directory: string): Promise<boolean> =>
  new Promise((resolve) => {
    try {
      // In a group of its own: Ctrl-C is for the command, which still needs the answer.
      const options = { stdio: 'ignore', detached: true, env: { PATH: process.env['PATH'] } } as const
      const child = spawn('sync', ['-f', directory], options)
      child.once('error', () => resolve(false))
      child.once('exit', (status) => resolve(status === 0))
    } catch {
      resolve(false)
    }
  })

/** By device, whether its file system could be synced once. */
const able = new Map<number, Promise<boolean>>()

/**
 * Finds out whether {@link syncWhole} is to be asked for all of these directories, before anything in them depends on it: a failure
 * is reported once, so that it is too late to ask then.
 */
export async function canSyncWhole(directories: Iterable<string>): Promise<boolean> {
  const devices = new Map(Array.from(directories, (directory) => [statSync(directory).dev, directory]))
  const [[device, directory] = []] = devices
  if (device === undefined || directory === undefined || devices.size > 1) return false
  const known = able.get(device) ?? (isBelieved(directory) ? syncWhole(directory) : Promise.resolve(false))
  able.set(device, known)
  return known
}
