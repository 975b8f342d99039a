/** The exported nginx in each version at hand: how tests bend it. What is particular to it is proven beside this. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { editFile } from '../../support/exported-server.ts'
import { NGINX, nginxes, takenOver } from '../../support/nginx.ts'
import { hasMlKem, type Release } from '../../support/releases.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import type { Limits, Particular, Stands } from '../stand.ts'

/** How it spells the limits that it has. */
const directives = {
  handshakeSeconds: 'client_header_timeout',
  headersSeconds: 'client_header_timeout',
  connectionSeconds: 'keepalive_time',
} as const

const limitsIn =
  (path: string) =>
  (directory: string, limits: Limits): void => {
    const file = join(directory, path)
    let text = readFileSync(file, 'utf8')
    for (const [name, directive] of Object.entries(directives)) {
      const seconds = limits[name as keyof typeof directives]
      if (seconds === undefined) continue
      const pattern = new RegExp(`${directive} \\d+[sm];`)
      if (!pattern.test(text)) throw new Error(`${path} sets no ${directive}`)
      text = text.replace(pattern, `${directive} ${seconds}s;`)
    }
    writeFileSync(file, text)
  }

export const stands: Stands = () => nginxes().map((one) => standOf(one))

/** One of them, which says no as `manners` has it where it does not as usual, and has its limits in `limits`. */
export function standOf(
  { title, runner, missing }: Release,
  manners: Particular['manners'] = {},
  limits = 'nginx.conf',
): Particular {
  if (runner === undefined) return { title: `the exported nginx on ${title}`, missing }
  return {
    title: `the exported nginx on ${title}`,
    runner,
    manners: {
      ...{ turnedAway: 400, otherName: 'refused', dottedHost: 400, withoutHost: 421, malformedOrigin: 400 },
      continues: /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /,
      ...manners,
    },
    wrap: knownClients,
    limit: limitsIn(limits),
    takenOver,
    hasMlKem: () => hasMlKem(runner, [NGINX, '-V']),
    // It clears the environment of its workers, but for what it is told to keep.
    keepEnvironment: (directory, names) =>
      editFile(directory, 'nginx.conf', { 'pid run': `${names.map((name) => `env ${name};`).join('\n')}\npid run` }),
    crowded: {
      inputs: { connections: '256' },
      edits: { 'nginx.conf': { 'worker_processes auto': 'worker_processes 1' } },
    },
    life: lifeBefore(runner, {}, takenOver),
  }
}
