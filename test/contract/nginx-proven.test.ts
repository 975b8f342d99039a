/** The nginx target through its whole life under each nginx that it covers, attacked after every step. */
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import type { Running } from '../../src/core/port/processes.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { leaveOut } from '../support/judges.ts'
import { nginxes, startBackend, takenOver } from '../support/nginx.ts'
import { provenTarget } from './proven.ts'

for (const { title, runner, missing } of nginxes()) {
  if (runner === undefined) {
    it(`an exported ${title}`, (context) => leaveOut(context, missing))
    continue
  }
  describe(title, async () => {
    let backend: Running
    const port = await systemNetwork.freePort('127.0.0.1')
    afterAll(async () => {
      await backend?.stop()
      runner.clear()
    })
    provenTarget(`an exported nginx of ${title}`, {
      target: 'nginx',
      options: { out: join(runner.folder(), 'server'), inputs: { upstream: `http://127.0.0.1:${port}` } },
      prepare: async ({ directory }) => {
        backend = await startBackend(directory)
      },
      processes: runner.processes,
      takenOver,
    })
  })
}
