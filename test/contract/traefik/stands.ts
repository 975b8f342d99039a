/** The exported Traefik and the door beside it: where Traefik is, and what the contract has to know of the two. */
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Running } from '../../../src/core/port/processes.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { editFile } from '../../support/exported-server.ts'
import { findProgram } from '../../support/judges.ts'
import { startBackend } from '../../support/nginx.ts'
import { readingRunner } from '../../support/runner.ts'
import type { Limits, Stands } from '../stand.ts'

/** How it spells the limits that it has; the handshake and the head of a request have the time that all of the request has. */
function limit(directory: string, { connectionSeconds = 600 }: Limits): void {
  editFile(directory, 'traefik.yml', { '"keepAliveMaxTime": "600s"': `"keepAliveMaxTime": "${connectionSeconds}s"` })
}

/** What an export brings along for backends, in front of the tests' application. */
async function wrap(directory: string): Promise<(listener: RequestListener) => RequestListener> {
  const file = pathToFileURL(join(directory, 'backend/client-cert.mjs')).href
  const { knownClients } = (await import(file)) as { knownClients: (listener: RequestListener) => RequestListener }
  return knownClients
}

export const stands: Stands = () => {
  const title = 'the exported Traefik'
  const program = findProgram('traefik')
  if (program === undefined) return [{ title, missing: 'no Traefik: npm run judges installs it' }]
  const runner = readingRunner()
  return [
    {
      title,
      program: () => program,
      runner,
      manners: {
        ...{ revoked: 403, crlEnded: 503, unreadable: 'refused', otherName: 'refused', withoutHost: 421 },
        ...{ absoluteTarget: 200, passes: 'X-User-ID', hangsUp: false, escapes: 'normalised', notStarted: '' },
      },
      fixedClock: 'programs in Go ask the kernel for the time, and not the library that would be moved',
      limit,
      wrap,
      life: async () => {
        const [port, door] = [await systemNetwork.freePort('127.0.0.1'), await systemNetwork.freePort('127.0.0.1')]
        let backend: Running | undefined
        return {
          options: {
            out: join(runner.folder(), 'server'),
            inputs: { program, upstream: `http://127.0.0.1:${port}`, door: `127.0.0.1:${door}` },
          },
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
