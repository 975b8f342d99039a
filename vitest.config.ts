import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What starts real programs, or asks foreign judges. */
const REAL = ['test/interop/**/*.test.ts', 'test/contract/**/*.test.ts']

/** Every file of which the quick suite takes a sample: `test/support/sweep.ts` takes it. */
const sweeps = globSync('test/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('/sweep.ts'))

/** Of the suites that start no servers. */
const alone = {
  setupFiles: './test/support/in-memory.ts',
  // Half as many again as there are processors, because many tests wait: for a program, or for a time to pass.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // No test changes what others see, so that what one file has loaded serves the next.
  isolate: false,
}

/**
 * Three suites: `quick` needs nothing but Node, and takes a sample of each long sweep; `sweeps` takes these whole; `servers` starts
 * real programs and asks foreign judges.
 *
 * A time-out ends what hangs, and nothing else: a machine that is twenty times slower than usual must fail no test.
 */
export default defineConfig({
  test: {
    testTimeout: 900_000,
    hookTimeout: 900_000,
    globalSetup: ['./test/support/bundled.ts', './test/support/memory.ts'],
    reporters: ['default', './test/support/tally.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...alone,
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: REAL,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...alone,
          name: 'sweeps',
          include: sweeps,
          env: { COUNTERSIGN_SWEEP: 'whole' },
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: REAL,
          // One after the other: real servers have real time-outs.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
