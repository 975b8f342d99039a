/** What an exported proxy brings along for its backend: how tests start it, and take its part. What it must refuse is in `backend.ts`. */
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Running } from '../../src/core/port/processes.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import type { Runner } from '../support/runner.ts'
import type { Particular } from './stand.ts'

/** Starts the sample backend of an export, and waits until it listens. */
export async function startBackend(directory: string): Promise<Running> {
  const backend = await systemProcesses.start(['node', 'backend/sample.mjs'], directory)
  for (let waited = 0; !backend.output().includes('backend on'); waited += 10) {
    if (waited > 60_000) throw new Error(`the backend does not listen: ${backend.output()}`)
    await systemClock.sleep(10)
  }
  return backend
}

/** The file that knows clients by their headers, in front of the tests' application. */
export async function knownClients(directory: string): Promise<(listener: RequestListener) => RequestListener> {
  const file = pathToFileURL(join(directory, 'backend/client-cert.mjs')).href
  const helper = (await import(file)) as { knownClients: (listener: RequestListener) => RequestListener }
  return helper.knownClients
}

/** The life of a proxy with the sample backend behind it. */
export function lifeBefore(
  runner: Pick<Runner, 'folder' | 'processes'> | undefined,
  inputs: Readonly<Record<string, string>> = {},
  takenOver?: Particular['takenOver'],
): NonNullable<Particular['life']> {
  return async () => {
    const port = await systemNetwork.freePort('127.0.0.1')
    let backend: Running | undefined
    return {
      options: {
        ...(runner && { out: join(runner.folder(), 'server') }),
        inputs: { ...inputs, upstream: `http://127.0.0.1:${port}` },
      },
      prepare: async ({ directory }) => {
        backend = await startBackend(directory)
      },
      ...(runner && { processes: runner.processes }),
      ...(takenOver && { takenOver }),
      stop: async () => backend?.stop(),
    }
  }
}
