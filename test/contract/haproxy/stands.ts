/** The exported HAProxy of this machine: how tests bend it. What is particular to it is proven beside this. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Running } from '../../../src/core/port/processes.ts'
import { systemClock } from '../../../src/effects/clock.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { runToEnd, type Started } from '../../support/exported-server.ts'
import { startBackend } from '../../support/nginx.ts'
import { hereRunner } from '../../support/runner.ts'
import type { Limits, Stands } from '../stand.ts'

const HAPROXY = '/usr/sbin/haproxy'
const CONF = 'haproxy.cfg'

/** How it spells the limits that it has. */
const spellings: Readonly<Record<keyof Limits, readonly RegExp[]>> = {
  handshakeSeconds: [/(timeout client )\d+(s)/],
  headersSeconds: [/(timeout http-request )\d+(s)/],
  connectionSeconds: [/(sub\(sess\.begun\) ge )\d+()/],
  shutdownSeconds: [/(hard-stop-after )\d+(s)/],
}

function limit(directory: string, limits: Limits): void {
  const file = join(directory, CONF)
  let text = readFileSync(file, 'utf8')
  for (const [name, seconds] of Object.entries(limits)) {
    for (const pattern of spellings[name as keyof Limits]) {
      if (!pattern.test(text)) throw new Error(`${CONF} does not say ${pattern}`)
      text = text.replace(pattern, `$1${seconds}$2`)
    }
  }
  writeFileSync(file, text)
}

/** What an export brings along for backends, in front of the tests' application. */
async function wrap(directory: string): Promise<(listener: RequestListener) => RequestListener> {
  const file = pathToFileURL(join(directory, 'backend/client-cert.mjs')).href
  const { knownClients } = (await import(file)) as { knownClients: (listener: RequestListener) => RequestListener }
  return knownClients
}

/** Whether a master hears a reload by now: from the start or a reload on, also one that failed, it ignores SIGUSR2 for a moment. */
function hearsReloads(master: string): boolean {
  const [, caught = '0'] = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${master}/status`, 'utf8')) ?? []
  return (BigInt(`0x${caught}`) & (1n << 11n)) !== 0n // the signal is the twelfth
}

/** Waits until no worker is left of those before the last reload, which may answer by what was in force then, and the next is heard. */
async function takenOver(at: Pick<Started, 'output'>): Promise<void> {
  const count = (text: string) => at.output().split(text).length - 1
  while (count('Loading success') - 1 > count('exited with code')) await systemClock.sleep(10)
  const [, master = ''] = /\((\d+)\) : Loading (?:success|failure)/.exec(at.output()) ?? []
  while (!hearsReloads(master)) await systemClock.sleep(10)
}

export const stands: Stands = () => {
  const title = 'the exported HAProxy'
  if (!existsSync(HAPROXY)) return [{ title, missing: 'no HAProxy: apt-get install haproxy' }]
  const runner = hereRunner()
  return [
    {
      title,
      runner,
      manners: {
        olderCrl: 'kept',
        otherName: 'refused',
        promisedSessions: 2,
        malformedOrigin: 400,
        continues: /^HTTP\/1\.1 100 Continue\r\n/,
      },
      wrap,
      limit,
      takenOver,
      hasMlKem: async () =>
        /Running on OpenSSL version : OpenSSL 3\.([5-9]|\d\d)/.test((await runToEnd([HAPROXY, '-vv'], '/')).output),
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
          takenOver,
          stop: async () => backend?.stop(),
        }
      },
    },
  ]
}
