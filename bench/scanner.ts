/** Finds the scanners that the probe is compared with: where `scripts/install-scanners.sh` puts them, and on the search path. Runs none. */
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Where `scripts/install-scanners.sh` puts what Debian 12 has not. */
const scannerFolder = (): string =>
  join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'countersign', 'scanners', 'bin')

const searched = (): readonly string[] => [scannerFolder(), ...(process.env['PATH'] ?? '').split(delimiter)]

/** Gives the path of a scanner, or undefined where this machine has none. */
export function findScanner(program: string): string | undefined {
  return searched()
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}
