/** A full probe of an exported server on loopback, by the installed command, with everything that a probe can try. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { systemNetwork } from '../src/effects/network.ts'
import type { Installed } from './installed.ts'
import { costOf, type Program, run, takeTurns, typical } from './measure.ts'
import { type Section, verdictOf } from './table.ts'

const BAR = { atMost: 10 }
const HOST = 'api.acme.internal'
const ADDRESS = '127.0.0.1'
const PATIENCE_MS = 10_000

/** Starts the exported server, and waits until it says that it listens. */
async function start(directory: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['server.mjs'], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (said += chunk))
  for (const started = performance.now(); !said.includes('listening on'); await delay(20)) {
    if (server.exitCode !== null || performance.now() - started > PATIENCE_MS) {
      server.kill()
      throw new Error(`the exported server does not start: ${said}`)
    }
  }
  return server
}

/** A home's client `alice`, a revoked `bob`, and an exported server that runs until the work is done. */
export async function withServer<T>(
  { directory, command }: Installed,
  work: (listen: string) => Promise<T>,
): Promise<T> {
  const listen = `${ADDRESS}:${await systemNetwork.freePort(ADDRESS)}`
  run(command('issue', 'client', 'alice', '--uri', 'spiffe://acme.internal/alice', '--claim', 'role=admin'))
  run(command('issue', 'client', 'bob', '--uri', 'spiffe://acme.internal/bob'))
  run(command('issue', 'server', HOST, '--dns', HOST, '--ip', ADDRESS))
  run(command('revoke', 'bob', '--reason', 'keyCompromise'))
  run(command('export', 'node', '--host', HOST, '--listen', listen, '--out', 'server'))
  const server = await start(join(directory, 'server'))
  try {
    return await work(listen)
  } finally {
    server.kill()
  }
}

/** The command line that tries all that a probe can. */
export const probeOf = ({ command }: Installed, listen: string): Program =>
  command('probe', `https://${listen}`, '--host', HOST, '--as', 'alice', '--unsafe-path', '/')

export const measureProbe = (installed: Installed, rounds: number): Promise<Section> =>
  withServer(installed, async (listen) => {
    const costs = await takeTurns({ probe: () => costOf(probeOf(installed, listen)) }, { rounds, warmUp: 1 })
    const { cpuMs, wallMs } = typical(costs.probe)
    const seconds = wallMs / 1000
    return {
      title: 'A full probe of a local server',
      lines: [
        {
          what: 'probe, every attack enforced',
          figure: `${seconds.toFixed(2)} s wall, ${(cpuMs / 1000).toFixed(2)} s CPU`,
          bar: BAR,
          verdict: verdictOf(seconds, BAR),
        },
      ],
      notes: [
        `${rounds} rounds after one to warm up; median. Bar in seconds on the wall. Scrypt of the passphrase is in it.`,
      ],
    }
  })
