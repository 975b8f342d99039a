/** Servers of several versions side by side: this machine's own, and those of newer Debians. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runToEnd } from './exported-server.ts'
import { debianRoot, debianRunner, hereRunner, type Runner } from './runner.ts'

/** A system with a server of its own; without a runner, `missing` says what would bring it. */
export type Release = { readonly title: string; readonly runner: Runner | undefined; readonly missing: string }

/**
 * This machine first.
 *
 * @param files what must be there for the server to run
 * @param packages what brings them on Debian
 */
export function releasesOf(files: readonly string[], name: string, packages: string): readonly [Release, ...Release[]] {
  const isIn = (root: string): boolean => files.every((file) => existsSync(join(root, file)))
  return [
    {
      title: 'this machine',
      runner: isIn('/') ? hereRunner() : undefined,
      missing: `no ${name}: apt-get install ${packages}`,
    },
    ...['trixie', 'sid'].map((release) => {
      const root = debianRoot(release)
      return {
        title: `Debian ${release}`,
        runner: root !== undefined && isIn(root) ? debianRunner(release) : undefined,
        missing: `no Debian ${release} with ${name}: scripts/install-debians.sh makes it, as root`,
      }
    }),
  ]
}

/** Whether the OpenSSL that a server of this system loads is 3.5 or later, and so has ML-KEM. */
export async function hasMlKem(runner: Runner, version: readonly [string, ...string[]]): Promise<boolean> {
  const said = await runToEnd(runner.wrap(['/usr/bin/openssl', 'version']), '/').catch(() => undefined)
  const { output } = said?.status === 0 ? said : await runToEnd(runner.wrap(version), '/')
  return /OpenSSL 3\.([5-9]|\d\d)/.test(output)
}
