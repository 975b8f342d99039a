import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Two suites: `quick` needs nothing but Node; `servers` starts real programs and asks foreign judges.
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
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: ['test/interop/**', 'test/contract/**'],
          setupFiles: './test/support/in-memory.ts',
          // Half as many again as there are processors, because many tests wait: for a program, or for a time to pass.
          maxWorkers: Math.ceil(availableParallelism() * 1.5),
          // No test changes what others see, so that what one file has loaded serves the next.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['test/interop/**/*.test.ts', 'test/contract/**/*.test.ts'],
          // One after the other: real servers have real time-outs.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
