/** The nginx that tests start: where it is, and how they wait for it. */
import { systemClock } from '../../src/effects/clock.ts'
import type { Started } from './exported-server.ts'
import { releasesOf } from './releases.ts'

export const NGINX = '/usr/sbin/nginx'

/** Each nginx that tests start. */
export const nginxes = () =>
  releasesOf([NGINX, '/usr/lib/nginx/modules/ngx_http_js_module.so'], 'nginx', 'nginx libnginx-mod-http-js')

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
