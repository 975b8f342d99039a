/** Each nginx that tests start: this machine's own, and those of newer Debians. */
import { existsSync } from 'node:fs'
import type { Running } from '../../src/core/port/processes.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import type { Started } from './exported-server.ts'
import { debianRunner, hereRunner, type Runner } from './runner.ts'

export const NGINX = '/usr/sbin/nginx'
const MODULE = '/usr/lib/nginx/modules/ngx_http_js_module.so'

/** One to be tried; without a runner, `missing` says what would bring it. */
export type Nginx = { readonly title: string; readonly runner: Runner | undefined; readonly missing: string }

/** This machine's first. */
export function nginxes(): readonly [Nginx, ...Nginx[]] {
  const here = existsSync(NGINX) && existsSync(MODULE) ? hereRunner() : undefined
  return [
    { title: 'this machine', runner: here, missing: 'no nginx: apt-get install nginx libnginx-mod-http-js' },
    ...['trixie', 'sid'].map((release) => ({
      title: `Debian ${release}`,
      runner: debianRunner(release),
      missing: `no Debian ${release}: scripts/install-debians.sh makes it, as root`,
    })),
  ]
}

/** Waits until no worker is left of those before the last reload, which may answer by what was in force then. */
export async function takenOver(at: Pick<Started, 'output'>): Promise<void> {
  const count = (output: string, text: string) => output.split(text).length - 1
  const left = (): number => {
    const output = at.output()
    const started = 'start worker process '
    // Those of the last reload come after this word; lines of the ones before may have been late.
    const newest = output.slice(output.lastIndexOf('start worker processes'))
    return count(output, started) - count(newest, started) - count(output, 'exited with code')
  }
  while (left() > 0) await systemClock.sleep(10)
}

/** Puts a file in place, and reloads until everybody is answered by it; gives what was printed. */
export async function reload(at: Started, path: string, content: string): Promise<string> {
  const said = await at.reload(path, content)
  await takenOver(at)
  return said
}

/** Starts the sample backend of an export, and waits until it listens. */
export async function startBackend(directory: string): Promise<Running> {
  const backend = await systemProcesses.start(['node', 'backend/sample.mjs'], directory)
  for (let waited = 0; !backend.output().includes('backend on'); waited += 10) {
    if (waited > 60_000) throw new Error(`the backend does not listen: ${backend.output()}`)
    await systemClock.sleep(10)
  }
  return backend
}
