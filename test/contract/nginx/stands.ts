/** The exported nginx in each version at hand: how tests bend it. What is particular to it is proven beside this. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Running } from '../../../src/core/port/processes.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { editFile, runToEnd } from '../../support/exported-server.ts'
import { NGINX, nginxes, startBackend, takenOver } from '../../support/nginx.ts'
import type { Runner } from '../../support/runner.ts'
import type { Limits, Particular, Stands } from '../stand.ts'

const CONF = 'nginx.conf'

/** How it spells the limits that it has. */
const directives = {
  handshakeSeconds: 'client_header_timeout',
  headersSeconds: 'client_header_timeout',
  connectionSeconds: 'keepalive_time',
} as const

function limit(directory: string, limits: Limits): void {
  const file = join(directory, CONF)
  let text = readFileSync(file, 'utf8')
  for (const [name, directive] of Object.entries(directives)) {
    const seconds = limits[name as keyof typeof directives]
    if (seconds === undefined) continue
    const pattern = new RegExp(`${directive} \\d+[sm];`)
    if (!pattern.test(text)) throw new Error(`${CONF} sets no ${directive}`)
    text = text.replace(pattern, `${directive} ${seconds}s;`)
  }
  writeFileSync(file, text)
}

/** Whether the OpenSSL of its system is 3.5 or later, and so has ML-KEM. */
async function hasMlKem(runner: Runner): Promise<boolean> {
  const said = await runToEnd(runner.wrap(['/usr/bin/openssl', 'version']), '/').catch(() => ({
    status: 1,
    output: '',
  }))
  const { output } = said.status === 0 ? said : await runToEnd(runner.wrap([NGINX, '-V']), '/')
  return /OpenSSL 3\.([5-9]|\d\d)/.test(output)
}

/** What an export brings along for backends, in front of the tests' application. */
async function wrap(directory: string): Promise<(listener: RequestListener) => RequestListener> {
  const file = pathToFileURL(join(directory, 'backend/client-cert.mjs')).href
  const { knownClients } = (await import(file)) as { knownClients: (listener: RequestListener) => RequestListener }
  return knownClients
}

export const stands: Stands = () => nginxes().map(standOf)

function standOf({ title, runner, missing }: ReturnType<typeof nginxes>[number]): Particular {
  if (runner === undefined) return { title: `the exported nginx on ${title}`, missing }
  return {
    title: `the exported nginx on ${title}`,
    runner,
    manners: {
      ...{ turnedAway: 400, otherName: 'refused', dottedHost: 400, withoutHost: 421, malformedOrigin: 400 },
      continues: /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /,
    },
    wrap,
    limit,
    takenOver,
    hasMlKem: () => hasMlKem(runner),
    // It clears the environment of its workers, but for what it is told to keep.
    keepEnvironment: (directory, names) =>
      editFile(directory, CONF, { 'pid run': `${names.map((name) => `env ${name};`).join('\n')}\npid run` }),
    crowded: {
      inputs: { connections: '256' },
      edits: { [CONF]: { 'worker_processes auto': 'worker_processes 1' } },
    },
    life: async () => {
      const port = await systemNetwork.freePort('127.0.0.1')
      let backend: Running | undefined
      return {
        options: { out: join(runner.folder(), 'server'), inputs: { upstream: `http://127.0.0.1:${port}` } },
        prepare: async ({ directory }) => {
          backend = await startBackend(directory)
        },
        processes: runner.processes,
        takenOver,
        stop: async () => backend?.stop(),
      }
    },
  }
}
