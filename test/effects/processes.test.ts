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

  it('gives a program what it is to read, all of it, and then its end', async () => {
    const input = Buffer.alloc(1_000_000, 'x')
    const running = await systemProcesses.start(['wc', '-c'], tmpdir(), input)
    expect(await running.exited).toBe(0)
    while (!running.output().includes('\n')) await new Promise((resolve) => setImmediate(resolve))
    expect(Number(running.output())).toBe(input.length)
  })

  it('waits for no program to read what it does not want, and is not kept alive by what is left of it', async () => {
    const before = pipes()
    const running = await systemProcesses.start(['sh', '-c', 'exit 4'], tmpdir(), Buffer.alloc(1_000_000, 'x'))
    expect(await running.exited).toBe(4)
    while (pipes() > before) await new Promise((resolve) => setImmediate(resolve))
  })

  it('ends a program that reads nothing and goes on', async () => {
    const running = await systemProcesses.start(['sleep', '600'], tmpdir(), Buffer.alloc(1_000_000, 'x'))
    await running.stop()
    expect(await running.exited).toBe(143)
  })
})
