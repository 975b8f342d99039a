/**
 * A temporary directory in memory for the quick suite, which waited two thirds of its time for a disk. The suite `servers` keeps the
 * disk: programs are killed there in the middle of writing.
 */
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'

const MEMORY = '/dev/shm'
/** Far more than all tests that run at once have open. */
const ENOUGH = 2 ** 30

/** Containers have a file system in memory of 64 MB, or one from which nothing may be started. */
function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === MEMORY)
    return bavail * bsize >= ENOUGH && mount !== undefined && !/\bnoexec\b/.test(mount)
  } catch {
    return false
  }
}

/** Run by vitest before the first test; what it gives is run after the last. */
export default function setUp(): () => void {
  if (!hasRoom()) return () => {}
  const directory = mkdtempSync(`${MEMORY}/countersign-tests-`)
  process.env['COUNTERSIGN_TEST_MEMORY'] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}
