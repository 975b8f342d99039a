/** The exported lighttpd of this machine: how tests bend it. What is particular to it is proven beside this. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Running } from '../../../src/core/port/processes.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { startBackend } from '../../support/nginx.ts'
import { hereRunner } from '../../support/runner.ts'
import type { Limits, Stands } from '../stand.ts'

const NEEDED = ['/usr/sbin/lighttpd', '/usr/lib/lighttpd/mod_openssl.so', '/usr/lib/lighttpd/mod_magnet.so']
const INSTALL = 'apt-get install lighttpd lighttpd-mod-openssl lighttpd-modules-lua'

const silence: readonly [path: string, pattern: RegExp] = ['lighttpd.conf', /(server\.max-read-idle = )\d+/]

/** How it spells the limits that it has, and where: of handshakes and heads it bounds the silence. */
const spellings: Readonly<Record<keyof Limits, readonly [path: string, pattern: RegExp]>> = {
  handshakeSeconds: silence,
  headersSeconds: silence,
  connectionSeconds: ['lua/door.lua', /(CONNECTION_SECONDS = )\d+/],
  shutdownSeconds: ['lighttpd.conf', /("server\.graceful-shutdown-timeout" => )\d+/],
}

function limit(directory: string, limits: Limits): void {
  for (const [name, seconds] of Object.entries(limits)) {
    const [path, pattern] = spellings[name as keyof Limits]
    const text = readFileSync(join(directory, path), 'utf8')
    if (!pattern.test(text)) throw new Error(`${path} does not say ${pattern}`)
    writeFileSync(join(directory, path), text.replace(pattern, `$1${seconds}`))
  }
}

/** What an export brings along for backends, in front of the tests' application. */
async function wrap(directory: string): Promise<(listener: RequestListener) => RequestListener> {
  const file = pathToFileURL(join(directory, 'backend/client-cert.mjs')).href
  const { knownClients } = (await import(file)) as { knownClients: (listener: RequestListener) => RequestListener }
  return knownClients
}

export const stands: Stands = () => {
  const title = 'the exported lighttpd'
  if (!NEEDED.every((path) => existsSync(path))) return [{ title, missing: `no lighttpd: ${INSTALL}` }]
  const runner = hereRunner()
  return [
    {
      title,
      runner,
      manners: {
        olderCrl: 'kept',
        connected: 'refused',
        otherName: 'refused',
        continues: /^HTTP\/1\.1 (?:100 Continue|200 OK)\r\n/, // it does not ask for a body that is there already
      },
      wrap,
      limit,
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
