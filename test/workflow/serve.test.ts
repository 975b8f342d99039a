/** Building and running what was exported, with small shell programs in the place of servers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import type { Exported } from '../../src/target/write.ts'
import { build, serve } from '../../src/workflow/serve.ts'

const ports = { processes: systemProcesses, clock: systemClock }

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-serve-'))
  return () => rmSync(directory, { recursive: true })
})

const sh = (script: string) => ['sh', '-c', script] as const
const exported = (commands: { build?: string; run?: string }): Exported => ({
  directory,
  recipe: {} as Exported['recipe'],
  files: [],
  commands: {
    ...(commands.build === undefined ? {} : { build: sh(commands.build) }),
    check: sh('true'),
    run: sh(commands.run ?? 'true'),
    ready: 'listening on ',
    reload: { signal: 'SIGHUP', done: 'reloaded: ', failed: 'not reloaded: ' },
  },
})
const failure = (problem: RegExp) =>
  expect.objectContaining({
    code: 'process.failed',
    facts: expect.objectContaining({ problem: expect.stringMatching(problem) }),
  })

describe('a build', () => {
  it('is nothing where the target asks for none', () => build(exported({}), ports))

  it('has ended when it is answered', async () => {
    await build(exported({ build: 'sleep 0.2; echo made > made' }), ports)
    await expect(build(exported({ build: 'test "$(cat made)" = made' }), ports)).resolves.toBeUndefined()
  })

  it('fails with what it printed last', async () => {
    await expect(build(exported({ build: 'echo no compiler >&2; exit 3' }), ports)).rejects.toThrow(
      failure(/the build failed: no compiler/),
    )
  })
})

describe('a reload', () => {
  const server = (answer: string) => `trap 'echo "${answer}"' HUP; echo listening on 1; while :; do sleep 0.05; done`

  it('is answered when the server has taken up its files', async () => {
    const served = await serve(exported({ run: server('reloaded: all') }), ports)
    await expect(served.reload()).resolves.toBeUndefined()
    await served.stop()
  })

  it('fails when the server keeps the old ones, although "not reloaded" says "reloaded" as well', async () => {
    const served = await serve(exported({ run: server('not reloaded: bad CRL') }), ports)
    await expect(served.reload()).rejects.toThrow(failure(/bad CRL/))
    await served.stop()
  })
})
