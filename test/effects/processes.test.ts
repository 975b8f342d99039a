/** Other programs, as they are really started. */
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { systemProcesses } from '../../src/effects/processes.ts'

/** How many pipes keep this process alive. */
const pipes = (): number => process.getActiveResourcesInfo().filter((name) => name === 'PipeWrap').length

describe('systemProcesses', () => {
  it('is not kept alive by what a program has left running in the background', async () => {
    const before = pipes()
    const running = await systemProcesses.start(['sh', '-c', 'sleep 600 & echo $!; exit 3'], tmpdir())
    expect(pipes()).toBeGreaterThan(before)
    expect(await running.exited).toBe(3)
    expect(pipes()).toBe(before)
    while (!running.output().includes('\n')) await new Promise((resolve) => setImmediate(resolve))
    process.kill(Number(running.output()))
  })
})
