/** The exported Apache of this machine: how tests bend it. What is particular to it is proven beside this. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Running } from '../../../src/core/port/processes.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { runToEnd } from '../../support/exported-server.ts'
import { startBackend } from '../../support/nginx.ts'
import { hereRunner } from '../../support/runner.ts'
import type { Limits, Stands } from '../stand.ts'

const APACHE = '/usr/sbin/apache2'
const MODULE = '/usr/lib/apache2/modules/mod_lua.so'

/** How it spells the limits that it has, and where. Who says nothing at all, the kernel would keep away from it for half a minute. */
const spellings: Readonly<Record<keyof Limits, readonly [path: string, pattern: RegExp, to: string]>> = {
  handshakeSeconds: ['httpd.conf', /(RequestReadTimeout handshake=)\d+/, 'AcceptFilter http none\n$1'],
  headersSeconds: ['httpd.conf', /( header=)\d+/, '$1'],
  connectionSeconds: ['age.lua', /(SECONDS = )\d+/, '$1'],
  shutdownSeconds: ['httpd.conf', /(GracefulShutdownTimeout )\d+/, '$1'],
}

function limit(directory: string, limits: Limits): void {
  for (const [name, seconds] of Object.entries(limits)) {
    const [path, pattern, to] = spellings[name as keyof Limits]
    const text = readFileSync(join(directory, path), 'utf8')
    if (!pattern.test(text)) throw new Error(`${path} does not say ${pattern}`)
    writeFileSync(join(directory, path), text.replace(pattern, `${to}${seconds}`))
  }
}

/** What an export brings along for backends, in front of the tests' application. */
async function wrap(directory: string): Promise<(listener: RequestListener) => RequestListener> {
  const file = pathToFileURL(join(directory, 'backend/client-cert.mjs')).href
  const { knownClients } = (await import(file)) as { knownClients: (listener: RequestListener) => RequestListener }
  return knownClients
}

export const stands: Stands = () => {
  const title = 'the exported Apache'
  if (!existsSync(APACHE) || !existsSync(MODULE)) return [{ title, missing: 'no Apache: apt-get install apache2-bin' }]
  const runner = hereRunner()
  return [
    {
      title,
      runner,
      manners: {
        olderCrl: 'kept',
        connected: 'refused',
        longChunks: 400,
        continues: /^HTTP\/1\.1 100 Continue\r\n/,
      },
      wrap,
      limit,
      hasMlKem: async () => /OpenSSL 3\.([5-9]|\d\d)/.test((await runToEnd(['openssl', 'version'], '/')).output),
      // It keeps the strangers that never shake hands until their time is over, and others wait meanwhile.
      crowded: { inputs: { connections: '256' }, limits: { handshakeSeconds: 2 } },
      life: async () => {
        const port = await systemNetwork.freePort('127.0.0.1')
        let backend: Running | undefined
        return {
          options: { out: join(runner.folder(), 'server'), inputs: { upstream: `http://127.0.0.1:${port}` } },
          prepare: async ({ directory }) => {
            backend = await startBackend(directory)
          },
          processes: runner.processes,
          stop: async () => backend?.stop(),
        }
      },
    },
  ]
}
